import sql from 'sql-template-tag'
import { atTheDesk } from '../accounts/organization-queries.ts'
import { type Addressee, letterTo } from '../identity/letter-to.ts'
import { listStaffToTell } from '../identity/staff-queries.ts'
import type { Tx } from '../platform/db.ts'
import type { Recipient } from '../platform/letter.ts'

/** Those at work at the renewals desk, by name (REN-7). */
export function listSpecialists(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.many(sql`
    select id, first_name || ' ' || last_name as name from staff_members
    where ${atTheDesk(sql`staff_members`)}
    order by last_name, first_name, id limit 200`)
}

/** Who can agree to a quote: those in the role, but for whoever prepared it (REN-7). */
export function listApproversToTell(tx: Tx, role: string, preparedById: string): Promise<Recipient[]> {
  return listStaffToTell(tx, sql`${role} = any (m.roles) and m.id <> ${preparedById}`)
}

/** Whoever prepared a quote. */
export function listPreparersToTell(tx: Tx, preparedById: string): Promise<Recipient[]> {
  return listStaffToTell(tx, sql`m.id = ${preparedById}`)
}

/** Whoever asked, while they may still read the company's quotes (ACC-5). */
export async function listAskersToTell(
  tx: Tx,
  { organization_id, contact_id }: { organization_id: string; contact_id: string },
): Promise<Recipient[]> {
  const contacts = await tx.many<Addressee>(sql`
    select organization_id, id, first_name, last_name, email, language from contacts
    where organization_id = ${organization_id} and id = ${contact_id} and status = 'active' and not restricted
      and types && array['administrator', 'bill-to']`)
  return contacts.map(letterTo)
}
