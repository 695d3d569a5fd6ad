import { redirect } from 'react-router'
import { faultsOf, invalid, outputOf, problemPage } from '../app/answers.ts'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DateInput, NumberInput, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/fulfil-order-line.ts'
import { draftInAddress, draftInForm, type OrderLineDraft, previewOf } from './fulfil-draft.ts'
import { fulfilPaths } from './fulfil-paths.ts'
import { FulfilSteps } from './fulfil-steps.tsx'
import { SkuField } from './sku-field.tsx'
import type { Sku } from './sku-words.tsx'

export const handle = { messages: ['fulfilment', 'licences'] } satisfies PageHandle

/** As many SKUs as a list to choose from may have; a longer catalogue is typed into. */
const offered = 100

/** LIC-2, step 1: what the order line says. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const skus = outputOf(await here.call('listSkus', { status: ['sold'], limit: offered }))
  const { legalName } = outputOf(await here.call('readOrganization', { number: params.number }))
  return {
    name: legalName,
    skus: skus.items,
    complete: skus.next === null,
    draft: draftInAddress(url.searchParams),
    today: here.now.slice(0, 10),
  }
}

/** Checks the order line as fulfilling would, and goes on to the check page; nothing is made. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const draft = draftInForm(submission)
  const answer = await previewOf(call, params.number, draft)
  if (!answer.ok && answer.problem.status !== 422 && answer.problem.status !== 409) throw problemPage(answer.problem)
  if (!answer.ok) return invalid(submission, faultsOf(answer.problem))
  const paths = fulfilPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  return redirect(paths.check(draft), 303)
}

function OrderFields({ draft, today }: { draft: OrderLineDraft; today: string }) {
  const { t } = useI18n()
  return (
    <>
      <TextInput
        name="purchaseOrderNumber"
        label={t('fulfilment.purchaseOrder')}
        hint={t('fulfilment.optional')}
        defaultValue={draft.purchaseOrderNumber}
        width="half"
        autoComplete="off"
      />
      <TextInput
        name="contractNumber"
        label={t('fulfilment.contract')}
        hint={t('fulfilment.optional')}
        defaultValue={draft.contractNumber}
        width="half"
        autoComplete="off"
      />
      <TextInput
        name="sellingPartnerName"
        label={t('fulfilment.partner')}
        hint={t('fulfilment.optional')}
        defaultValue={draft.sellingPartnerName}
        autoComplete="off"
      />
      <DateInput
        name="startsOn"
        label={t('fulfilment.startsOn')}
        hint={t('fulfilment.startsOnHint')}
        defaultValue={draft.startsOn === '' ? today : draft.startsOn}
      />
    </>
  )
}

function LineForm(props: {
  draft: OrderLineDraft
  skus: readonly Sku[]
  complete: boolean
  today: string
  back: string
}) {
  const { t } = useI18n()
  const { draft } = props
  return (
    <Form>
      <TextInput
        name="orderNumber"
        label={t('fulfilment.order')}
        required
        defaultValue={draft.orderNumber}
        width="half"
        autoComplete="off"
        mono
      />
      <NumberInput name="orderLine" label={t('fulfilment.line')} required defaultValue={draft.orderLine} />
      <SkuField skus={props.skus} complete={props.complete} chosen={draft.sku} />
      <NumberInput name="quantity" label={t('fulfilment.quantity')} required defaultValue={draft.quantity} />
      <OrderFields draft={draft} today={props.today} />
      <ButtonRow>
        <Button kind="primary">{t('fulfilment.goOn')}</Button>
        <LinkButton to={props.back}>{t('fulfilment.cancel')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}

export default function FulfilOrderLine({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { name, draft, skus, complete, today } = loaderData
  const paths = fulfilPaths(language, params.number)
  return (
    <>
      <FulfilSteps current={1} paths={paths} draft={draft} />
      <PageHeader
        title={t('fulfilment.title')}
        kicker={t('ui.steps.position', { step: 1, total: 2 })}
        lead={t('fulfilment.lead', { name, number: params.number })}
      />
      <LineForm draft={draft} skus={skus} complete={complete} today={today} back={`/${language}/o/${params.number}`} />
    </>
  )
}
