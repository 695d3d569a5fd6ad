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
import type { Route } from './+types/add-programme.ts'
import { pricingPaths } from './pricing-paths.ts'
import { ProgrammeFields, programmeFieldNames, programmeGiven } from './programme-form.tsx'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-1: adds a programme. For staff who may not there is no such page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { actions } = outputOf(await call('listProgrammes', { limit: 1 }))
  if (actions.create !== null) throw redirect(pricingPaths(isLanguage(params.lang) ? params.lang : language).programmes)
  return null
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { code: submission.text('code'), ...programmeGiven(submission) }
  const answer = await call('createProgramme', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, programmeFieldNames)
  throw redirect(`${pricingPaths(isLanguage(params.lang) ? params.lang : language).programmes}?saved`, 303)
}

export default function AddProgramme() {
  const { t, language } = useI18n()
  const paths = pricingPaths(language)
  return (
    <>
      <PageHeader
        title={t('pricing.programmes.add')}
        crumbs={[{ label: t('pricing.programmes.title'), href: paths.programmes }]}
      />
      <Form>
        <ProgrammeFields />
        <ButtonRow>
          <Button kind="primary">{t('pricing.programmes.add')}</Button>
          <LinkButton to={paths.programmes}>{t('pricing.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
