import { todayOf } from './clock.ts'
import { isPassing } from './db.ts'
import { rowContext } from './door.ts'
import type { House } from './house.ts'
import type { Ctx, Visit } from './operation.ts'

/**
 * Opens a transaction with the worker's eyes, for errands that do later what somebody caused. Repeats what merely
 * collided with others; everything else is thrown, and the job runner tries the whole errand again.
 */
export async function workerWithin<T>(house: House, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const visit = workerVisit(house)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await house.db.within(rowContext('worker', visit), (tx) => work({ ...visit, tx }))
    } catch (error) {
      if (!isPassing(error) || attempt === 4) throw error
    }
  }
}

/** A visit that nobody makes: what is done later has no request, no address and no program. */
export function workerVisit(house: House): Visit {
  const now = house.clock.now()
  return {
    actor: { kind: 'worker' },
    organization: null,
    now,
    today: todayOf(now),
    ids: house.ids,
    requestId: house.ids.uuid(),
    language: 'en',
    address: '',
    userAgent: '',
    idempotencyKey: null,
    ifMatch: null,
    publicOrigin: house.publicOrigin,
    issuingKeyId: house.signer.currentKeyId('licence-file'),
    setCookie: () => undefined,
  }
}
