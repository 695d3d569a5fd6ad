import { Link } from 'react-router'
import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { Card } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { LicencePaths } from './licence-paths.ts'
import { LicenceEnd, MaintenanceEnd } from './licence-words.tsx'

/** What was bought: counted how, from when, until when. */
export function LicenceFacts(props: { licence: LicenceView; today: string; paths: LicencePaths }) {
  const { licence, today, paths } = props
  const { t, f } = useI18n()
  return (
    <Card title={t('licences.facts.title')}>
      <DescriptionList
        items={[
          { label: t('licences.product'), value: licence.product.name },
          { label: t('licences.edition'), value: licence.edition.name },
          { label: t('licences.model'), value: t(`licences.models.${licence.model}`) },
          { label: t('licences.grade'), value: t(`licences.grades.${licence.grade}`) },
          { label: t('licences.starts'), value: f.day(licence.startsOn) },
          { label: t('licences.ends'), value: <LicenceEnd endsOn={licence.endsOn} today={today} plain={false} /> },
          {
            label: t('licences.maintenanceEnds'),
            value: (
              <>
                <MaintenanceEnd endsOn={licence.maintenanceEndsOn} state={licence.maintenanceState} today={today} />
                {licence.maintenanceEndsOn === null ? null : (
                  <>
                    <Link to={paths.renew(licence.code)} className="link flex min-h-6 items-center coarse:min-h-11">
                      {t('licences.renewMaintenance')}
                    </Link>
                    <Link to={paths.certificate(licence.id)} className="link flex min-h-6 items-center coarse:min-h-11">
                      {t('licences.certificate')}
                    </Link>
                  </>
                )}
              </>
            ),
          },
          {
            label: t('licences.features'),
            value:
              licence.features.length === 0
                ? t('licences.noFeatures')
                : f.list(licence.features.map(({ name }) => name)),
          },
          {
            label: t('licences.advisor'),
            value:
              licence.advisors.length === 0
                ? t('licences.noAdvisor')
                : licence.advisors.map(({ id, name }) => (
                    <Link key={id} to={paths.advisor(id)} className="link mr-3">
                      {name}
                    </Link>
                  )),
          },
        ]}
      />
    </Card>
  )
}

/** The order that the licence comes from. */
export function LicenceOrder({ licence }: { licence: LicenceView }) {
  const { t, f } = useI18n()
  const { order } = licence
  const optional = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])
  return (
    <Card title={t('licences.order.title')}>
      <DescriptionList
        items={[
          {
            label: t('licences.order.number'),
            value: <Code value={order.number} copy={t('licences.order.number')} />,
          },
          { label: t('licences.order.line'), value: f.number(order.line) },
          { label: t('licences.order.sku'), value: <Code value={order.sku} /> },
          { label: t('licences.list.received'), value: f.day(licence.fulfilledAt) },
          ...optional(t('licences.order.purchaseOrder'), order.purchaseOrderNumber),
          ...optional(t('licences.order.contract'), order.contractNumber),
          ...optional(t('licences.order.soldBy'), order.sellingPartnerName),
        ]}
      />
    </Card>
  )
}

/** The terms that come with the product, as sentences. */
export function LicenceTerms({ licence }: { licence: LicenceView }) {
  const { t, f } = useI18n()
  const { moves, graceHours, overdraftPercent, maintenanceEndsOn } = licence
  const sentences = [
    t(`licences.terms.model.${licence.model}`),
    t(licence.partialAllocation ? 'licences.terms.inParts' : 'licences.terms.whole'),
    t('licences.terms.hosts', { hosts: licence.hostIdTypes.map((type) => t(`licences.hostTypes.${type}`)).join(', ') }),
    moves.limit === null ? t('licences.terms.movesFree') : t('licences.terms.moves', { count: moves.limit }),
    maintenanceEndsOn === null
      ? t('licences.terms.releasesAtStart', { day: f.day(licence.startsOn) })
      : t('licences.terms.releases', { day: f.day(maintenanceEndsOn) }),
    ...(licence.endsOn === null || graceHours === 0 ? [] : [t('licences.terms.grace', { hours: graceHours })]),
    ...(overdraftPercent === 0 ? [] : [t('licences.terms.overdraft', { percent: f.percent(overdraftPercent / 100) })]),
  ]
  return (
    <Card title={t('licences.terms.title')}>
      <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  )
}
