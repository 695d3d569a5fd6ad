import sql from 'sql-template-tag'
import { earlier } from '../../values/calendar.ts'
import { jobKind } from './enqueue.ts'
import type { House } from './house.ts'
import { keptDays } from './idempotency.ts'
import { workerWithin } from './worker.ts'

/** Forgets idempotency keys that are older than their promise (PLT-3). */
export const tidyKeys = jobKind<Record<string, never>>('tidy-keys')

/** Deletes in portions, so that no transaction is long. */
export async function tidyKeysJob(house: House): Promise<void> {
  for (;;) {
    const deleted = await workerWithin(house, ({ tx, now }) =>
      tx.change(sql`
        delete from idempotency_keys where (organization_id, user_id, operation, key) in (
          select organization_id, user_id, operation, key from idempotency_keys
          where created_at < ${earlier(now, { days: keptDays })} order by created_at limit 1000)`),
    )
    if (deleted < 1000) return
  }
}
