import sql from 'sql-template-tag'
import type { Tx } from './db.ts'

/** Work whose last attempt failed. */
export type GivenUp = { id: string; kind: string; payload: Record<string, string> }

/** Takes a job off the list of those given up, whole, to be asked for again; null where it is not on it (any more). */
export function forgetGivenUp(tx: Tx, id: string): Promise<GivenUp | null> {
  return tx.maybe<GivenUp>(sql`delete from given_up_jobs where id = ${id} returning id, kind, payload`)
}
