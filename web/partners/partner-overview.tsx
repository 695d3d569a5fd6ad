import { data, redirect } from 'react-router'
import { earliestToday, instant } from '../../values/calendar.ts'
import { outputOf, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/partner-overview.ts'
import { customerPaths } from './customer-paths.ts'
import { type CustomerTasks, EndingCustomers, NewCustomers } from './customer-tasks.tsx'
import { closedBy } from './list-filter.ts'

export const handle = { messages: ['customers'] } satisfies PageHandle

/** ACC-17: where a partner's people begin: new customers, permissions that end soon. Who may see none learns why. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const answer = await call('listCustomerTasks', { number: params.number })
  const closed = answer.ok ? null : closedBy(answer.problem)
  if (!answer.ok && closed === null) throw problemPage(answer.problem)
  return data({
    closed,
    tasks: answer.ok ? answer.output : null,
    today: earliestToday(instant(now)),
    noticed: url.searchParams.get('done') === 'noticed',
  })
}

/** PAR-6: takes note of a new customer. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { text } = submitted(context)
  outputOf(await call('noticeCustomer', { number: params.number, customerNumber: text('customerNumber') }))
  return redirect(`${url.pathname}?done=noticed`, 303)
}

function Tasks({ tasks, today, number }: { tasks: CustomerTasks; today: string; number: string }) {
  const { t, language } = useI18n()
  const paths = customerPaths(language, number)
  const { fresh, ending } = tasks
  return (
    <Section title={t('customers.overview.tasks')}>
      {fresh.items.length === 0 && ending.items.length === 0 ? (
        <Card>
          <p className="text-muted">{t('customers.overview.nothing')}</p>
        </Card>
      ) : null}
      <div className="flex flex-col gap-6">
        {fresh.items.length === 0 ? null : <NewCustomers fresh={fresh} paths={paths} />}
        {ending.items.length === 0 ? null : <EndingCustomers ending={ending} paths={paths} today={today} />}
      </div>
    </Section>
  )
}

export default function PartnerOverview({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = customerPaths(language, params.number)
  const { closed, tasks, today, noticed } = loaderData
  return (
    <>
      <PageHeader
        title={t('customers.overview.title')}
        actions={
          closed === null ? (
            <LinkButton kind="primary" to={paths.search}>
              {t('customers.overview.toSearch')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        {noticed ? (
          <Notice tone="ok" announce title={t('customers.customer.noticed')}>
            {t('customers.customer.noticedText')}
          </Notice>
        ) : null}
        {closed === null ? null : (
          <Card>
            <EmptyState
              kind="not-allowed"
              title={t('customers.closed.title')}
              action={<LinkButton to={paths.profile}>{t('customers.closed.profile')}</LinkButton>}
            >
              {closed.detail}
            </EmptyState>
          </Card>
        )}
        {tasks === null ? null : <Tasks tasks={tasks} today={today} number={params.number} />}
      </div>
    </>
  )
}
