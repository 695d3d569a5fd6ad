import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/choose-scopes.ts'
import { accessFieldNames, ScopesFields, scopesGiven } from './access-fields.tsx'
import { DraftTop, expectOpen, kickerOf, pathsOf, readDraft } from './draft-steps.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6, step 4: what the partner may do, and until when. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const draft = await readDraft(call, params, language)
  expectOpen(draft, 'scopes', pathsOf(params, language))
  return { draft }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { number, draftId } = params
  const answer = await call('updateAdvisorDraft', { number, draftId, ...scopesGiven(submission) })
  if (!answer.ok) return refused(submission, answer.problem, accessFieldNames)
  throw redirect(pathsOf(params, language).draft(draftId, 'review'), 303)
}

export default function ChooseScopes({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { draft } = loaderData
  const paths = renewalPaths(language, params.number)
  const name = draft.partnerName ?? ''
  return (
    <>
      <DraftTop draft={draft} paths={paths} step="scopes" />
      <PageHeader title={t('advisors.scopes.title', { name })} kicker={kickerOf(t, 'scopes')} />
      <Form>
        <ScopesFields scopes={draft.scopes} endsOn={draft.endsOn} extends={draft.extends} />
        <ButtonRow>
          <Button kind="primary">{t('advisors.goOn')}</Button>
          <LinkButton to={paths.draft(draft.id, draft.coverage === 'assigned' ? 'licences' : 'view')}>
            {t('advisors.back')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
