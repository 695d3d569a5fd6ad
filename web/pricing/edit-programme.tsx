import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
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
import type { Route } from './+types/edit-programme.ts'
import { pricingPaths } from './pricing-paths.ts'
import { ProgrammeFields, programmeFieldNames, programmeGiven } from './programme-form.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-1: changes a programme. For staff who may not there is no such page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { actions } = outputOf(await call('listProgrammes', { limit: 1 }))
  if (actions.create !== null) throw redirect(pricingPaths(isLanguage(params.lang) ? params.lang : language).programmes)
  return outputOf(await call('readProgramme', { programmeCode: params.code }))
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { programmeCode: params.code, ...programmeGiven(submission) }
  const answer = await call('saveProgramme', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, programmeFieldNames)
  throw redirect(`${pricingPaths(isLanguage(params.lang) ? params.lang : language).programmes}?saved`, 303)
}

export default function EditProgramme({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = pricingPaths(language)
  return (
    <>
      <PageHeader
        title={t('pricing.programmes.edit')}
        kicker={loaderData.code}
        crumbs={[{ label: t('pricing.programmes.title'), href: paths.programmes }]}
      />
      <Form version={loaderData.version}>
        <ProgrammeFields programme={loaderData} />
        <ButtonRow>
          <Button kind="primary">{t('pricing.save')}</Button>
          <LinkButton to={paths.programmes}>{t('pricing.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
