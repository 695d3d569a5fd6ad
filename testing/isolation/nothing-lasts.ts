import type { Database } from '../../server/platform/db.ts'

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
