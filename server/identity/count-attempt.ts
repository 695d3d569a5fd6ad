import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { deleteCounts, lowerCounts, saveCounts, takeCounts } from './throttle-queries.ts'
import { type Count, type Counter, limits, secondsToWait, withFailure } from './throttle-rules.ts'

/**
 * ACC-14. Counts an attempt as failed before it is judged, so that a thousand at once are not all free; whoever succeeds
 * takes it back. Refuses `sign-in-delayed` while any counter says so; refused attempts do not prolong the delay.
 */
export async function countAttempt(ctx: Ctx, counters: readonly Counter[]): Promise<void> {
  const seconds = await tryAttempt(ctx, counters)
  if (seconds > 0) throw new Refusal('sign-in-delayed', { seconds })
}

/** The same without a refusal: tells the seconds to wait, 0 where the attempt was taken and counted. */
export async function tryAttempt(ctx: Ctx, counters: readonly Counter[]): Promise<number> {
  const counts = await takeCounts(
    ctx.tx,
    counters.map(({ key }) => key),
    ctx.now,
  )
  const known = counters.map((counter) => ({ counter, count: countIn(counts, counter) }))
  const seconds = Math.max(...known.map(({ counter, count }) => secondsToWait(limits[counter.limit], count, ctx.now)))
  if (seconds > 0) return seconds
  await saveCounts(
    ctx.tx,
    known.map(({ counter: { key, limit }, count }) => ({ key, ...withFailure(limits[limit], count, ctx.now) })),
  )
  return 0
}

function countIn(counts: Map<string, Count>, { key }: Counter): Count {
  const count = counts.get(key.toString('hex'))
  if (!count) throw new Error('a counter that was just made is gone')
  return count
}

/**
 * Takes back what `countAttempt` counted. What names exactly this person in exactly this place is forgotten altogether;
 * what strangers share only loses this one attempt, or an attacker could clear it with a sign-in of their own.
 */
export async function forgiveAttempt(ctx: Ctx, counters: readonly Counter[]): Promise<void> {
  const isShared = ({ limit }: Counter): boolean => limit === 'login anywhere' || limit === 'address anywhere'
  const keys = (wanted: boolean): Buffer[] => counters.filter((one) => isShared(one) === wanted).map(({ key }) => key)
  await deleteCounts(ctx.tx, keys(false))
  await lowerCounts(ctx.tx, keys(true))
}
