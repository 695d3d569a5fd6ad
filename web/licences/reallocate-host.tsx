import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/reallocate-host.ts'
import { findAllocation } from './find-allocation.ts'
import { HostFields, hostFieldNames } from './host-fields.tsx'
import { licencePaths } from './licence-paths.ts'
import { useBudgetSentence } from './move-budget.tsx'
import { NotPossible } from './not-possible.tsx'
import { reallocateStepCount, reallocateSteps } from './reallocate-steps.ts'
import { refused } from './wizard-answers.ts'
import { moveInput, moveQuery, readMoveDraft } from './wizard-draft.ts'
import { useKicker, WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** Step 1 of reallocating (LIC-11): the new machine. The label is that of the old one until changed. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { licence, allocation } = await findAllocation(call, params)
  const known = outputOf(await call('listHosts', { number: params.number }))
  const draft = readMoveDraft(url.searchParams)
  return {
    licence,
    allocation,
    known: known.items,
    draft: {
      ...draft,
      hostIdType: draft.hostIdType === '' ? allocation.hostIdType : draft.hostIdType,
      label: url.searchParams.has('hostId') ? draft.label : (allocation.label ?? ''),
    },
  }
}

/** Checks the new host as the preview would, and goes on to it. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId, allocationId } = params
  const submission = submitted(context)
  const draft = readMoveDraft(submission.form)
  const answer = await call('previewReallocation', { number, allocationId, ...moveInput(draft) })
  if (!answer.ok) return refused(submission, answer.problem, [...hostFieldNames, 'exception'])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(`${paths.reallocate(licenceId, allocationId, 'check')}?${moveQuery(draft)}`, 303)
}

export default function ReallocateHost({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { licence, allocation, known, draft } = loaderData
  const paths = licencePaths(language, params.number)
  const task = t('allocations.reallocate.title')
  const kicker = useKicker(task, 1, reallocateStepCount)
  const budget = useBudgetSentence(licence.moves)
  if (allocation.actions.reallocate !== null)
    return <NotPossible task={task} licence={licence} paths={paths} whyNot={allocation.actions.reallocate} />
  return (
    <>
      <WizardTop licence={licence} paths={paths} steps={reallocateSteps(t, paths, params, draft, 1)} />
      <PageHeader
        title={t('allocations.reallocate.newHost')}
        kicker={kicker}
        lead={t('allocations.reallocate.from', { host: allocation.hostId })}
      />
      <Form>
        {licence.moves.limit === null ? null : (
          <Notice tone={licence.moves.nextOn === null ? 'info' : 'warn'}>{budget}</Notice>
        )}
        <HostFields
          licence={licence}
          draft={draft}
          known={known.filter((host) => host.hostId !== allocation.hostId)}
          paths={paths}
          askLabel
        />
        {licence.moves.limit === null || allocation.actions.makeException !== null ? null : (
          <Checkbox
            name="exception"
            label={t('allocations.reallocate.exception')}
            hint={t('allocations.reallocate.exceptionHint')}
            defaultChecked={draft.exception}
          />
        )}
        <ButtonRow>
          <Button kind="primary">{t('allocations.goOn')}</Button>
          <LinkButton to={paths.licence(licence.id)}>{t('allocations.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
