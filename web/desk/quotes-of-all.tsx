import type { DeskQuoteView, deskShows } from '../../contract/desk.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { QuoteState, writtenCount } from '../renewals/renewal-words.tsx'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { Tabs } from '../ui/tabs.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/quotes-of-all.ts'
import { deskPaths } from './desk-paths.ts'

export const handle = { messages: ['renewals', 'desk'] } satisfies PageHandle

type Show = (typeof deskShows)[number]
const shows = ['follow-up', 'approval', 'draft', 'sent', 'all'] as const satisfies readonly Show[]

/** REN-7: quotes of all customers, by what is to be done with them. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const q = typedText(url, 'q', 200)
  const show = shows.find((one) => one === url.searchParams.get('show')) ?? 'follow-up'
  const mine = url.searchParams.get('mine') === 'on'
  const after = url.searchParams.get('after')
  const given = { q, show, mine, ...(after === null ? {} : { after }) }
  return { q, show, mine, ...pageOfList(await context.get(visit).call('listQuotesOfAll', given), url) } as const
}

function useColumns(): readonly Column<DeskQuoteView>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'quote',
      label: t('desk.list.quote'),
      rowHeader: true,
      nowrap: true,
      cell: ({ organization, id, number, revision }) => (
        <TextLink to={deskPaths(language, organization.number).desk(id)}>
          {t('desk.version', { number, revision: `${revision}` })}
        </TextLink>
      ),
    },
    {
      key: 'customer',
      label: t('desk.list.customer'),
      roomy: true,
      cell: ({ organization }) => `${organization.name} (${organization.number})`,
    },
    {
      key: 'state',
      label: t('desk.list.state'),
      cell: ({ status, decision, waitingQuestions }) => (
        <span className="flex flex-wrap gap-1">
          <QuoteState status={status} />
          {decision === 'refused' ? <Badge tone="danger">{t('desk.list.refused')}</Badge> : null}
          {waitingQuestions === 0 ? null : (
            <Badge tone="warn">{t('desk.list.questions', { count: waitingQuestions })}</Badge>
          )}
        </span>
      ),
    },
    { key: 'madeBy', label: t('desk.list.madeBy'), cell: ({ madeBy }) => madeBy },
    { key: 'specialist', label: t('desk.list.specialist'), cell: ({ specialist }) => specialist ?? '–' },
    {
      key: 'total',
      label: t('desk.list.total'),
      align: 'end',
      nowrap: true,
      cell: ({ totalMinor, currency }) => f.money(totalMinor, currency),
    },
    { key: 'valid', label: t('desk.list.valid'), nowrap: true, cell: ({ validUntil }) => f.day(validUntil) },
  ]
}

export default function QuotesOfAll({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { q, show, mine, items, total, pages } = loaderData
  const path = `/${language}/console/quotes`
  const columns = useColumns()
  const href = (which: Show, typed: string, own: boolean) => {
    const fields = new URLSearchParams({
      ...(which === 'follow-up' ? {} : { show: which }),
      ...(typed === '' ? {} : { q: typed }),
      ...(own ? { mine: 'on' } : {}),
    })
    return fields.size === 0 ? path : `${path}?${fields}`
  }
  const filtered = q !== '' || mine
  return (
    <>
      <PageHeader
        title={t('desk.list.title')}
        lead={t('desk.list.lead')}
        actions={<LinkButton to={`/${language}/console/orders`}>{t('desk.list.orders')}</LinkButton>}
      />
      <Tabs
        label={t('desk.list.views')}
        tabs={shows.map((which) => ({
          label: t(`desk.list.show.${which}`),
          href: href(which, q, mine),
          current: which === show,
        }))}
      />
      <FilterBar
        label={t('desk.list.filters')}
        keep={show === 'follow-up' ? {} : { show }}
        clearHref={href(show, '', false)}
        chips={[
          ...(q === '' ? [] : [{ label: `${t('desk.list.search')}: ${q}`, removeHref: href(show, '', mine) }]),
          ...(mine ? [{ label: t('desk.list.mine'), removeHref: href(show, q, false) }] : []),
        ]}
      >
        <div className="min-w-60 flex-1">
          <TextInput name="q" type="search" label={t('desk.list.searchLabel')} defaultValue={q} />
        </div>
        <Checkbox name="mine" label={t('desk.list.mine')} defaultChecked={mine} />
      </FilterBar>
      <Table
        caption={t(`desk.list.show.${show}`)}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        count={t('desk.list.count', { count: total.count, written: writtenCount(f.number, total) })}
        empty={
          filtered ? (
            <EmptyState
              kind="no-match"
              title={t('desk.list.noMatch')}
              action={<LinkButton to={href(show, '', false)}>{t('ui.filters.clear')}</LinkButton>}
            />
          ) : (
            <EmptyState kind="nothing-yet" title={t('desk.list.none')} />
          )
        }
      />
      <Pager label={t('desk.list.pages')} {...pages} />
    </>
  )
}
