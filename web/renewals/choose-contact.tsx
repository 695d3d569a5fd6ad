import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { invalid, outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/choose-contact.ts'
import { DraftTop, expectOpen, kickerOf, pathsOf, readDraft } from './draft-steps.tsx'
import { ContactChoice } from './partner-contacts.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-6, step 2: who of the partner is told and gets in touch. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const draft = await readDraft(call, params, language)
  expectOpen(draft, 'contact', pathsOf(params, language))
  const partnerNumber = draft.listing?.partnerNumber ?? ''
  const { items } = outputOf(await call('listPartnerContacts', { number: params.number, partnerNumber }))
  return { draft, people: items }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const contactId = submission.text('contactId')
  if (contactId === '') {
    const t = translator(language, ['advisors'])
    return invalid(submission, [{ field: 'contactId', message: t('advisors.contact.choose') }])
  }
  const { number, draftId } = params
  const answer = await call('updateAdvisorDraft', { number, draftId, contactId })
  if (!answer.ok) return refused(submission, answer.problem, ['contactId'])
  throw redirect(pathsOf(params, language).draft(draftId, 'view'), 303)
}

export default function ChooseContact({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { draft, people } = loaderData
  const paths = renewalPaths(language, params.number)
  const name = draft.partnerName ?? ''
  return (
    <>
      <DraftTop draft={draft} paths={paths} step="contact" />
      <PageHeader
        title={t('advisors.contact.title')}
        kicker={kickerOf(t, 'contact')}
        lead={t('advisors.contact.lead', { name })}
      />
      {people.length === 0 ? (
        <Notice
          tone="warn"
          title={t('advisors.contact.none', { name })}
          action={<LinkButton to={paths.draft(draft.id, 'find')}>{t('advisors.contact.another')}</LinkButton>}
        >
          {t('advisors.contact.noneText')}
        </Notice>
      ) : (
        <Form>
          <ContactChoice people={people} chosen={draft.contact?.contactId ?? null} />
          <ButtonRow>
            <Button kind="primary">{t('advisors.goOn')}</Button>
            <LinkButton to={paths.draft(draft.id, 'find')}>{t('advisors.back')}</LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
