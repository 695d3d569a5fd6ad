import { encodeStatusList, fileStatus, statusListSigningInput } from '../../licence-file/status-list.ts'
import { epochOf, type Instant, later } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'
import { rowContext } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { lastStatusList, listStatuses } from './licence-file-queries.ts'
import { statusListSize, statusListUri } from './status-list-rules.ts'

/** How long a list that was made is given out again. A return is to be seen within a minute (LIC-9). */
const keptSeconds = 20
/** After how many seconds products and licence servers fetch it again. */
const refreshSeconds = 60
/** How long a list counts as fresh for those who cannot fetch it. */
const freshHours = 24

/**
 * LIC-9: gives signed status lists for files issued under an origin. Each is made from the database at most every 20
 * seconds per process, however many ask. Null for a list that has no files yet.
 */
export function statusListPublisher(house: House): (list: number, publicOrigin: string) => Promise<string | null> {
  const kept = new Map<string, Promise<string | null>>()
  const freshUntil = new Map<string, Instant>()
  return async (list, publicOrigin) => {
    const uri = statusListUri(publicOrigin, list)
    const now = house.clock.now()
    if ((freshUntil.get(uri) ?? '') <= now) {
      freshUntil.set(uri, later(now, { seconds: keptSeconds }))
      const made = makeList(house, list, uri)
      kept.set(uri, made)
      made.catch(() => freshUntil.delete(uri))
    }
    return (await kept.get(uri)) ?? null
  }
}

async function makeList(house: House, list: number, uri: string): Promise<string | null> {
  const now = house.clock.now()
  const visitor = { actor: { kind: 'visitor' }, organization: null, now, today: todayOf(now) } as const
  const entries = await house.db.within(rowContext('visitor', visitor), async (tx) =>
    list > (await lastStatusList(tx)) ? null : listStatuses(tx, list),
  )
  if (!entries) return null
  const issuedAt = Math.floor(epochOf(now) / 1000)
  const facts = {
    uri,
    issuedAt,
    expiresAt: issuedAt + freshHours * 3600,
    refreshAfter: refreshSeconds,
    bits: 2 as const,
    lst: encodeStatusList(
      entries.map((entry) => [entry.status_index, fileStatus[entry.status]] as const),
      statusListSize,
    ),
  }
  const keyId = house.signer.currentKeyId('status-list')
  const signingInput = statusListSigningInput(facts, keyId)
  return `${signingInput}.${await house.signer.sign('status-list', keyId, signingInput)}`
}
