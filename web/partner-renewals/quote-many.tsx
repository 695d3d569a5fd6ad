import { Link } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form } from '../ui/form.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/quote-many.ts'
import { termGiven } from './read-term.server.ts'
import { type ResalePaths, resalePaths } from './resale-paths.ts'
import { TermFields } from './term-fields.tsx'

export const handle = { messages: ['resale'] } satisfies PageHandle

/** So many customers at once; the operation says the same. */
const most = 50

/** PAR-13: the customers that were ticked, and for how long to renew. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const chosen = [...new Set(url.searchParams.getAll('customer'))].slice(0, most)
  const customers: { number: string; name: string }[] = []
  for (const customerNumber of chosen) {
    const { name } = outputOf(await call('readCustomer', { number, customerNumber }))
    customers.push({ number: customerNumber, name })
  }
  return { customers }
}

/** One draft for each, or the reason why there is none. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { text, texts } = submission
  const given = {
    number: params.number,
    customerNumber: texts('customer'),
    ...termGiven(text('until'), text('end')),
  }
  const answer = await call('quoteCustomers', given, onceGiven(submission))
  if (answer.ok) return { items: answer.output.items }
  return refused(submission, answer.problem, ['until'])
}

type Outcome = OutputOf<typeof partnerRenewals.quoteCustomers>['items'][number]

function Result({ items, paths }: { items: readonly Outcome[]; paths: ResalePaths }) {
  const { t, f } = useI18n()
  return (
    <>
      <PageHeader
        title={t('resale.many.result')}
        crumbs={[{ label: t('resale.title'), href: paths.list }]}
        actions={<LinkButton to={paths.quotes}>{t('resale.many.toQuotes')}</LinkButton>}
      />
      <Table
        caption={t('resale.many.resultCaption')}
        rows={items}
        rowKey={({ customer }) => customer.number}
        columns={[
          {
            key: 'customer',
            label: t('resale.fields.customer'),
            rowHeader: true,
            cell: ({ customer }) => customer.name,
          },
          {
            key: 'result',
            label: t('resale.fields.result'),
            roomy: true,
            phone: 'wide',
            cell: ({ customer, quote, whyNot, missing }) =>
              quote === null ? (
                whyNot
              ) : (
                <>
                  <Link
                    to={paths.quote(customer.number, quote.id)}
                    className="link inline-flex min-h-6 items-center coarse:min-h-11"
                  >
                    {t('resale.many.made', { number: quote.number, total: f.money(quote.totalMinor, quote.currency) })}
                  </Link>
                  {missing === 0 ? null : ` · ${t('resale.many.missing', { count: missing })}`}
                </>
              ),
          },
          {
            key: 'margin',
            label: t('resale.fields.margin'),
            align: 'end',
            nowrap: true,
            cell: ({ quote }) => (quote === null ? '–' : f.money(quote.marginMinor, quote.currency)),
          },
        ]}
      />
    </>
  )
}

export default function QuoteMany({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { customers } = loaderData
  const paths = resalePaths(language, params.number)
  const answer = useFormAnswer()
  if (actionData && 'items' in actionData) return <Result items={actionData.items} paths={paths} />
  return (
    <>
      <PageHeader
        title={t('resale.many.title')}
        lead={t('resale.many.lead')}
        crumbs={[{ label: t('resale.title'), href: paths.list }]}
        answer={answer}
      />
      {customers.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          title={t('resale.many.none')}
          action={<LinkButton to={paths.list}>{t('resale.many.back')}</LinkButton>}
        >
          {t('resale.many.noneText')}
        </EmptyState>
      ) : (
        <Form className="group/until">
          <section aria-labelledby="chosen-customers">
            <h2 id="chosen-customers" className="mb-1 font-medium">
              {t('resale.many.chosen')}
            </h2>
            <ul className="list-disc pl-5">
              {customers.map(({ number, name }) => (
                <li key={number}>
                  {name} <span className="tabular text-muted">{number}</span>
                  <input type="hidden" name="customer" value={number} />
                </li>
              ))}
            </ul>
          </section>
          <TermFields until="12" end="" />
          <ButtonRow>
            <Button kind="primary">{t('resale.many.action')}</Button>
            <LinkButton to={paths.list}>{t('resale.many.back')}</LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
