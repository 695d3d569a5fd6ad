import { data } from 'react-router'
import type { SharedLicence } from '../../contract/customers.ts'
import { earliestToday, instant } from '../../values/calendar.ts'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Card } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/shared-licence-page.ts'
import { customerPaths } from './customer-paths.ts'
import { LicenceState, MaintenanceEnd } from './customer-words.tsx'
import { CustomersClosed } from './customers-closed.tsx'
import { closedBy } from './list-filter.ts'

export const handle = { messages: ['customers'] } satisfies PageHandle

/** PAR-12: one licence that a customer shares. That the page was opened stands in the customer's trail (PAR-9). */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const { number, customerNumber, licenceId } = params
  const answer = await call('readSharedLicence', { number, customerNumber, licenceId })
  if (answer.ok)
    return data({
      closed: null,
      licence: answer.output,
      viewed: answer.output.customer,
      today: earliestToday(instant(now)),
    })
  const closed = closedBy(answer.problem)
  if (closed === null) throw answer.problem.status === 422 ? data(null, { status: 404 }) : problemPage(answer.problem)
  return data({ closed, licence: null }, { status: 403 })
}

function Facts({ licence, today }: { licence: SharedLicence; today: string }) {
  const { t, f } = useI18n()
  const { maintenanceEndsOn, maintenanceState, allocatedQuantity, quantity } = licence
  return (
    <Card title={t('customers.licence.facts')}>
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: t('customers.fields.product'), value: licence.product.name },
            { label: t('customers.licence.edition'), value: licence.edition.name },
            { label: t('customers.licence.model'), value: t(`customers.models.${licence.model}`) },
            { label: t('customers.licence.grade'), value: t(`customers.grades.${licence.grade}`) },
            {
              label: t('customers.licence.allocated'),
              value: <SeatBar label={t('customers.licence.allocated')} used={allocatedQuantity} total={quantity} />,
            },
            { label: t('customers.licence.starts'), value: f.day(licence.startsOn) },
            {
              label: t('customers.licence.ends'),
              value: licence.endsOn === null ? t('customers.licence.perpetual') : f.day(licence.endsOn),
            },
            {
              label: t('customers.licence.maintenance'),
              value: <MaintenanceEnd endsOn={maintenanceEndsOn} state={maintenanceState} today={today} />,
            },
            {
              label: t('customers.licence.contract'),
              value:
                licence.contractNumber === null ? (
                  t('customers.none')
                ) : (
                  <Code value={licence.contractNumber} copy={t('customers.licence.contract')} />
                ),
            },
          ]}
        />
        <p className="max-w-prose text-muted">{t('customers.licence.hidden')}</p>
      </div>
    </Card>
  )
}

export default function SharedLicencePage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = customerPaths(language, params.number)
  if (loaderData.licence === null)
    return <CustomersClosed title={t('customers.licences.title')} closed={loaderData.closed} paths={paths} />
  const { licence, today } = loaderData
  return (
    <>
      <PageHeader
        title={`${licence.product.name} ${licence.edition.name}`}
        crumbs={[
          { label: t('customers.search.title'), href: paths.search },
          { label: licence.customer.name, href: paths.customer(licence.customer.number) },
        ]}
        status={<LicenceState status={licence.status} />}
        lead={<Code value={licence.code} copy={t('customers.licence.code')} />}
      />
      <Facts licence={licence} today={today} />
    </>
  )
}
