import { Link } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { useFoundLicenceColumns } from '../licences/found-licence-columns.tsx'
import { FindForm } from '../search/find-form.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/console-page.ts'

export const handle = { messages: ['console', 'licences'] } satisfies PageHandle

const newestShown = 8

/** Where staff begin: a search for whatever the caller names, what needs attention, what was sold last. */
export async function loader({ context }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const newest = outputOf(await call('findLicences', { limit: newestShown }))
  const givenUp = await call('listGivenUpJobs', { limit: 1 })
  const [recovery] = outputOf(await call('listRecoveryRequests', { limit: 1 })).items
  // Whoever may not see the jobs is told nothing of them; any other trouble must not pass for an empty list.
  const mayNot = !givenUp.ok && givenUp.problem.status === 403
  const books = actor.kind === 'staff' && actor.staffRoles?.includes('renewals-specialist') === true
  const orders = books ? outputOf(await call('listOrdersToBook', { limit: 1 })).total : null
  const roles = actor.kind === 'staff' ? (actor.staffRoles ?? []) : []
  const approves = roles.includes('renewals-manager') || roles.includes('finance-manager')
  const asked = { show: 'approval', limit: 1 } as const
  const approvals = approves ? outputOf(await call('listQuotesOfAll', asked)).total : null
  const attention = {
    givenUp: mayNot ? null : outputOf(givenUp).total,
    recovery: recovery?.ripe ?? false,
    orders,
    approvals,
  }
  return { newest: newest.items, ...attention }
}

/** ACC-9: a company without an administrator can do little until somebody decides. */
function Recovery() {
  const { t, language } = useI18n()
  return (
    <Notice
      tone="warn"
      title={t('console.start.recovery')}
      action={
        <LinkButton to={`/${language}/console/organizations/recovery-requests`}>
          {t('console.start.seeRecovery')}
        </LinkButton>
      }
    >
      {t('console.start.recoveryText')}
    </Notice>
  )
}

function GivenUp({ count, atLeast }: { count: number; atLeast: boolean }) {
  const { t, f, language } = useI18n()
  if (count === 0) return <Notice tone="ok">{t('console.start.allDone')}</Notice>
  return (
    <Notice
      tone="warn"
      title={t('console.start.givenUp', { count, written: `${atLeast ? '> ' : ''}${f.number(count)}` })}
      action={<LinkButton to={`/${language}/console/given-up-jobs`}>{t('console.start.seeJobs')}</LinkButton>}
    >
      {t('console.start.givenUpText')}
    </Notice>
  )
}

/** REN-24: whoever books orders is told how many wait; nobody else is. */
function OrdersToBook({ count, atLeast }: { count: number; atLeast: boolean }) {
  const { t, f, language } = useI18n()
  const written = `${f.number(count)}${atLeast ? '+' : ''}`
  return (
    <Notice
      title={t('console.start.orders', { count, written })}
      action={<LinkButton to={`/${language}/console/orders`}>{t('console.start.seeOrders')}</LinkButton>}
    >
      {t('console.start.ordersText')}
    </Notice>
  )
}

/** REN-7: whoever agrees to discounts and waivers is told how many quotes wait. */
function QuotesToApprove({ count, atLeast }: { count: number; atLeast: boolean }) {
  const { t, f, language } = useI18n()
  const written = `${f.number(count)}${atLeast ? '+' : ''}`
  return (
    <Notice
      title={t('console.start.approvals', { count, written })}
      action={
        <LinkButton to={`/${language}/console/quotes?show=approval`}>{t('console.start.seeApprovals')}</LinkButton>
      }
    />
  )
}

export default function ConsolePage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { newest, givenUp, recovery, orders, approvals } = loaderData
  const toBook = orders !== null && orders.count > 0 ? orders : null
  const toApprove = approvals !== null && approvals.count > 0 ? approvals : null
  const waits = toBook !== null || toApprove !== null
  const columns = useFoundLicenceColumns()
  const base = `/${language}/console`
  return (
    <>
      <PageHeader title={t('app.nav.overview')} />
      <div className="flex flex-col gap-8">
        <FindForm />
        {givenUp === null && !recovery && !waits ? null : (
          <Section title={t('console.start.attention')}>
            <div className="flex flex-col gap-4">
              {toBook === null ? null : <OrdersToBook {...toBook} />}
              {toApprove === null ? null : <QuotesToApprove {...toApprove} />}
              {recovery ? <Recovery /> : null}
              {givenUp === null || ((recovery || waits) && givenUp.count === 0) ? null : <GivenUp {...givenUp} />}
            </div>
          </Section>
        )}
        <Section title={t('console.start.fulfilTitle')}>
          <p className="max-w-prose">
            {t('console.start.fulfilText')}{' '}
            <Link to={`${base}/organizations`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
              {t('console.start.findOrganization')}
            </Link>
          </p>
        </Section>
        <Section
          title={t('console.start.newest')}
          actions={<LinkButton to={`${base}/licences`}>{t('console.start.allLicences')}</LinkButton>}
        >
          <Table
            caption={t('licences.title')}
            columns={columns}
            rows={newest}
            rowKey={(row) => row.id}
            empty={<EmptyState kind="nothing-yet" title={t('console.licences.none')} />}
          />
        </Section>
      </div>
    </>
  )
}
