import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionField, versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/discard-draft.ts'
import { pricingPaths } from './pricing-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-15: throws a draft away, after saying which. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const { schedule, number, validFrom, rateCount, actions, version } = outputOf(await call('readPriceVersion', of))
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  if (actions.discard !== null) throw redirect(paths.version(schedule.code, number))
  return { schedule, number, validFrom, rateCount, version }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const answer = await call('discardPriceDraft', of, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(`${paths.schedule(answer.output.code)}?discarded`, 303)
}

export default function DiscardDraft({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { schedule, number, validFrom, rateCount, version } = loaderData
  const paths = pricingPaths(language)
  return (
    <ConfirmPage
      title={t('pricing.discard.title', { number })}
      kicker={schedule.name}
      summary={[
        { label: t('pricing.publish.from'), value: f.day(validFrom) },
        { label: t('pricing.publish.rates'), value: f.number(rateCount) },
      ]}
      consequence={t('pricing.discard.consequence')}
      action={t('pricing.discard.action')}
      back={{ href: paths.version(schedule.code, number), label: t('pricing.publish.back') }}
      danger
    >
      <input type="hidden" name={versionField} value={version} />
    </ConfirmPage>
  )
}
