import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Selection } from '../ui/table-columns.ts'
import { Tabs } from '../ui/tabs.tsx'
import type { Route } from './+types/renewable-lines.ts'
import { useLineColumns } from './line-columns.tsx'
import { LineFilters } from './line-filters.tsx'
import { filterGiven, readRenewalChoice } from './read-renewal-choice.server.ts'
import { choiceFields, choiceHref, linesMost, type RenewalChoice, withoutLines } from './renewal-choice.ts'
import { renewalPaths } from './renewal-paths.ts'
import { writtenCount } from './renewal-words.tsx'

export const handle = { messages: ['renewals'] } satisfies PageHandle

const views = ['yes', 'no', 'all'] as const

/** REN-5: every line by its end, with state and price, or why it cannot be renewed. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const today = todayOf(now)
  const choice = readRenewalChoice(url, today)
  const renewable = views.find((one) => one === url.searchParams.get('renewable')) ?? 'yes'
  const after = url.searchParams.get('after')
  const answer = await call('listRenewableLines', {
    number: params.number,
    ...filterGiven(choice),
    renewable,
    ...(after === null ? {} : { after }),
  })
  if (!answer.ok && answer.problem.status !== 422) outputOf(answer)
  return { choice, renewable, today, ...pageOfList(answer, url) } as const
}

const captions = { yes: 'captionYes', no: 'captionNo', all: 'captionAll' } as const
const nothings = { yes: 'noneYes', no: 'noneNo', all: 'noneAll' } as const

/** What the list's forms carry along besides what is ticked. */
function Carried({ choice }: { choice: RenewalChoice }) {
  return choiceFields({ ...choice, out: [] }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

/** What was chosen on other pages of the list, to go on with or to drop. */
function Kept({ choice, pricePath, linesPath }: { choice: RenewalChoice; pricePath: string; linesPath: string }) {
  const { t } = useI18n()
  const count = choice.lines.length
  if (choice.all || count === 0) return null
  return (
    <div className="mb-4">
      <Notice
        announce
        action={
          <ButtonRow>
            <LinkButton to={choiceHref(pricePath, choice)}>{t('renewals.lines.priceKept', { count })}</LinkButton>
            <LinkButton kind="quiet" to={choiceHref(linesPath, withoutLines(choice))}>
              {t('renewals.lines.forget')}
            </LinkButton>
          </ButtonRow>
        }
      >
        {count < linesMost
          ? t('renewals.lines.kept', { count })
          : t('renewals.lines.keptMost', { most: `${linesMost}` })}
      </Notice>
    </div>
  )
}

export default function RenewableLines({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { choice, renewable, today, items, total, products, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  const columns = useLineColumns({ paths, today, renewable, kept: choice.lines })
  const none = { q: '', state: '', product: '', endsFrom: '', endsBy: '' } as const
  const filtered = [choice.q, choice.state, choice.product, choice.endsFrom, choice.endsBy].some((one) => one !== '')
  const unfiltered = { ...choice, ...none }
  const view = (which: typeof renewable): [string, string][] => (which === 'yes' ? [] : [['renewable', which]])
  const here = (one: RenewalChoice) => choiceHref(paths.lines, one, view(renewable))
  const selection: Selection<(typeof items)[number]> = {
    action: paths.price,
    name: 'line',
    value: (row) => row.membershipId ?? '',
    label: (row) => t('renewals.lines.row', { code: row.licence.code }),
    total: total.count,
    matching: {
      chosen: choice.all,
      chooseHref: here({ ...choice, all: true }),
      clearHref: here({ ...choice, all: false }),
    },
    actions: (
      <>
        <Carried choice={choice} />
        <Button kind="primary">{t('renewals.lines.price')}</Button>
        {choice.all ? null : <Button formAction={paths.lines}>{t('renewals.lines.keep')}</Button>}
      </>
    ),
  }
  return (
    <>
      <PageHeader
        title={t('renewals.lines.title')}
        crumbs={[{ label: t('renewals.title'), href: paths.summary }]}
        lead={t('renewals.lines.lead')}
        actions={<LinkButton to={paths.certificate}>{t('renewals.lines.certificate')}</LinkButton>}
      />
      <Tabs
        label={t('renewals.lines.views')}
        tabs={views.map((which) => ({
          label: t(`renewals.lines.${which}`),
          href: choiceHref(paths.lines, choice, view(which)),
          current: which === renewable,
        }))}
      />
      <LineFilters choice={choice} products={products} renewable={renewable} hrefOf={here} />
      <Kept choice={choice} pricePath={paths.price} linesPath={paths.lines} />
      <Table
        key={choice.lines.length}
        caption={t(`renewals.lines.${captions[renewable]}`)}
        columns={columns}
        rows={items}
        rowKey={(row) => row.membershipId ?? row.licence.id}
        count={t('renewals.lines.count', { count: total.count, written: writtenCount(f.number, total) })}
        selection={renewable === 'yes' ? selection : undefined}
        empty={
          pages.nextHref !== undefined ? (
            <EmptyState kind="no-match" title={t('renewals.lines.noneYet')}>
              {t('renewals.lines.noneYetText')}
            </EmptyState>
          ) : filtered ? (
            <EmptyState
              kind="no-match"
              title={t('renewals.lines.noMatch')}
              action={<LinkButton to={here(unfiltered)}>{t('ui.filters.clear')}</LinkButton>}
            >
              {renewable === 'yes' ? t('renewals.lines.noneYesText') : undefined}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t(`renewals.lines.${nothings[renewable]}`)}>
              {renewable === 'yes' ? t('renewals.lines.noneYesText') : undefined}
            </EmptyState>
          )
        }
      />
      <Pager label={t('renewals.lines.pages')} {...pages} />
    </>
  )
}
