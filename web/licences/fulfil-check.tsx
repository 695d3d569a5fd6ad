import { redirect } from 'react-router'
import type { FulfilmentPreview } from '../../contract/fulfilment.ts'
import { faultsOf, invalid, outputOf, problemPage } from '../app/answers.ts'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ButtonRow, LinkButton } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { SummaryRow } from '../ui/summary-list.tsx'
import type { Route } from './+types/fulfil-check.ts'
import { draftInAddress, isComplete, type OrderLineDraft, previewOf } from './fulfil-draft.ts'
import { fulfilPaths } from './fulfil-paths.ts'
import { FulfilSteps } from './fulfil-steps.tsx'
import { ToldContacts } from './told-contacts.tsx'
import { useKicker } from './wizard-top.tsx'

export const handle = { messages: ['fulfilment', 'licences'] } satisfies PageHandle

/** As many of those who were told as the last page can name; the address carries them there. */
const namedAtMost = 10

/** LIC-2, step 2: what would be made, and who would be told. What cannot be made goes back to the form. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const draft = draftInAddress(url.searchParams)
  const back = fulfilPaths(here.language, params.number).form(draft)
  if (!isComplete(draft)) throw redirect(back)
  const { legalName } = outputOf(await here.call('readOrganization', { number: params.number }))
  const answer = await previewOf(here.call, params.number, draft)
  if (!answer.ok && answer.problem.status !== 422 && answer.problem.status !== 409) throw problemPage(answer.problem)
  return {
    name: legalName,
    draft,
    preview: answer.ok ? answer.output : null,
    faults: answer.ok ? [] : faultsOf(answer.problem).map(({ message }) => message),
  }
}

/** Fulfils the order line that the address holds. The form's key makes a second press harmless. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const answer = await call(
    'fulfilOrderLine',
    { number: params.number, ...draftInAddress(url.searchParams) },
    { idempotencyKey: submission.idempotencyKey },
  )
  if (!answer.ok && answer.problem.status !== 422 && answer.problem.status !== 409) throw problemPage(answer.problem)
  if (!answer.ok)
    return invalid(
      submission,
      [...new Set(faultsOf(answer.problem).map(({ message }) => message))].map((message) => ({ message })),
    )
  const { licence, told, repeated } = answer.output
  const paths = fulfilPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  const contactIds = told.slice(0, namedAtMost).map(({ id }) => id)
  return redirect(paths.done(licence.id, { contactIds, repeated }), 303)
}

function useSummary(
  draft: OrderLineDraft,
  licence: NonNullable<FulfilmentPreview['licence']>,
  changeHref: string,
): SummaryRow[] {
  const { t, f } = useI18n()
  const optional = (label: string, value: string): SummaryRow[] => (value === '' ? [] : [{ label, value, changeHref }])
  return [
    {
      label: t('fulfilment.orderAndLine'),
      value: <Code value={t('fulfilment.orderLine', { order: draft.orderNumber, line: draft.orderLine })} />,
      changeHref,
    },
    { label: t('fulfilment.sku'), value: <Code value={licence.sku} />, changeHref },
    { label: t('licences.product'), value: `${licence.product.name} ${licence.edition.name}` },
    { label: t('licences.model'), value: t(`licences.models.${licence.model}`) },
    ...(licence.grade === 'retail'
      ? []
      : [{ label: t('licences.grade'), value: t(`licences.grades.${licence.grade}`) }]),
    { label: t('fulfilment.quantity'), value: f.number(licence.quantity), changeHref },
    { label: t('licences.starts'), value: f.day(licence.startsOn), changeHref },
    {
      label: t('licences.ends'),
      value: licence.endsOn === null ? t('licences.perpetual') : f.day(licence.endsOn),
    },
    {
      label: t('licences.maintenanceEnds'),
      value: licence.maintenanceEndsOn === null ? t('licences.noMaintenance') : f.day(licence.maintenanceEndsOn),
    },
    ...optional(t('fulfilment.purchaseOrder'), draft.purchaseOrderNumber),
    ...optional(t('fulfilment.contract'), draft.contractNumber),
    ...optional(t('fulfilment.partner'), draft.sellingPartnerName),
  ]
}

/** There is nothing to confirm: the line was fulfilled before, or cannot be. */
function NothingToDo(props: {
  preview: FulfilmentPreview | null
  faults: readonly string[]
  number: string
  draft: OrderLineDraft
}) {
  const { t, language } = useI18n()
  const kicker = useKicker(t('fulfilment.title'), 2, 2)
  const paths = fulfilPaths(language, props.number)
  const former = props.preview?.former ?? null
  return (
    <>
      <PageHeader title={t('fulfilment.check.title')} kicker={kicker} />
      <div className="flex max-w-form flex-col gap-6">
        {former === null ? (
          <Notice tone="warn" title={t('fulfilment.check.notPossible')}>
            <ul>
              {props.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Notice tone="info" title={t('fulfilment.check.former')}>
            {t('fulfilment.check.formerText', { code: former.code })}
          </Notice>
        )}
        <ButtonRow>
          {former === null ? null : (
            <LinkButton kind="primary" to={paths.licence(former.id)}>
              {t('fulfilment.openLicence')}
            </LinkButton>
          )}
          <LinkButton kind={former === null ? 'primary' : 'secondary'} to={paths.form(props.draft)}>
            {t('fulfilment.check.back')}
          </LinkButton>
        </ButtonRow>
      </div>
    </>
  )
}

function Check(props: {
  name: string
  number: string
  draft: OrderLineDraft
  licence: NonNullable<FulfilmentPreview['licence']>
  tells: FulfilmentPreview['tells']
}) {
  const { t, language } = useI18n()
  const { name, draft, licence, tells } = props
  const kicker = useKicker(t('fulfilment.title'), 2, 2)
  const back = fulfilPaths(language, props.number).form(draft)
  return (
    <ConfirmPage
      title={t('fulfilment.check.title')}
      kicker={kicker}
      summary={[
        { label: t('fulfilment.organization'), value: `${name} (${props.number})` },
        ...useSummary(draft, licence, back),
      ]}
      consequence={
        <div className="flex flex-col gap-3">
          <p>{t('fulfilment.check.consequence', { name })}</p>
          <ToldContacts tense="will" contacts={tells} />
        </div>
      }
      action={t('fulfilment.check.action')}
      back={{ href: back, label: t('fulfilment.check.back') }}
    />
  )
}

export default function FulfilCheck({ loaderData, params }: Route.ComponentProps) {
  const { language } = useI18n()
  const { name, draft, preview, faults } = loaderData
  return (
    <>
      <FulfilSteps current={2} paths={fulfilPaths(language, params.number)} draft={draft} />
      {preview?.licence === null || preview === null ? (
        <NothingToDo preview={preview} faults={faults} number={params.number} draft={draft} />
      ) : (
        <Check name={name} number={params.number} draft={draft} licence={preview.licence} tells={preview.tells} />
      )}
    </>
  )
}
