import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { NumberInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/return-allocation.ts'
import { findAllocation } from './find-allocation.ts'
import { licencePaths } from './licence-paths.ts'
import { NotPossible } from './not-possible.tsx'
import { refused } from './wizard-answers.ts'
import { WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** LIC-12: gives seats back to the pool. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return findAllocation(context.get(visit).call, params)
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId, allocationId } = params
  const submission = submitted(context)
  const { idempotencyKey, text } = submission
  const answer = await call(
    'returnAllocation',
    {
      number,
      allocationId,
      quantity: text('quantity').trim(),
      oldFileRemoved: text('oldFileRemoved') === 'on',
    },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  )
  if (!answer.ok) return refused(submission, answer.problem, ['quantity', 'oldFileRemoved'])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(paths.done(licenceId, allocationId, 'returned'), 303)
}

export default function ReturnAllocation({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { licence, allocation } = loaderData
  const paths = licencePaths(language, params.number)
  const task = t('allocations.return.title')
  if (allocation.actions.return !== null)
    return <NotPossible task={task} licence={licence} paths={paths} whyNot={allocation.actions.return} />
  const consequences = [
    t('allocations.return.atOnce', { host: allocation.hostId }),
    ...(licence.partialAllocation && allocation.quantity > 1 ? [t('allocations.return.part')] : []),
    t('allocations.return.maintenance'),
    ...(licence.moves.limit === null ? [] : [t('allocations.return.counts')]),
  ]
  return (
    <>
      <WizardTop licence={licence} paths={paths} />
      <PageHeader
        title={task}
        kicker={`${licence.product.name} ${licence.edition.name}`}
        lead={t('allocations.return.lead', { count: allocation.quantity, host: allocation.hostId })}
      />
      <Form>
        <NumberInput
          name="quantity"
          label={t('allocations.return.quantity')}
          hint={
            licence.partialAllocation
              ? t('allocations.return.hint', { all: f.number(allocation.quantity) })
              : t('allocations.return.whole', { all: f.number(allocation.quantity) })
          }
          required
          defaultValue={String(allocation.quantity)}
        />
        <div>
          <h2 className="font-medium">{t('allocations.return.whatFollows')}</h2>
          <ul className="mt-1 flex max-w-prose list-disc flex-col gap-1 pl-5">
            {consequences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <Checkbox name="oldFileRemoved" label={t('allocations.attestReturn', { host: allocation.hostId })} required />
        <ButtonRow>
          <Button kind="primary">{t('allocations.return.action')}</Button>
          <LinkButton to={paths.licence(licence.id)}>{t('allocations.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
