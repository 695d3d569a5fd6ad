import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { invalid } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/choose-view.ts'
import { CoverageField } from './access-fields.tsx'
import { DraftTop, expectOpen, kickerOf, pathsOf, readDraft } from './draft-steps.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6, step 3: all licences, or those ticked. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const draft = await readDraft(call, params, language)
  expectOpen(draft, 'view', pathsOf(params, language))
  return { draft }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const coverage = submission.text('coverage')
  if (coverage === '') {
    const t = translator(language, ['advisors'])
    return invalid(submission, [{ field: 'coverage', message: t('advisors.view.choose') }])
  }
  const { number, draftId } = params
  const answer = await call('updateAdvisorDraft', { number, draftId, coverage })
  if (!answer.ok) return refused(submission, answer.problem, ['coverage'])
  throw redirect(pathsOf(params, language).draft(draftId, coverage === 'assigned' ? 'licences' : 'scopes'), 303)
}

export default function ChooseView({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { draft } = loaderData
  const paths = renewalPaths(language, params.number)
  const name = draft.partnerName ?? ''
  return (
    <>
      <DraftTop draft={draft} paths={paths} step="view" />
      <PageHeader
        title={t('advisors.view.title', { name })}
        kicker={kickerOf(t, 'view')}
        lead={t('advisors.view.lead')}
      />
      <Form>
        <CoverageField
          chosen={draft.coverage}
          licences={draft.licences}
          example={draft.example.shown ?? draft.example.hidden}
        />
        <ButtonRow>
          <Button kind="primary">{t('advisors.goOn')}</Button>
          <LinkButton to={paths.draft(draft.id, 'contact')}>{t('advisors.back')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
