import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DateInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/start-draft.ts'
import { pricingPaths } from './pricing-paths.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-15: begins a new version. Where one is being written already, or the reader may not, it leads back. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { code, name, actions } = outputOf(await call('readPriceSchedule', { scheduleCode: params.code }))
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  if (actions.startDraft !== null) throw redirect(paths.schedule(code))
  return { code, name }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { scheduleCode: params.code, validFrom: submission.text('validFrom') }
  const answer = await call('startPriceDraft', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['validFrom'])
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(paths.version(answer.output.schedule.code, answer.output.number), 303)
}

export default function StartDraft({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { code, name } = loaderData
  const paths = pricingPaths(language)
  return (
    <>
      <PageHeader
        title={t('pricing.schedule.start')}
        lead={t('pricing.schedule.startLead')}
        crumbs={[
          { label: t('pricing.title'), href: paths.schedules },
          { label: name, href: paths.schedule(code) },
        ]}
      />
      <Form>
        <DateInput name="validFrom" label={t('pricing.add.validFrom')} required />
        <ButtonRow>
          <Button kind="primary">{t('pricing.schedule.startAction')}</Button>
          <LinkButton to={paths.schedule(code)}>{t('pricing.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
