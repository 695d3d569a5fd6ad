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
import { NumberInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/allocate-quantity.ts'
import { allocateStepCount, allocateSteps, hasChoice } from './allocate-steps.ts'
import { ChoosableFeatures } from './choosable-features.tsx'
import { licencePaths } from './licence-paths.ts'
import { NotPossible } from './not-possible.tsx'
import { refused } from './wizard-answers.ts'
import { allocateQuery, hostInput, readAllocateDraft } from './wizard-draft.ts'
import { useKicker, WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** Step 2 of allocating (LIC-4): how many, and with which features. Without a host there is no step 2. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, licenceId } = params
  const draft = readAllocateDraft(url.searchParams)
  if (draft.hostId === '') throw redirect(url.pathname.replace(/\/quantity$/, ''))
  return { licence: outputOf(await call('readLicence', { number, licenceId })), draft }
}

/** Checks quantity and features as the preview would, and goes on to it. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId } = params
  const submission = submitted(context)
  const features = submission.texts('features').filter((code) => code !== '')
  const draft = { ...readAllocateDraft(url.searchParams), quantity: submission.text('quantity').trim(), features }
  const answer = await call('previewAllocation', {
    number,
    licenceId,
    ...hostInput(draft),
    label: draft.label,
    quantity: draft.quantity,
    features,
  })
  if (!answer.ok) return refused(submission, answer.problem, ['quantity', 'features'])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(`${paths.allocate(licenceId, 'check')}?${allocateQuery(draft)}`, 303)
}

export default function AllocateQuantity({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { licence, draft } = loaderData
  const paths = licencePaths(language, params.number)
  const task = t('allocations.allocate.title')
  const kicker = useKicker(task, 2, allocateStepCount)
  const left = licence.quantity - licence.allocatedQuantity
  const steps = allocateSteps(t, paths, licence, draft, 2)
  if (licence.actions.allocate !== null)
    return <NotPossible task={task} licence={licence} paths={paths} whyNot={licence.actions.allocate} />
  return (
    <>
      <WizardTop licence={licence} paths={paths} steps={steps} />
      <PageHeader
        title={t(hasChoice(licence) ? 'allocations.quantity.title' : 'allocations.quantity.titleOnly')}
        kicker={kicker}
        lead={`${licence.product.name} ${licence.edition.name}`}
      />
      <Form>
        <NumberInput
          name="quantity"
          label={t('allocations.quantity.label')}
          hint={
            licence.partialAllocation
              ? t('allocations.quantity.hint', { left: f.number(left), total: f.number(licence.quantity) })
              : t('allocations.quantity.whole', { total: f.number(licence.quantity) })
          }
          required
          defaultValue={draft.quantity === '' ? String(left) : draft.quantity}
        />
        <ChoosableFeatures licence={licence} chosen={draft.features} hint={t('allocations.quantity.featuresHint')} />
        <ButtonRow>
          <Button kind="primary">{t('allocations.goOn')}</Button>
          <LinkButton to={steps.steps[0]?.href ?? paths.allocate(licence.id)}>{t('allocations.back')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
