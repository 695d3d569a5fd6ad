import { createHash } from 'node:crypto'
import { earlier, epochOf, type Instant, later } from '../../values/calendar.ts'

/**
 * How failures of one kind slow down further attempts: the first `free` ones nothing, each further one twice as long as
 * the one before, from `firstSeconds` to `longestSeconds`; forgotten after `memoryMinutes` without any.
 */
export type Limit = { free: number; firstSeconds: number; longestSeconds: number; memoryMinutes: number }

/**
 * ACC-14. Guessing is slowed where it comes from: per login ID and address strictly, per address (many login IDs) less
 * so. Over all addresses a login ID has a light delay only, or strangers could lock somebody out; and a browser that has
 * signed in to this login ID before is judged by itself alone, so that nothing that strangers do delays its owner there.
 */
export const limits = {
  'login and address': { free: 5, firstSeconds: 5, longestSeconds: 900, memoryMinutes: 1_440 },
  'known browser': { free: 5, firstSeconds: 5, longestSeconds: 900, memoryMinutes: 1_440 },
  'login anywhere': { free: 20, firstSeconds: 1, longestSeconds: 30, memoryMinutes: 60 },
  'address anywhere': { free: 40, firstSeconds: 2, longestSeconds: 600, memoryMinutes: 60 },
  // Only asked after the right password, so only somebody who knows that can cause it.
  'second factor': { free: 5, firstSeconds: 10, longestSeconds: 900, memoryMinutes: 1_440 },
  'own password': { free: 5, firstSeconds: 5, longestSeconds: 900, memoryMinutes: 1_440 },
  'mail to target': { free: 3, firstSeconds: 1_200, longestSeconds: 3_600, memoryMinutes: 60 },
  'mail from address': { free: 20, firstSeconds: 60, longestSeconds: 900, memoryMinutes: 60 },
  // No failure: a paper of thousands of lines is drawn for whoever has the link.
  'paper of a link': { free: 20, firstSeconds: 60, longestSeconds: 900, memoryMinutes: 60 },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof limits

/** One thing that attempts are counted by. Only a hash of what it names is kept. */
export type Counter = { limit: LimitName; key: Buffer }

/** What is known of a counter: how many failures, the last one, and until when it refuses. */
export type Count = { failures: number; last_failure_at: Instant; blocked_until: Instant | null }

/** The counter for the things named: the same ones always give the same. */
export function counter(limit: LimitName, ...named: string[]): Counter {
  return {
    limit,
    key: createHash('sha256')
      .update(JSON.stringify([limit, ...named]))
      .digest(),
  }
}

/** The network that an address counts as: IPv6 hands out 64 bits to everybody, so only the first 64 tell callers apart. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`.toLowerCase()
}

/** For how many seconds attempts are refused after so many failures. */
export function delayAfter(limit: Limit, failures: number): number {
  if (failures < limit.free) return 0
  return Math.min(limit.longestSeconds, limit.firstSeconds * 2 ** Math.min(failures - limit.free, 20))
}

/** Seconds until the next attempt is taken; 0: now. A clock that was wrong for a while keeps nobody out for longer. */
export function secondsToWait(limit: Limit, count: Count, now: Instant): number {
  if (count.blocked_until === null) return 0
  const seconds = Math.ceil((epochOf(count.blocked_until) - epochOf(now)) / 1_000)
  return Math.min(limit.longestSeconds, Math.max(0, seconds))
}

/** The count with one more failure. */
export function withFailure(limit: Limit, count: Count, now: Instant): Count {
  const isForgotten = count.last_failure_at < earlier(now, { minutes: limit.memoryMinutes })
  const failures = (isForgotten ? 0 : count.failures) + 1
  const seconds = delayAfter(limit, failures)
  return { failures, last_failure_at: now, blocked_until: seconds > 0 ? later(now, { seconds }) : null }
}
