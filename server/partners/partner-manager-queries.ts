import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { Tx } from '../platform/db.ts'
import type { Recipient } from '../platform/letter.ts'

/** One of the vendor's partner managers, as partners may know them. */
export type PartnerManager = { name: string; email: string; phone: string | null }

/** Those of the vendor's people who look after partners, by name. Staff, the worker and partners see them; customers do not. */
export function listPartnerManagers(tx: Tx): Promise<PartnerManager[]> {
  return tx.many<PartnerManager>(sql`
    select first_name || ' ' || last_name as name, email, phone from staff_members
    where 'partner-manager' = any (roles) and status = 'active' order by last_name, first_name, id limit 20`)
}

/** The same as recipients of a letter, each in the language of their sign-in. For the worker, who may know it. */
export async function listManagersToTell(tx: Tx): Promise<Recipient[]> {
  const people = await tx.many<{ name: string; email: string; language: Language }>(sql`
    select m.first_name || ' ' || m.last_name as name, m.email, u.language from staff_members m join users u on u.id = m.user_id
    where 'partner-manager' = any (m.roles) and m.status = 'active' order by m.last_name, m.first_name, m.id limit 20`)
  return people.map((one) => ({ ...one, organizationId: null, contactId: null }))
}
