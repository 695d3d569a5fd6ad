import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/start-draft.ts'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6: begins a draft and goes to its first step; a second press goes to the same draft. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { idempotencyKey } = submitted(context)
  const draft = outputOf(await call('startAdvisorDraft', { number: params.number }, { idempotencyKey }))
  const paths = renewalPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  throw redirect(paths.draft(draft.id, 'find'), 303)
}

/** For who comes by a link: what will be asked, and the button to begin. */
export default function StartDraft({ params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('advisors.add.title')}
        lead={t('advisors.add.lead')}
        crumbs={[{ label: t('advisors.tabs.advisors'), href: paths.advisors }]}
      />
      <Form>
        <ButtonRow>
          <Button kind="primary">{t('advisors.add.begin')}</Button>
          <LinkButton to={paths.advisors}>{t('advisors.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
