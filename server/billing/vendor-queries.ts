import sql, { empty, type Sql } from 'sql-template-tag'
import type { VendorFacts } from '../../contract/vendor.ts'
import type { Instant } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'

/** The vendor as it is on record. */
export type VendorRow = VendorFacts & { changedAt: Instant; version: number }

const select = (lock: Sql) => sql`
  select legal_name as "legalName", address, registration, vat_id as "vatId", bank_name as "bankName", account, bic,
    invoice_contact as "invoiceContact", invoice_email as "invoiceEmail", invoice_phone as "invoicePhone",
    changed_at as "changedAt", version
  from vendor_details ${lock}`

/** What the vendor has recorded of itself; null where it has not yet. */
export function findVendor({ tx }: Pick<Ctx, 'tx'>): Promise<VendorRow | null> {
  return tx.maybe<VendorRow>(select(empty))
}

/** The same, locked for a change. */
export function takeVendor({ tx }: Pick<Ctx, 'tx'>): Promise<VendorRow | null> {
  return tx.maybe<VendorRow>(select(sql`for update`))
}

/** Records the vendor for the first time. Of two who do so at once, the second is told `changed-meanwhile`. */
export async function insertVendor({ tx, now }: Ctx, facts: VendorFacts): Promise<void> {
  const kept = await tx.change(sql`
    insert into vendor_details (legal_name, address, registration, vat_id, bank_name, account, bic, invoice_contact,
      invoice_email, invoice_phone, changed_at)
    values (${facts.legalName}, ${facts.address}, ${facts.registration}, ${facts.vatId}, ${facts.bankName}, ${facts.account},
      ${facts.bic}, ${facts.invoiceContact}, ${facts.invoiceEmail}, ${facts.invoicePhone}, ${now})
    on conflict (id) do nothing`)
  if (kept === 0) throw new Refusal('changed-meanwhile')
}

/** Writes the vendor anew. */
export async function updateVendor({ tx, now }: Ctx, { version }: VendorRow, facts: VendorFacts): Promise<void> {
  await tx.changeOne(sql`
    update vendor_details set legal_name = ${facts.legalName}, address = ${facts.address},
      registration = ${facts.registration}, vat_id = ${facts.vatId}, bank_name = ${facts.bankName}, account = ${facts.account},
      bic = ${facts.bic}, invoice_contact = ${facts.invoiceContact}, invoice_email = ${facts.invoiceEmail},
      invoice_phone = ${facts.invoicePhone}, changed_at = ${now}, version = version + 1
    where version = ${version}`)
}
