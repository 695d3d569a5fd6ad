import { data, redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { overFaults } from '../renewals/over-words.server.ts'
import { choiceGiven, readRenewalChoice, withOffered } from '../renewals/read-renewal-choice.server.ts'
import { choiceHref, isChosen } from '../renewals/renewal-choice.ts'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { useFormAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/prepare-page.ts'
import { deskPaths } from './desk-paths.ts'
import { findLines } from './found-lines.server.ts'
import { ManualQuote } from './manual-quote.tsx'
import { answerOf, priceByHand, readTerms, termsGiven } from './manual-terms.server.ts'

export const handle = { messages: ['renewals', 'desk'] } satisfies PageHandle

/** REN-7: a quote by hand, before it is kept. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const choice = readRenewalChoice(url, todayOf(here.now))
  const { number } = params
  if (!isChosen(choice)) throw redirect(choiceHref(renewalPaths(here.language, number).lines, choice))
  const terms = readTerms(url)
  const { priced, taken, problem } = await priceByHand(here, { number, choice, url }, terms)
  const answer = answerOf(problem, overFaults(url, choice, here.language))
  const found = await findLines(here, number, url, taken)
  const shown = withOffered(choice, priced?.changes ?? [])
  return data({ choice: shown, terms, priced, found, answer }, { status: problem?.status ?? 200 })
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  const { number } = params
  const submission = submitted(context)
  const choice = readRenewalChoice(url, todayOf(here.now))
  const terms = readTerms(url)
  const { currency } = await priceByHand(here, { number, choice, url }, terms)
  const given = {
    number,
    ...choiceGiven(choice),
    ...termsGiven(terms, currency),
    discountReason: submission.text('discountReason'),
    waiverReason: submission.text('waiverReason'),
    label: submission.text('label'),
  }
  const answer = await here.call('prepareQuote', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['discountReason', 'waiverReason', 'label'])
  throw redirect(deskPaths(here.language, number).deskDone(answer.output.id, 'prepared'), 303)
}

export default function PreparePage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { choice, terms, priced, found, answer } = loaderData
  const paths = renewalPaths(language, params.number)
  const saved = useFormAnswer()
  return (
    <>
      <PageHeader
        title={t('desk.prepare.title')}
        lead={t('desk.prepare.lead')}
        answer={saved.faults.length > 0 ? saved : answer}
        crumbs={[
          { label: t('renewals.quotes.title'), href: paths.quotes },
          { label: t('renewals.lines.title'), href: choiceHref(paths.lines, choice) },
        ]}
      />
      <ManualQuote
        choice={choice}
        terms={terms}
        priced={priced}
        found={found}
        answer={answer}
        label
        back={choiceHref(paths.lines, choice)}
        paths={paths}
      />
    </>
  )
}
