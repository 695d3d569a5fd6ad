import { redirect } from 'react-router'
import { invalid, outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/allocate-host.ts'
import { allocateStepCount, allocateSteps } from './allocate-steps.ts'
import { HostFields, hostFieldNames } from './host-fields.tsx'
import { licencePaths } from './licence-paths.ts'
import { NotPossible } from './not-possible.tsx'
import { faultsOfStep } from './wizard-answers.ts'
import { allocateQuery, hostInput, readAllocateDraft, readHostDraft } from './wizard-draft.ts'
import { useKicker, WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** Step 1 of allocating (LIC-4): which machine the file is for. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, licenceId } = params
  const licence = outputOf(await call('readLicence', { number, licenceId }))
  const known = outputOf(await call('listHosts', { number }))
  return { licence, known: known.items, draft: readAllocateDraft(url.searchParams) }
}

/** Checks the host as the file's preview would, with all that is left, and goes on; the rest of the draft is kept. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId } = params
  const submission = submitted(context)
  const draft = { ...readAllocateDraft(url.searchParams), ...readHostDraft(submission.form) }
  const licence = outputOf(await call('readLicence', { number, licenceId }))
  const quantity = Math.max(1, licence.quantity - licence.allocatedQuantity)
  const answer = await call('previewAllocation', {
    number,
    licenceId,
    ...hostInput(draft),
    label: draft.label,
    quantity,
  })
  const faults = answer.ok ? null : faultsOfStep(answer.problem, hostFieldNames)
  if (faults !== null) return invalid(submission, faults)
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(`${paths.allocate(licenceId, 'quantity')}?${allocateQuery(draft)}`, 303)
}

export default function AllocateHost({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { licence, known, draft } = loaderData
  const paths = licencePaths(language, params.number)
  const task = t('allocations.allocate.title')
  const kicker = useKicker(task, 1, allocateStepCount)
  if (licence.actions.allocate !== null)
    return <NotPossible task={task} licence={licence} paths={paths} whyNot={licence.actions.allocate} />
  return (
    <>
      <WizardTop licence={licence} paths={paths} steps={allocateSteps(t, paths, licence, draft, 1)} />
      <PageHeader
        title={t('allocations.host.title')}
        kicker={kicker}
        lead={`${licence.product.name} ${licence.edition.name}`}
      />
      <Form>
        <HostFields licence={licence} draft={draft} known={known} paths={paths} askLabel />
        <ButtonRow>
          <Button kind="primary">{t('allocations.goOn')}</Button>
          <LinkButton to={paths.licence(licence.id)}>{t('allocations.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
