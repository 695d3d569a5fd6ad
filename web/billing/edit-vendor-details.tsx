import { redirect } from 'react-router'
import type { VendorFacts } from '../../contract/vendor.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Textarea, TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/edit-vendor-details.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['papers'] } satisfies PageHandle

const fields = [
  'legalName',
  'address',
  'registration',
  'vatId',
  'bankName',
  'account',
  'bic',
  'invoiceContact',
  'invoiceEmail',
  'invoicePhone',
] as const

/** REN-15: who the vendor is and where it is paid, for those who may change it. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const recorded = outputOf(await context.get(visit).call('readVendorDetails', {}))
  return { ...recorded, saved: url.searchParams.has('saved') }
}

export async function action({ context, url }: Route.ActionArgs) {
  const submission = submitted(context)
  const { text } = submission
  const answer = await context.get(visit).call(
    'saveVendorDetails',
    {
      legalName: text('legalName'),
      address: text('address'),
      registration: text('registration'),
      vatId: text('vatId'),
      bankName: text('bankName'),
      account: text('account'),
      bic: text('bic'),
      invoiceContact: text('invoiceContact'),
      invoiceEmail: text('invoiceEmail'),
      invoicePhone: text('invoicePhone'),
    },
    versionGiven(submission),
  )
  if (!answer.ok) return refused(submission, answer.problem, fields)
  throw redirect(`${url.pathname}?saved`, 303)
}

function CompanyFields({ vendor }: { vendor: VendorFacts | null }) {
  const { t } = useI18n()
  return (
    <>
      <TextInput
        name="legalName"
        label={t('papers.supplier.legalName')}
        required
        maxLength={200}
        defaultValue={vendor?.legalName}
      />
      <Textarea
        name="address"
        label={t('papers.supplier.address')}
        hint={t('papers.supplier.edit.addressHint')}
        required
        maxLength={500}
        defaultValue={vendor?.address}
      />
      <TextInput
        name="registration"
        label={t('papers.supplier.registration')}
        hint={t('papers.supplier.edit.registrationHint')}
        required
        maxLength={120}
        defaultValue={vendor?.registration}
      />
      <TextInput
        name="vatId"
        label={t('papers.supplier.vatId')}
        hint={t('papers.supplier.edit.vatIdHint')}
        maxLength={40}
        width="half"
        defaultValue={vendor?.vatId ?? ''}
      />
    </>
  )
}

function BankFields({ vendor }: { vendor: VendorFacts | null }) {
  const { t } = useI18n()
  return (
    <>
      <TextInput
        name="bankName"
        label={t('papers.supplier.bankName')}
        required
        maxLength={120}
        defaultValue={vendor?.bankName}
      />
      <TextInput
        name="account"
        label={t('papers.supplier.account')}
        hint={t('papers.supplier.edit.accountHint')}
        required
        mono
        maxLength={60}
        autoComplete="off"
        defaultValue={vendor?.account}
      />
      <TextInput
        name="bic"
        label={t('papers.supplier.bic')}
        hint={t('papers.supplier.edit.bicHint')}
        mono
        width="half"
        maxLength={20}
        autoComplete="off"
        defaultValue={vendor?.bic ?? ''}
      />
      <p className="text-hint text-muted">{t('papers.supplier.edit.careful')}</p>
    </>
  )
}

function InvoiceFields({ vendor }: { vendor: VendorFacts | null }) {
  const { t } = useI18n()
  return (
    <>
      <TextInput
        name="invoiceContact"
        label={t('papers.supplier.contact')}
        required
        maxLength={120}
        defaultValue={vendor?.invoiceContact}
      />
      <TextInput
        name="invoiceEmail"
        type="email"
        label={t('papers.supplier.email')}
        required
        maxLength={254}
        defaultValue={vendor?.invoiceEmail}
      />
      <TextInput
        name="invoicePhone"
        type="tel"
        label={t('papers.supplier.phone')}
        width="half"
        maxLength={40}
        defaultValue={vendor?.invoicePhone ?? ''}
      />
    </>
  )
}

export default function EditVendorDetails({ loaderData }: Route.ComponentProps) {
  const { t, f } = useI18n()
  const { vendor, changedAt, version, saved } = loaderData
  return (
    <>
      <PageHeader
        title={t('papers.supplier.edit.title')}
        lead={
          <>
            {t('papers.supplier.edit.lead')}{' '}
            {changedAt === null ? null : t('papers.supplier.changed', { day: f.day(changedAt) })}
          </>
        }
      />
      {saved ? (
        <div className="mb-4">
          <Notice tone="ok" announce>
            {t('papers.supplier.edit.saved')}
          </Notice>
        </div>
      ) : null}
      {vendor === null ? (
        <div className="mb-4">
          <Notice>{t('papers.supplier.edit.never')}</Notice>
        </div>
      ) : null}
      <Form version={version}>
        <h2 className="text-h2 font-semibold">{t('papers.supplier.company')}</h2>
        <CompanyFields vendor={vendor} />
        <h2 className="text-h2 font-semibold">{t('papers.supplier.bank')}</h2>
        <BankFields vendor={vendor} />
        <h2 className="text-h2 font-semibold">{t('papers.supplier.invoices')}</h2>
        <InvoiceFields vendor={vendor} />
        <ButtonRow>
          <Button kind="primary">{t('papers.supplier.edit.save')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
