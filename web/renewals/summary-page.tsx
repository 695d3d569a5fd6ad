import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/summary-page.ts'
import { ReachPerson } from './reach-person.tsx'
import { renewalPaths } from './renewal-paths.ts'
import { RenewalTabs } from './renewal-tabs.tsx'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-5: what can be done about renewals, where, and whom to ask. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const { items } = outputOf(await call('listAdvisors', { number }))
  const { salesRepresentative, renewalsSpecialist } = outputOf(await call('readOrganization', { number }))
  return { advisors: items.map(({ partner }) => partner.name), salesRepresentative, renewalsSpecialist }
}

function Reach({ title, person }: { title: string; person: Parameters<typeof ReachPerson>[0]['person'] | null }) {
  if (person === null) return null
  return (
    <li>
      <span className="text-muted">{title}:</span> <ReachPerson person={person} />
    </li>
  )
}

export default function SummaryPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { advisors, salesRepresentative, renewalsSpecialist } = loaderData
  const paths = renewalPaths(language, params.number)
  const isKnown = salesRepresentative !== null || renewalsSpecialist !== null
  return (
    <>
      <PageHeader title={t('advisors.title')} lead={t('advisors.summary.lead')} />
      <RenewalTabs paths={paths} current="summary" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-4">
        <Card title={t('advisors.tabs.renew')}>
          <p className="mb-4">{t('advisors.summary.renew')}</p>
          <LinkButton to={paths.renew}>{t('advisors.summary.goToRenew')}</LinkButton>
        </Card>
        <Card title={t('advisors.tabs.advisors')}>
          <p className="mb-4">
            {t('advisors.summary.advisors')}{' '}
            {advisors.length === 0
              ? t('advisors.summary.noAdvisor')
              : t('advisors.summary.yourAdvisors', { names: f.list(advisors) })}
          </p>
          <LinkButton to={paths.advisors}>{t('advisors.summary.goToAdvisors')}</LinkButton>
        </Card>
        <Card title={t('advisors.summary.prices')}>
          <p className="mb-4">{t('advisors.summary.pricesText')}</p>
          <LinkButton to={paths.prices}>{t('advisors.summary.goToPrices')}</LinkButton>
        </Card>
        <Card title={t('advisors.summary.certificate')}>
          <p className="mb-4">{t('advisors.summary.certificateText')}</p>
          <LinkButton to={paths.certificate}>{t('advisors.summary.goToCertificate')}</LinkButton>
        </Card>
        <Card title={t('advisors.summary.supplier')}>
          <p className="mb-4">{t('advisors.summary.supplierText')}</p>
          <LinkButton to={paths.supplier}>{t('advisors.summary.goToSupplier')}</LinkButton>
        </Card>
        <Card title={t('advisors.summary.ask')}>
          {isKnown ? (
            <ul className="flex flex-col gap-1">
              <Reach title={t('advisors.summary.renewalsSpecialist')} person={renewalsSpecialist} />
              <Reach title={t('advisors.summary.salesRepresentative')} person={salesRepresentative} />
            </ul>
          ) : (
            <p>{t('advisors.summary.askAnybody')}</p>
          )}
        </Card>
      </div>
    </>
  )
}
