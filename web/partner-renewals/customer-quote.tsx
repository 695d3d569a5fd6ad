import { Download } from 'lucide-react'
import { redirect } from 'react-router'
import type { CustomerQuoteView } from '../../contract/partner-quotes.ts'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { CustomerLink } from '../partners/customer-link.tsx'
import { ReachPerson } from '../renewals/reach-person.tsx'
import { QuoteState, useRenews, writtenNumber } from '../renewals/renewal-words.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/customer-quote.ts'
import { BothPrices } from './both-prices.tsx'
import { levelName } from './level-name.server.ts'
import { MissingNotice } from './missing-notice.tsx'
import { ResaleLines } from './resale-lines.tsx'
import { type ResalePaths, resaleDeeds, resalePaths } from './resale-paths.ts'
import { resaleRows } from './resale-rows.server.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['resale', 'renewals'] } satisfies PageHandle

/** REN-6: a partner's quote with both prices, what is missing, and what can be done with it now. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number, customerNumber, quoteId } = params
  const quote = outputOf(await call('readCustomerQuote', { number, customerNumber, quoteId }))
  const after = url.searchParams.get('after')
  const of = { number, customerNumber, quoteId, ...(after === null ? {} : { after }) }
  const { items, pages } = pageOfList(await call('listCustomerQuoteLines', of), url)
  const done = resaleDeeds.find((deed) => deed === url.searchParams.get('done')) ?? null
  const level = await levelName(call, number, quote.partner.level)
  return { quote, pages, done, level, ...resaleRows(items, quote.currency, language) }
}

/** What its buttons do, each with what is told afterwards. */
const deeds = {
  ask: { operation: 'askForLicences', done: 'asked' },
  complete: { operation: 'completeCustomerQuote', done: 'completed' },
  send: { operation: 'sendCustomerQuote', done: 'sent' },
  revise: { operation: 'reviseCustomerQuote', done: 'revised' },
} as const

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, customerNumber, quoteId } = params
  const submission = submitted(context)
  const asked = submission.text('deed')
  const { operation, done } = deeds[asked === 'ask' || asked === 'complete' || asked === 'revise' ? asked : 'send']
  const options = { ...onceGiven(submission), ...(operation === 'askForLicences' ? {} : versionGiven(submission)) }
  const answer = await call(operation, { number, customerNumber, quoteId }, options)
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(resalePaths(language, number).quoteDone(customerNumber, answer.output.id, done), 303)
}

function Deed({ quote, deed }: { quote: CustomerQuoteView; deed: keyof typeof deeds }) {
  const { t } = useI18n()
  if (quote.actions[deed] !== null) return null
  const label = deed === 'send' || deed === 'revise' ? t(`resale.quote.${deed}`) : t(`resale.missing.${deed}`)
  return (
    <Form inline version={quote.version}>
      <Button kind={deed === 'revise' ? 'secondary' : 'primary'} name="deed" value={deed}>
        {label}
      </Button>
    </Form>
  )
}

function Facts({ quote }: { quote: CustomerQuoteView }) {
  const { t, f } = useI18n()
  const renews = useRenews()
  const { sent, accepted, ended, order, customer } = quote
  const at = (one: { at: string; by: string }) => t('resale.quote.at', { name: one.by, at: f.instant(one.at) })
  const set = (label: 'sent' | 'accepted' | 'order' | 'ended', value: string | null) =>
    value === null ? [] : [{ label: t(`resale.quote.${label}`), value }]
  return (
    <Card title={t('resale.quote.facts')}>
      <DescriptionList
        items={[
          { label: t('resale.quote.customer'), value: `${customer.name} (${customer.number})` },
          { label: t('resale.quote.term'), value: renews(quote) },
          { label: t('resale.quote.valid'), value: f.day(quote.validUntil) },
          { label: t('resale.quote.madeBy'), value: at({ at: quote.createdAt, by: quote.madeBy }) },
          ...set('sent', sent && at(sent)),
          ...set('accepted', accepted && at(accepted)),
          ...set('order', order?.number ?? null),
          ...set('ended', ended && f.instant(ended.at)),
        ]}
      />
      {quote.status === 'draft' ? <p className="mt-3 max-w-prose text-muted">{t('resale.quote.draft')}</p> : null}
    </Card>
  )
}

const reasons = [
  'quote-over',
  'quote-ordered',
  'quote-sent',
  'lines-not-shared',
  'quote-incomplete',
  'quote-revised',
  'nothing-missing',
  'licences-asked-already',
  'not-allowed',
  'access-limited',
  'view-as-read-only',
] as const

/** What cannot be done now, each with its reason (rule 6 of the screens); what was never missing, or never sent, is not spoken of. */
function NotPossible({ quote, paths }: { quote: CustomerQuoteView; paths: ResalePaths }) {
  const { t } = useI18n()
  const { actions, next } = quote
  const items = (['send', 'revise', 'cancel'] as const).flatMap((deed) => {
    const code = actions[deed]
    if (code === null || code === 'quote-not-sent') return []
    const reason = reasons.find((one) => one === code) ?? 'other'
    const why = t(`resale.cannot.${reason}`)
    const value =
      code === 'quote-revised' && next !== null ? (
        <>
          {why} <NextVersion quote={quote} next={next} paths={paths} />
        </>
      ) : (
        why
      )
    return [{ label: t(`resale.quote.${deed}`), value }]
  })
  if (items.length === 0) return null
  return (
    <Card title={t('resale.quote.notPossible')}>
      <DescriptionList items={items} />
    </Card>
  )
}

function NextVersion(props: { quote: CustomerQuoteView; next: { id: string; revision: number }; paths: ResalePaths }) {
  const { t } = useI18n()
  const { quote, next, paths } = props
  return (
    <CustomerLink to={paths.quote(quote.customer.number, next.id)}>
      {t('resale.quote.goOn', { revision: `${next.revision}` })}
    </CustomerLink>
  )
}

/** Lines of a draft that the customer shares no longer: how many, and what to do (rule 6 of the screens). */
function UnsharedNotice({ quote }: { quote: CustomerQuoteView }) {
  const { t } = useI18n()
  if (quote.unshared === 0) return null
  return (
    <Notice
      tone="warn"
      title={t('resale.unshared.title')}
      // What is missing besides has the same button.
      action={quote.missing.length === 0 ? <Deed quote={quote} deed="complete" /> : undefined}
    >
      {t('resale.unshared.text', { count: quote.unshared })}
    </Notice>
  )
}

/** Lines of the version that was sent which a draft no longer has (REN-10). */
function FewerNotice({ quote }: { quote: CustomerQuoteView }) {
  const { t } = useI18n()
  if (quote.fewer === 0) return null
  return (
    <Notice tone="warn" title={t('resale.fewer.title')}>
      {t('resale.fewer.text', { count: quote.fewer })}
    </Notice>
  )
}

function Head({ quote, paths }: { quote: CustomerQuoteView; paths: ResalePaths }) {
  const { t } = useI18n()
  const { number } = quote.customer
  const written = writtenNumber(quote)
  return (
    <PageHeader
      title={quote.label ?? `${t('renewals.quote.kicker')} ${written}`}
      kicker={quote.label === null ? undefined : written}
      status={<QuoteState status={quote.status} />}
      answer={useFormAnswer()}
      crumbs={[
        { label: t('resale.title'), href: paths.list },
        { label: quote.customer.name, href: paths.lines(number) },
      ]}
      actions={
        <>
          <Deed quote={quote} deed="send" />
          <Deed quote={quote} deed="revise" />
          <LinkButton to={paths.letter(number, quote.id)}>{t('resale.quote.view')}</LinkButton>
          {quote.sent === null ? null : (
            <LinkButton to={paths.pdf(number, quote.id)} icon={Download} reload>
              {t('renewals.quote.pdf')}
            </LinkButton>
          )}
          {quote.actions.cancel === null ? (
            <LinkButton to={paths.cancel(number, quote.id)}>{t('resale.quote.cancel')}</LinkButton>
          ) : null}
        </>
      }
    />
  )
}

export default function CustomerQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote, rows, rounded, pages, done, level } = loaderData
  const paths = resalePaths(language, params.number)
  return (
    <>
      <Head quote={quote} paths={paths} />
      <div className="flex flex-col gap-6">
        {done === null ? null : (
          <Notice tone="ok" announce>
            {t(`resale.done.${done}`)}
          </Notice>
        )}
        {quote.status !== 'superseded' || quote.next === null ? null : (
          <Notice tone="warn" title={t('renewals.quote.superseded')}>
            <NextVersion quote={quote} next={quote.next} paths={paths} />
          </Notice>
        )}
        <UnsharedNotice quote={quote} />
        <FewerNotice quote={quote} />
        <MissingNotice
          missing={quote.missing}
          request={quote.request}
          action={
            quote.actions.ask !== null && quote.actions.complete !== null ? undefined : (
              <span className="flex flex-wrap gap-2">
                <Deed quote={quote} deed="ask" />
                <Deed quote={quote} deed="complete" />
              </span>
            )
          }
        />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex flex-col gap-4">
            <Facts quote={quote} />
            <NotPossible quote={quote} paths={paths} />
          </div>
          <div className="flex flex-col gap-4">
            <Card title={t('resale.quote.both')}>
              <BothPrices {...quote} name={quote.customer.name} levelName={level} />
            </Card>
            <Card title={t('resale.quote.ask')}>
              {quote.specialist === null ? (
                <p>{t('resale.quote.askNobody')}</p>
              ) : (
                <>
                  <p className="mb-1">{t('resale.quote.askText')}</p>
                  <ReachPerson person={quote.specialist} />
                </>
              )}
            </Card>
          </div>
        </div>
        <Section title={t('resale.quote.lines')}>
          <ResaleLines
            caption={t('resale.quote.caption', { number: quote.number })}
            rows={rows}
            currency={quote.currency}
            rounded={rounded}
            paths={paths}
            customerNumber={quote.customer.number}
          />
          <Pager label={t('resale.quote.pages')} {...pages} />
        </Section>
      </div>
    </>
  )
}
