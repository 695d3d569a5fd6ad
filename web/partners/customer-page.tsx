import { data, redirect } from 'react-router'
import type { CustomerView } from '../../contract/customers.ts'
import { earliestToday, instant } from '../../values/calendar.ts'
import { outputOf, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/customer-page.ts'
import { type CustomerPaths, customerPaths } from './customer-paths.ts'
import { People, Person } from './customer-people.tsx'
import { Place, Scopes, UntilEndOf } from './customer-words.tsx'
import { CustomersClosed } from './customers-closed.tsx'
import { closedBy } from './list-filter.ts'
import { useSharedLicenceColumns } from './shared-licence-columns.tsx'

export const handle = { messages: ['customers'] } satisfies PageHandle

/** PAR-12: one customer. That the page was opened stands in the customer's trail (PAR-9). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const { number, customerNumber } = params
  const answer = await call('readCustomer', { number, customerNumber })
  if (!answer.ok) {
    const closed = closedBy(answer.problem)
    if (closed === null) throw problemPage(answer.problem)
    return data({ closed, customer: null }, { status: 403 })
  }
  const customer = answer.output
  return data({
    closed: null,
    customer,
    viewed: { number: customer.number, name: customer.name },
    today: earliestToday(instant(now)),
    noticed: url.searchParams.get('done') === 'noticed' && customer.noticedAt !== null,
  })
}

/** PAR-6, ACC-17: takes note of the new customer. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  submitted(context)
  const { number, customerNumber } = params
  outputOf(await call('noticeCustomer', { number, customerNumber }))
  return redirect(`${url.pathname}?done=noticed`, 303)
}

function Grant({ customer }: { customer: CustomerView }) {
  const { t, f } = useI18n()
  const { grantedBy, location } = customer
  return (
    <Card title={t('customers.customer.grant')}>
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: t('customers.customer.sees'), value: t(`customers.coverage.${customer.coverage}`) },
            { label: t('customers.customer.may'), value: <Scopes scopes={customer.scopes} /> },
            {
              label: t('customers.customer.until'),
              value: <UntilEndOf endsOn={customer.endsOn} timeZone={customer.timeZone} />,
            },
            { label: t('customers.customer.since'), value: f.day(customer.startsAt) },
            {
              label: t('customers.customer.by'),
              value: grantedBy === null ? t('customers.customer.left') : <Person person={grantedBy} />,
            },
            {
              label: t('customers.customer.location'),
              value: [location.name, location.city].filter((one, at, all) => all.indexOf(one) === at).join(', '),
            },
          ]}
        />
        <p className="max-w-prose text-muted">
          {t(customer.extends ? 'customers.customer.extends' : 'customers.customer.ends')}{' '}
          {t('customers.customer.trace')}
        </p>
      </div>
    </Card>
  )
}

function Licences({ customer, paths, today }: { customer: CustomerView; paths: CustomerPaths; today: string }) {
  const { t, f } = useI18n()
  const columns = useSharedLicenceColumns(paths, today, false)
  return (
    <Table
      caption={t('customers.customer.licences')}
      count={t('customers.customer.licencesCount', { count: customer.shared, written: f.number(customer.shared) })}
      tools={<LinkButton to={paths.licencesOf(customer.number)}>{t('customers.customer.allLicences')}</LinkButton>}
      columns={columns}
      rows={customer.licences}
      rowKey={(row) => row.id}
      empty={
        <EmptyState kind="nothing-yet" title={t('customers.customer.noLicences')}>
          {t('customers.customer.noLicencesText')}
        </EmptyState>
      }
    />
  )
}

export default function CustomerPage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const paths = customerPaths(language, params.number)
  if (loaderData.customer === null)
    return <CustomersClosed title={t('customers.search.title')} closed={loaderData.closed} paths={paths} />
  const { customer, today, noticed } = loaderData
  return (
    <>
      <PageHeader
        title={customer.name}
        crumbs={[{ label: t('customers.search.title'), href: paths.search }]}
        status={customer.isNew ? <Badge tone="info">{t('customers.new')}</Badge> : undefined}
        lead={
          <>
            <span className="tabular">{customer.number}</span> · <Place {...customer} />
            {customer.otherNames.length === 0 ? null : (
              <> · {t('customers.customer.otherNames', { names: f.list(customer.otherNames) })}</>
            )}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {noticed ? (
          <Notice tone="ok" announce title={t('customers.customer.noticed')}>
            {t('customers.customer.noticedText')}
          </Notice>
        ) : null}
        {customer.isNew ? (
          <Notice
            tone="info"
            action={
              <Form answer={noAnswer} inline>
                <Button kind="primary">{t('customers.customer.notice')}</Button>
              </Form>
            }
          >
            {t('customers.customer.newText')}
          </Notice>
        ) : null}
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Grant customer={customer} />
          <Card title={t('customers.customer.contacts')}>
            {customer.contacts.length === 0 ? (
              <p className="text-muted">{t('customers.customer.noContacts')}</p>
            ) : (
              <People people={customer.contacts} />
            )}
          </Card>
        </div>
        <Licences customer={customer} paths={paths} today={today} />
      </div>
    </>
  )
}
