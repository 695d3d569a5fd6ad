import { data, redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { overFaults } from '../renewals/over-words.server.ts'
import { choiceGiven, readRenewalChoice, withOffered } from '../renewals/read-renewal-choice.server.ts'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { useFormAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/revise-page.ts'
import { deskPaths } from './desk-paths.ts'
import { findLines } from './found-lines.server.ts'
import { ManualQuote } from './manual-quote.tsx'
import { answerOf, formerTerms, hrefWith, priceByHand, readTerms, termsGiven } from './manual-terms.server.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['renewals', 'desk'] } satisfies PageHandle

/** REN-10: the next version of a quote: its lines and others at the prices of today, with what is taken off now. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { number, quoteId } = params
  const quote = outputOf(await here.call('readQuote', { number, quoteId }))
  const { actions, facts } = outputOf(await here.call('readQuoteDesk', { number, quoteId }))
  if (actions.revise !== null) throw redirect(deskPaths(here.language, number).desk(quoteId))
  // It begins as the former version was; from then on all of it stands in the address.
  if (!url.searchParams.has('until')) {
    throw redirect(hrefWith(url, Object.fromEntries(formerTerms(quote, facts))))
  }
  const choice = readRenewalChoice(url, todayOf(here.now))
  const terms = readTerms(url)
  const { priced, taken, problem } = await priceByHand(here, { number, choice, url, revises: quoteId }, terms)
  const answer = answerOf(problem, overFaults(url, choice, here.language))
  const found = await findLines(here, number, url, taken)
  const shown = withOffered(choice, priced?.changes ?? [])
  return data({ quote, choice: shown, terms, priced, found, answer }, { status: problem?.status ?? 200 })
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const choice = readRenewalChoice(url, todayOf(here.now))
  const terms = readTerms(url)
  const quote = outputOf(await here.call('readQuote', { number, quoteId }))
  const given = {
    number,
    quoteId,
    ...choiceGiven(choice),
    ...termsGiven(terms, quote.currency),
    discountReason: submission.text('discountReason'),
    waiverReason: submission.text('waiverReason'),
  }
  const answer = await here.call('reviseQuote', given, { ...onceGiven(submission), ...versionGiven(submission) })
  if (!answer.ok) return refused(submission, answer.problem, ['discountReason', 'waiverReason'])
  throw redirect(deskPaths(here.language, number).deskDone(answer.output.id, 'revised'), 303)
}

export default function RevisePage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote, choice, terms, priced, found, answer } = loaderData
  const paths = renewalPaths(language, params.number)
  const desk = deskPaths(language, params.number)
  const saved = useFormAnswer()
  return (
    <>
      <PageHeader
        title={t('desk.revise.title')}
        kicker={t('desk.version', { number: quote.number, revision: `${quote.revision}` })}
        lead={t('desk.revise.lead')}
        answer={saved.faults.length > 0 ? saved : answer}
        crumbs={[
          { label: t('renewals.quotes.title'), href: paths.quotes },
          { label: quote.number, href: desk.desk(quote.id) },
        ]}
      />
      <ManualQuote
        choice={choice}
        terms={terms}
        priced={priced}
        found={found}
        answer={answer}
        label={false}
        version={quote.version}
        back={desk.desk(quote.id)}
        paths={paths}
      />
    </>
  )
}
