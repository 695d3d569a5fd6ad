import type { Instant } from '../../values/calendar.ts'
import { often, type Tx } from '../platform/db.ts'
import type { Count } from './throttle-rules.ts'

type Row = Count & { key: Buffer }

/**
 * Locks the counts of these keys, making those that are not there yet. Always in one order, so that nobody deadlocks; in
 * one statement, as a count may be forgotten by somebody else at any moment between two.
 */
export async function takeCounts(tx: Tx, keys: readonly Buffer[], now: Instant): Promise<Map<string, Count>> {
  const rows = await tx.many<Row>(often`
    insert into throttles (key, failures, last_failure_at)
    select key, 0, ${now} from unnest(${keys}::bytea[]) key order by key
    on conflict (key) do update set failures = throttles.failures
    returning key, failures, last_failure_at, blocked_until`)
  return new Map(rows.map(({ key, ...count }) => [key.toString('hex'), count]))
}

/** Writes counts back. */
export async function saveCounts(tx: Tx, counts: readonly Row[]): Promise<void> {
  await tx.change(often`
    update throttles t set failures = n.failures, last_failure_at = n.last_failure_at, blocked_until = n.blocked_until
    from unnest(${counts.map(({ key }) => key)}::bytea[], ${counts.map(({ failures }) => failures)}::integer[],
      ${counts.map((one) => one.last_failure_at)}::timestamptz[], ${counts.map((one) => one.blocked_until)}::timestamptz[])
      n (key, failures, last_failure_at, blocked_until)
    where t.key = n.key`)
}

/** Takes one failure back where it was none, and with it the delay that it caused. */
export async function lowerCounts(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await tx.change(often`
    with locked as (select key from throttles where key = any (${keys}::bytea[]) order by key for update)
    update throttles t set failures = greatest(t.failures - 1, 0), blocked_until = null
    from locked where t.key = locked.key`)
}

/** Forgets failures altogether. */
export async function deleteCounts(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await tx.change(often`delete from throttles where key = any (${keys}::bytea[])`)
}
