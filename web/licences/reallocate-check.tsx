import { redirect } from 'react-router'
import type { AllocationPreview } from '../../contract/allocations.ts'
import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Checkbox } from '../ui/choice-fields.tsx'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/reallocate-check.ts'
import { HostName } from './allocation-list.tsx'
import { FilePreview, HostWarnings, NoPreview } from './file-preview.tsx'
import { findAllocation } from './find-allocation.ts'
import { licencePaths } from './licence-paths.ts'
import { reallocateStepCount, reallocateSteps } from './reallocate-steps.ts'
import { refused, whyNoPreview } from './wizard-answers.ts'
import { hostInput, moveInput, readMoveDraft } from './wizard-draft.ts'
import { useKicker, WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

/** Step 2 of reallocating: old host, new host, what follows. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, allocationId } = params
  const draft = readMoveDraft(url.searchParams)
  if (draft.hostId === '') throw redirect(url.pathname.replace(/\/check$/, ''))
  const found = await findAllocation(call, params)
  const answer = await call('previewReallocation', { number, allocationId, ...moveInput(draft) })
  return {
    ...found,
    draft,
    preview: answer.ok ? answer.output : null,
    whyNot: answer.ok ? [] : whyNoPreview(answer.problem),
  }
}

/** Moves the allocation to the host in the address. The form's key makes a second press give the same file. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, licenceId, allocationId } = params
  const submission = submitted(context)
  const { idempotencyKey, text } = submission
  const draft = readMoveDraft(url.searchParams)
  const answer = await call(
    'reallocateLicence',
    {
      number,
      allocationId,
      ...hostInput(draft),
      label: draft.label,
      oldFileRemoved: text('oldFileRemoved') === 'on',
      ...(draft.exception ? { exceptionReason: text('exceptionReason') } : {}),
    },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  )
  if (!answer.ok) return refused(submission, answer.problem, ['oldFileRemoved', 'exceptionReason'])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, number)
  return redirect(paths.done(licenceId, answer.output.id, 'reallocated'), 303)
}

function Consequence({
  preview,
  moves,
  oldHost,
  exception,
}: {
  preview: AllocationPreview
  moves: LicenceView['moves']
  oldHost: string
  exception: boolean
}) {
  const { t } = useI18n()
  const budget =
    moves.limit === null
      ? null
      : exception
        ? t('allocations.reallocate.excepted')
        : preview.countsAsMove
          ? t('allocations.reallocate.counts', { used: moves.used + 1, limit: moves.limit })
          : t('allocations.reallocate.correction')
  return (
    <div className="flex flex-col gap-6">
      <HostWarnings preview={preview} />
      <FilePreview preview={preview} />
      <p>
        {t('allocations.reallocate.consequence', { from: oldHost, to: preview.hostId })} {budget}
      </p>
    </div>
  )
}

export default function ReallocateCheck({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { licence, allocation, draft, preview, whyNot } = loaderData
  const paths = licencePaths(language, params.number)
  const progress = reallocateSteps(t, paths, params, draft, 2)
  const change = progress.steps[0]?.href
  const kicker = useKicker(t('allocations.reallocate.title'), 2, reallocateStepCount)
  const alreadyTold = useFormAnswer().faults.length > 0
  const type = licence.hostIdTypes.find((one) => one === draft.hostIdType) ?? allocation.hostIdType
  const summary: readonly SummaryRow[] = [
    { label: t('allocations.reallocate.oldHost'), value: <HostName host={allocation} /> },
    {
      label: t('allocations.reallocate.newHostLabel'),
      value: <HostName host={{ hostId: draft.hostId.trim(), hostIdType: type, label: draft.label || null }} />,
      changeHref: change,
    },
    { label: t('allocations.quantity.label'), value: f.number(allocation.quantity) },
  ]
  const top = <WizardTop licence={licence} paths={paths} steps={progress} />
  if (preview === null)
    return (
      <>
        {top}
        <PageHeader title={t('allocations.check.title')} kicker={kicker} />
        <div className="flex max-w-[42rem] flex-col gap-6">
          <SummaryList rows={summary} />
          {alreadyTold ? null : <NoPreview reasons={whyNot} />}
          <div>
            <LinkButton to={paths.licence(licence.id)}>{t('allocations.backToLicence')}</LinkButton>
          </div>
        </div>
      </>
    )
  return (
    <ConfirmPage
      before={top}
      title={t('allocations.check.title')}
      kicker={kicker}
      summary={summary}
      consequence={
        <Consequence preview={preview} moves={licence.moves} oldHost={allocation.hostId} exception={draft.exception} />
      }
      action={t('allocations.reallocate.action')}
      back={{ href: change ?? paths.licence(licence.id), label: t('allocations.back') }}
    >
      {draft.exception ? (
        <TextInput
          name="exceptionReason"
          label={t('allocations.reallocate.exceptionReason')}
          hint={t('allocations.reallocate.exceptionReasonHint')}
          required
          maxLength={500}
          autoComplete="off"
        />
      ) : null}
      <Checkbox name="oldFileRemoved" label={t('allocations.attest', { host: allocation.hostId })} required />
    </ConfirmPage>
  )
}
