import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/edit-rules.ts'
import { pricingPaths } from './pricing-paths.ts'
import { readDraft } from './read-draft.server.ts'
import { refusedAsNamed } from './refused-as-named.server.ts'
import { RulesFields } from './rules-fields.tsx'
import { faultsOfRules, rulesGiven } from './rules-given.server.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-3, REN-8, REN-13: changes the rules of a draft. What is published is only shown. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const version = outputOf(await here.call('readPriceVersion', of))
  const { schedule, number, actions } = version
  if (actions.save !== null) throw redirect(pricingPaths(language).version(schedule.code, number))
  const { items: levels } = outputOf(await here.call('listPartnerLevels', {}))
  return { schedule, number, version: version.version, rules: readDraft(language, version, levels) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const of = { scheduleCode: params.code, versionNumber: params.version }
  const { schedule, number } = outputOf(await call('readPriceVersion', of))
  const { items: levels } = outputOf(await call('listPartnerLevels', {}))
  const read = rulesGiven(
    submission,
    schedule.currency,
    levels.map(({ code }) => code),
  )
  const answer = await call('savePriceDraft', { ...of, ...read.given }, versionGiven(submission))
  if (!answer.ok) return refusedAsNamed(submission, faultsOfRules(answer.problem, read))
  const paths = pricingPaths(isLanguage(params.lang) ? params.lang : language)
  throw redirect(`${paths.version(schedule.code, number)}?done=saved`, 303)
}

export default function EditRules({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { schedule, number, version, rules } = loaderData
  const paths = pricingPaths(language)
  return (
    <>
      <PageHeader
        title={t('pricing.edit.title')}
        lead={t('pricing.edit.lead')}
        crumbs={[
          { label: t('pricing.title'), href: paths.schedules },
          { label: schedule.name, href: paths.schedule(schedule.code) },
          { label: t('pricing.schedule.versionNumber', { number }), href: paths.version(schedule.code, number) },
        ]}
      />
      <Form version={version}>
        <RulesFields rules={rules} />
        <ButtonRow>
          <Button kind="primary">{t('pricing.edit.action')}</Button>
          <LinkButton to={paths.version(schedule.code, number)}>{t('pricing.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
