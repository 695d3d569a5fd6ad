import sql from 'sql-template-tag'
import { listStaffToTell } from '../identity/staff-queries.ts'
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

/** The same as recipients of a letter. For the worker, who may know it. */
export function listManagersToTell(tx: Tx): Promise<Recipient[]> {
  return listStaffToTell(tx, sql`'partner-manager' = any (m.roles)`)
}
