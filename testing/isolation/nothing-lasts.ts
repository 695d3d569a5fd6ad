import type { Database } from '../../server/platform/db.ts'
import type { SignedIn } from '../../server/platform/door.ts'

/**
 * A database in which every transaction succeeds and nothing lasts: a thousand calls meet the same rows, in any order. What
 * a transaction itself refuses is refused as ever.
 */
export function nothingLasts(real: Database): Database {
  return {
    ...real,
    async within(context, work) {
      const kept: { result: Awaited<ReturnType<typeof work>> }[] = []
      const end = new Error('rolled back on purpose')
      try {
        await real.within(context, async (tx) => {
          kept.push({ result: await work(tx) })
          throw end
        })
      } catch (error) {
        if (error !== end) throw error
      }
      const [done] = kept
      if (!done) throw new Error('the transaction ended without a result')
      return done.result
    },
  }
}

/** Finds out once who a session belongs to: where nothing lasts, nobody signs out. */
export function remembering<Found extends SignedIn>(
  real: (token: string) => Promise<Found | null>,
): (token: string) => Promise<Found | null> {
  const known = new Map<string, Promise<Found | null>>()
  return (token) => {
    const found = known.get(token) ?? real(token)
    known.set(token, found)
    return found
  }
}
