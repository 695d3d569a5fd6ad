import sql from 'sql-template-tag'
import { earlier } from '../../values/calendar.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'

/** Forgets sessions, links and counted failures that can no longer matter. */
export const tidySignIns = jobKind<Record<string, never>>('tidy-sign-ins')

/** A person may still want to see for so many days which sessions there were. */
const sessionDays = 30

/** Ended and expired sessions go after a month, links after a month, counted failures after a day. */
export async function tidySignInsJob(house: House): Promise<void> {
  await workerWithin(house, async ({ tx, now }) => {
    const long = earlier(now, { days: sessionDays })
    await tx.change(sql`delete from sessions where expires_at < ${long} or ended_at < ${long}`)
    await tx.change(sql`delete from password_links where expires_at < ${long}`)
    await tx.change(sql`
      delete from throttles where last_failure_at < ${earlier(now, { days: 1 })}
        and (blocked_until is null or blocked_until < ${now})`)
  })
}
