import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/reissue-file.ts'
import { findAllocation } from './find-allocation.ts'
import { licencePaths } from './licence-paths.ts'
import { NotPossible } from './not-possible.tsx'
import { refused } from './wizard-answers.ts'
import { WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** LIC-11: staff issue a file again for a mistake of the vendor's. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return findAllocation(context.get(visit).call, params)
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId, allocationId } = params
  const submission = submitted(context)
  const { idempotencyKey, text } = submission
  const answer = await call(
    'reissueFile',
    { number, allocationId, reason: text('reason') },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  )
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(paths.done(licenceId, allocationId, 'reissued'), 303)
}

export default function ReissueFile({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { licence, allocation } = loaderData
  const paths = licencePaths(language, params.number)
  const task = t('allocations.reissue.title')
  if (allocation.actions.reissue !== null)
    return <NotPossible task={task} licence={licence} paths={paths} whyNot={allocation.actions.reissue} />
  return (
    <>
      <WizardTop licence={licence} paths={paths} />
      <PageHeader
        title={task}
        kicker={`${licence.product.name} ${licence.edition.name}`}
        lead={t('allocations.reissue.lead', { host: allocation.hostId })}
      />
      <Form>
        <Textarea
          name="reason"
          label={t('allocations.reissue.reason')}
          hint={t('allocations.reissue.reasonHint')}
          required
          maxLength={500}
        />
        <p className="max-w-prose">{t('allocations.reissue.consequence')}</p>
        <ButtonRow>
          <Button kind="primary">{t('allocations.reissue.action')}</Button>
          <LinkButton to={paths.licence(licence.id)}>{t('allocations.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
