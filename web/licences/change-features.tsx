import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/change-features.ts'
import { ChoosableFeatures } from './choosable-features.tsx'
import { findAllocation } from './find-allocation.ts'
import { licencePaths } from './licence-paths.ts'
import { NotPossible } from './not-possible.tsx'
import { refused } from './wizard-answers.ts'
import { WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** LIC-4: chooses the features of an allocation anew. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return findAllocation(context.get(visit).call, params)
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId, allocationId } = params
  const submission = submitted(context)
  const { idempotencyKey, texts } = submission
  const answer = await call(
    'changeFeatures',
    { number, allocationId, features: texts('features') },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  )
  if (!answer.ok) return refused(submission, answer.problem, ['features'])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(paths.done(licenceId, allocationId, 'features'), 303)
}

export default function ChangeFeatures({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { licence, allocation } = loaderData
  const paths = licencePaths(language, params.number)
  const task = t('allocations.features.title')
  if (allocation.actions.changeFeatures !== null)
    return <NotPossible task={task} licence={licence} paths={paths} whyNot={allocation.actions.changeFeatures} />
  return (
    <>
      <WizardTop licence={licence} paths={paths} />
      <PageHeader
        title={task}
        kicker={`${licence.product.name} ${licence.edition.name}`}
        lead={t('allocations.features.lead', { host: allocation.hostId })}
      />
      <Form>
        <ChoosableFeatures licence={licence} chosen={allocation.features} />
        <p className="max-w-prose">{t('allocations.features.consequence')}</p>
        <ButtonRow>
          <Button kind="primary">{t('allocations.features.action')}</Button>
          <LinkButton to={paths.licence(licence.id)}>{t('allocations.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
