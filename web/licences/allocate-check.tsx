import { redirect } from 'react-router'
import type { LicenceView } from '../../contract/licences.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { SummaryList, type SummaryRow } from '../ui/summary-list.tsx'
import type { Route } from './+types/allocate-check.ts'
import { allocateStepCount, allocateSteps } from './allocate-steps.ts'
import { featureNames } from './feature-names.ts'
import { FilePreview, HostWarnings, NoPreview } from './file-preview.tsx'
import { licencePaths } from './licence-paths.ts'
import { refused, whyNoPreview } from './wizard-answers.ts'
import { type AllocateDraft, hostInput, readAllocateDraft } from './wizard-draft.ts'
import { useKicker, WizardTop } from './wizard-top.tsx'

export const handle = { messages: ['licences', 'allocations'] } satisfies PageHandle

function inputOf(params: { number: string; licenceId: string }, draft: AllocateDraft) {
  return {
    number: params.number,
    licenceId: params.licenceId,
    ...hostInput(draft),
    label: draft.label,
    quantity: draft.quantity,
    features: draft.features ?? [],
  }
}

/** Step 3 of allocating: what the file will say, before it counts. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, licenceId } = params
  const draft = readAllocateDraft(url.searchParams)
  if (draft.hostId === '') throw redirect(url.pathname.replace(/\/check$/, ''))
  if (draft.quantity === '') throw redirect(`${url.pathname.replace(/check$/, 'quantity')}${url.search}`)
  const licence = outputOf(await call('readLicence', { number, licenceId }))
  const answer = await call('previewAllocation', inputOf(params, draft))
  return {
    licence,
    draft,
    preview: answer.ok ? answer.output : null,
    whyNot: answer.ok ? [] : whyNoPreview(answer.problem),
  }
}

/** Allocates what the address says. The form's key makes a second press give the same file (LIC-6). */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { idempotencyKey } = submission
  const answer = await call(
    'allocateLicence',
    inputOf(params, readAllocateDraft(url.searchParams)),
    idempotencyKey === undefined ? {} : { idempotencyKey },
  )
  if (!answer.ok) return refused(submission, answer.problem, [])
  const paths = licencePaths(isLanguage(params.lang) ? params.lang : language, params.number)
  return redirect(paths.done(params.licenceId, answer.output.id, 'allocated'), 303)
}

function useSummary(
  licence: LicenceView,
  draft: AllocateDraft,
  steps: readonly { href?: string }[],
): readonly SummaryRow[] {
  const { t, f } = useI18n()
  const [host, quantity] = steps.map((step) => step.href ?? '')
  const type = licence.hostIdTypes.find((one) => one === draft.hostIdType)
  const count = Number(draft.quantity)
  return [
    {
      label: type === undefined ? t('licences.host') : t(`allocations.host.types.${type}`),
      value: <Code value={draft.hostId.trim()} />,
      changeHref: host,
    },
    ...(draft.cluster ? [{ label: t('allocations.host.cluster'), value: t('allocations.yes'), changeHref: host }] : []),
    {
      label: t('allocations.host.labelShort'),
      value: draft.label === '' ? <span className="text-muted">{t('allocations.host.noLabel')}</span> : draft.label,
      changeHref: host,
    },
    {
      label: t('allocations.quantity.label'),
      value: Number.isFinite(count) ? f.number(count) : draft.quantity,
      changeHref: quantity,
    },
    ...((draft.features ?? []).length === 0
      ? []
      : [
          {
            label: t('allocations.quantity.features'),
            value: f.list(featureNames(licence, draft.features ?? [])),
            changeHref: quantity,
          },
        ]),
  ]
}

export default function AllocateCheck({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { licence, draft, preview, whyNot } = loaderData
  const paths = licencePaths(language, params.number)
  const kicker = useKicker(t('allocations.allocate.title'), 3, allocateStepCount)
  const progress = allocateSteps(t, paths, licence, draft, 3)
  const summary = useSummary(licence, draft, progress.steps)
  const alreadyTold = useFormAnswer().faults.length > 0
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
        <div className="flex flex-col gap-6">
          <HostWarnings preview={preview} />
          <FilePreview preview={preview} />
          <p>
            {t('allocations.check.consequence', { host: preview.hostId })}{' '}
            {t('allocations.check.leftAfter', { count: preview.leftAfter, left: f.number(preview.leftAfter) })}
            {preview.countsAsMove && licence.moves.limit !== null
              ? ` ${t('allocations.check.countsAfterReturn', { used: licence.moves.used + 1, limit: licence.moves.limit })}`
              : null}
          </p>
        </div>
      }
      action={t('allocations.allocate.action')}
      back={{ href: progress.steps[1]?.href ?? paths.allocate(licence.id), label: t('allocations.back') }}
    />
  )
}
