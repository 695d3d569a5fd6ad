import type { QuoteSummaryView } from '../../contract/renewals.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/quote-list.ts'
import { type RenewalPaths, renewalPaths } from './renewal-paths.ts'
import { RenewalTabs } from './renewal-tabs.tsx'
import { QuoteState, type QuoteStatus, useRenews, writtenCount, writtenNumber } from './renewal-words.tsx'

export const handle = { messages: ['renewals', 'advisors'] } satisfies PageHandle

/** The states that a quote of today can be in, for the filter. */
const statuses: readonly QuoteStatus[] = ['draft', 'accepted', 'ordered', 'expired', 'cancelled']

/** REN-10: quotes that were saved, the newest first. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const q = typedText(url, 'q', 200)
  const status: QuoteStatus | '' = statuses.find((one) => one === url.searchParams.get('status')) ?? ''
  const after = url.searchParams.get('after')
  const answer = await call('listQuotes', {
    number: params.number,
    q,
    ...(status === '' ? {} : { status: [status] }),
    ...(after === null ? {} : { after }),
  })
  return { q, status, ...pageOfList(answer, url) }
}

function useColumns(paths: RenewalPaths): readonly Column<QuoteSummaryView>[] {
  const { t, f } = useI18n()
  const renews = useRenews()
  return [
    {
      key: 'number',
      label: t('renewals.quotes.number'),
      rowHeader: true,
      cell: ({ id, label, ...quote }) => (
        <>
          <span className="whitespace-nowrap">
            <TextLink to={paths.quote(id)}>{writtenNumber(quote)}</TextLink>
          </span>
          {label === null ? null : <span className="block font-normal text-muted wrap-anywhere">{label}</span>}
        </>
      ),
    },
    { key: 'status', label: t('renewals.quotes.status'), cell: ({ status }) => <QuoteState status={status} /> },
    {
      key: 'total',
      label: t('renewals.quotes.total'),
      align: 'end',
      nowrap: true,
      cell: ({ totalMinor, currency }) => f.money(totalMinor, currency),
    },
    {
      key: 'lines',
      label: t('renewals.quotes.lines'),
      align: 'end',
      phone: 'hide',
      cell: ({ lineCount }) => f.number(lineCount),
    },
    {
      key: 'until',
      label: t('renewals.quotes.until'),
      cell: ({ change, ...until }) => (
        <>
          <span className="whitespace-nowrap">{renews(until)}</span>
          {change === null ? null : (
            <span className="block min-w-40 text-hint text-muted">
              {t('renewals.programme.choice', { from: change.from.name, to: change.to.name })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'valid',
      label: t('renewals.quotes.valid'),
      nowrap: true,
      cell: ({ validUntil }) => <span className="tabular">{f.day(validUntil)}</span>,
    },
    {
      key: 'made',
      label: t('renewals.quotes.made'),
      phone: 'hide',
      nowrap: true,
      cell: ({ madeBy, pricedOn }) => (
        <span className="tabular">
          {f.day(pricedOn)}
          <span className="block text-hint text-muted">{madeBy}</span>
        </span>
      ),
    },
  ]
}

export default function QuoteList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { q, status, items, total, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  const columns = useColumns(paths)
  const filtered = q !== '' || status !== ''
  const href = (fields: { q: string; status: string }) => {
    const set = Object.entries(fields).filter(([, value]) => value !== '')
    return set.length === 0 ? paths.quotes : `${paths.quotes}?${new URLSearchParams(set)}`
  }
  return (
    <>
      <PageHeader
        title={t('renewals.quotes.title')}
        lead={t('renewals.quotes.lead')}
        actions={<LinkButton to={paths.lines}>{t('renewals.quotes.renew')}</LinkButton>}
      />
      <RenewalTabs paths={paths} current="quotes" />
      <FilterBar
        label={t('renewals.quotes.filters')}
        clearHref={paths.quotes}
        chips={[
          ...(q === '' ? [] : [{ label: `${t('renewals.quotes.search')}: ${q}`, removeHref: href({ q: '', status }) }]),
          ...(status === ''
            ? []
            : [
                {
                  label: `${t('renewals.quotes.status')}: ${t(`renewals.quoteStatus.${status}`)}`,
                  removeHref: href({ q, status: '' }),
                },
              ]),
        ]}
      >
        <div className="min-w-60 flex-1">
          <TextInput name="q" type="search" label={t('renewals.quotes.searchLabel')} defaultValue={q} />
        </div>
        <Select
          name="status"
          label={t('renewals.quotes.status')}
          defaultValue={status}
          choices={[
            { value: '', label: t('renewals.quotes.any') },
            ...statuses.map((value) => ({ value, label: t(`renewals.quoteStatus.${value}`) })),
          ]}
        />
      </FilterBar>
      <Table
        caption={t('renewals.quotes.caption')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        count={t('renewals.quotes.count', { count: total.count, written: writtenCount(f.number, total) })}
        selection={{
          action: paths.compare,
          name: 'quote',
          value: ({ id }) => id,
          label: (quote) => t('renewals.quotes.row', { number: writtenNumber(quote) }),
          total: items.length,
          actions: <Button>{t('renewals.quotes.compare')}</Button>,
        }}
        empty={
          pages.nextHref !== undefined ? (
            <EmptyState kind="no-match" title={t('renewals.quotes.noneYet')}>
              {t('renewals.quotes.noneYetText')}
            </EmptyState>
          ) : filtered ? (
            <EmptyState
              kind="no-match"
              title={t('renewals.quotes.noMatch')}
              action={<LinkButton to={paths.quotes}>{t('ui.filters.clear')}</LinkButton>}
            />
          ) : (
            <EmptyState
              kind="nothing-yet"
              title={t('renewals.quotes.none')}
              action={<LinkButton to={paths.lines}>{t('renewals.quotes.renew')}</LinkButton>}
            >
              {t('renewals.quotes.noneText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('renewals.quotes.pages')} {...pages} />
    </>
  )
}
