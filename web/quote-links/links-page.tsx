import { data, redirect } from 'react-router'
import type { QuoteLinkView } from '../../contract/quote-links.ts'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { writtenNumber } from '../renewals/renewal-words.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { DateInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/links-page.ts'

export const handle = { messages: ['sharing'] } satisfies PageHandle

/** REN-10: by which links a quote is read, how often they were opened, and another one. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const { number, quoteId } = params
  const after = url.searchParams.get('after')
  const quote = outputOf(await call('readQuote', { number, quoteId }))
  const answer = await call('listQuoteLinks', { number, quoteId, ...(after === null ? {} : { after }) })
  const { items, pages, actions } = pageOfList(answer, url)
  return {
    quote: { id: quote.id, number: writtenNumber(quote), validUntil: quote.validUntil },
    ...{ items, pages, share: actions.share, today: now.slice(0, 10) },
    withdrawn: url.searchParams.get('done') === 'withdrawn',
  }
}

/** A link's secret is shown by the answer itself, as it is kept nowhere. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const linkId = submission.text('withdraw')
  if (linkId !== '') {
    outputOf(await call('withdrawQuoteLink', { number, quoteId, linkId }))
    throw redirect(`${url.pathname}?done=withdrawn`, 303)
  }
  const endsOn = submission.text('endsOn')
  const answer = await call('shareQuote', { number, quoteId, endsOn }, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['endsOn'])
  // A form that was sent before tells of its link again, which may have been withdrawn since: the list says so.
  if (answer.output.link.status !== 'open') throw redirect(url.pathname, 303)
  return data({ url: answer.output.url })
}

const reasons = ['quote-over', 'quote-ordered', 'quote-not-sent'] as const

/** Why no link can be made, in the words of this page. */
function reasonOf(code: string): (typeof reasons)[number] | 'other' {
  return reasons.find((one) => one === code) ?? 'other'
}

function Opened({ link }: { link: QuoteLinkView }) {
  const { t, f } = useI18n()
  const { openedCount: count, lastOpenedAt } = link
  return (
    <>
      <span className="block first-letter:uppercase">
        {t('sharing.links.openedTimes', { count, written: f.number(count) })}
      </span>
      {lastOpenedAt === null ? null : (
        <span className="block text-hint text-muted">{t('sharing.links.lastAt', { at: f.instant(lastOpenedAt) })}</span>
      )}
    </>
  )
}

function State({ link: { status, withdrawn } }: { link: QuoteLinkView }) {
  const { t, f } = useI18n()
  return (
    <>
      <Badge tone={status === 'open' ? 'ok' : 'neutral'}>{t(`sharing.links.status.${status}`)}</Badge>
      {withdrawn === null ? null : (
        <span className="block text-hint text-muted">
          {t('sharing.links.withdrawnBy', { name: withdrawn.by, at: f.instant(withdrawn.at) })}
        </span>
      )}
    </>
  )
}

function Withdraw({ link }: { link: QuoteLinkView }) {
  const { t, f } = useI18n()
  // One that has ended may still say what became of the quote.
  if (link.status === 'withdrawn' || link.actions.withdraw !== null) return null
  return (
    <Form inline answer={noAnswer}>
      <Button name="withdraw" value={link.id}>
        {t('sharing.links.withdraw')}
        <span className="sr-only">
          : {t('sharing.links.withdrawOne', { name: link.madeBy, at: f.instant(link.madeAt) })}
        </span>
      </Button>
    </Form>
  )
}

function Links({ items, number }: { items: readonly QuoteLinkView[]; number: string }) {
  const { t, f } = useI18n()
  return (
    <Table
      caption={t('sharing.links.caption', { number })}
      rows={items}
      rowKey={({ id }) => id}
      empty={<p className="p-4">{t('sharing.links.none')}</p>}
      columns={[
        {
          key: 'by',
          label: t('sharing.links.by'),
          rowHeader: true,
          cell: ({ madeBy, madeAt }) => (
            <>
              {madeBy}
              <span className="block text-hint text-muted">{f.instant(madeAt)}</span>
            </>
          ),
        },
        {
          key: 'until',
          label: t('sharing.links.until'),
          nowrap: true,
          cell: ({ endsOn }) => <span className="tabular">{f.day(endsOn)}</span>,
        },
        { key: 'opened', label: t('sharing.links.opened'), cell: (link) => <Opened link={link} /> },
        { key: 'state', label: t('sharing.links.state'), cell: (link) => <State link={link} /> },
        { key: 'do', label: t('sharing.links.withdraw'), hideLabel: true, cell: (link) => <Withdraw link={link} /> },
      ]}
    />
  )
}

export default function LinksPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { quote, items, pages, share, today, withdrawn } = loaderData
  const paths = renewalPaths(language, params.number)
  const made = actionData !== undefined && 'url' in actionData ? actionData.url : null
  return (
    <>
      <PageHeader
        title={t('sharing.links.title')}
        kicker={quote.number}
        lead={t('sharing.links.lead')}
        crumbs={[
          { label: t('sharing.links.quotes'), href: paths.quotes },
          { label: quote.number, href: paths.quote(quote.id) },
        ]}
      />
      <div className="flex flex-col gap-6">
        {made === null ? null : (
          <Notice tone="ok" title={t('sharing.links.made')} announce>
            <code className="font-mono text-hint break-all">{made}</code>{' '}
            <CopyButton text={made} label={t('sharing.links.address', { number: quote.number })} />
          </Notice>
        )}
        {withdrawn && made === null ? (
          <Notice tone="ok" announce>
            {t('sharing.links.withdrawn')}
          </Notice>
        ) : null}
        {share === null ? (
          <Card title={t('sharing.links.make')}>
            <Form>
              <DateInput
                name="endsOn"
                label={t('sharing.links.endsOn')}
                hint={t('sharing.links.endsHint', { last: f.day(quote.validUntil) })}
                min={today}
                max={quote.validUntil}
              />
              <ButtonRow>
                <Button kind="primary">{t('sharing.links.make')}</Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : (
          <Notice tone="info">{t(`sharing.links.cannot.${reasonOf(share)}`)}</Notice>
        )}
        <Links items={items} number={quote.number} />
        <Pager label={t('sharing.links.pages')} {...pages} />
      </div>
    </>
  )
}
