import { expect } from 'vitest'
import { sessionCookie } from '../../server/platform/http.ts'

/** Whoever reads does so from so many places at a time, on each server. */
const callersPerServer = 3
/** So often each read is asked on each server after the change, at least. */
const asksAfterwards = 3

/** A page of the API, and the word in it that somebody may see until it is taken from them. */
export type Read = { path: string; word: string }
/** What came of one request, and when it was sent and answered by this process's clock. */
type Seen = Read & { origin: string; status: number; isShown: boolean; sentAt: number; answeredAt: number }

async function ask(origin: string, token: string, { path, word }: Read): Promise<Seen> {
  const sentAt = performance.now()
  const answer = await fetch(`${origin}/v1/organizations/${path}`, { headers: { cookie: `${sessionCookie}=${token}` } })
  const isShown = (await answer.text()).includes(word)
  return { path, word, origin, status: answer.status, isShown, sentAt, answeredAt: performance.now() }
}

/** Asks for all of these on all servers, over and over, until told to stop. */
function keepAsking(token: string, reads: readonly Read[], origins: readonly string[]) {
  const seen: Seen[] = []
  const waiting = new Set<{ isReached(): boolean; tell(): void }>()
  let isOver = false
  const caller = async (origin: string, first: number): Promise<void> => {
    for (let turn = first; !isOver; turn += 1) {
      const read = reads[turn % reads.length]
      const one = read && (await ask(origin, token, read))
      // A busy machine that gives no answer shows nothing either.
      if (one && one.status !== 503) seen.push(one)
      for (const { isReached, tell } of waiting) if (isReached()) tell()
    }
  }
  const finished = Promise.all(
    origins.flatMap((origin) => Array.from({ length: callersPerServer }, (_, first) => caller(origin, first))),
  )
  const count = (origin: string, { path }: Read, isCounted: (one: Seen) => boolean): number =>
    seen.filter((one) => one.origin === origin && one.path === path && isCounted(one)).length
  return {
    seen,
    /** Waits until each read was answered so on each server, so often. Throws what a caller threw. */
    each: (least: number, isCounted: (one: Seen) => boolean) =>
      Promise.race([
        finished,
        new Promise<void>((tell) => {
          const isReached = (): boolean =>
            origins.every((origin) => reads.every((read) => count(origin, read, isCounted) >= least))
          waiting.add({ isReached, tell })
        }),
      ]),
    async stop() {
      isOver = true
      await finished
    },
  }
}

/** What a change takes away from somebody, with which answers, and what it leaves. */
export type Change = {
  reader: { sessionToken: string }
  lost: Read[]
  kept?: Read[]
  statuses: number[]
  make(): Promise<number>
}

/**
 * Makes the change in the middle of load. Of all requests that were sent once its answer had arrived, none may show what
 * was lost, on any server, and each of the others must still show what was kept.
 */
export async function expectAtOnce(
  servers: readonly string[],
  { reader, lost, kept = [], statuses, make }: Change,
): Promise<void> {
  const load = keepAsking(reader.sessionToken, [...lost, ...kept], servers)
  const { sentAt, changedAt } = await changedUnder(load, make).finally(load.stop)
  const later = load.seen.filter((one) => one.sentAt > changedAt)
  const isLost = ({ path }: Seen): boolean => lost.some((one) => one.path === path)
  expect(later.filter((one) => isLost(one) === one.isShown)).toEqual([])
  expect([...new Set(later.filter(isLost).map(({ status }) => status))].sort()).toEqual(statuses)
  // The change met requests under way, or it was not made in the middle of anything.
  expect(load.seen.filter((one) => one.sentAt < changedAt && one.answeredAt > sentAt)).not.toEqual([])
}

/** Tells when the change was asked for, and when its answer had arrived. */
async function changedUnder({ each }: ReturnType<typeof keepAsking>, make: Change['make']) {
  await each(2, (one) => one.status === 200 && one.isShown)
  const sentAt = performance.now()
  expect(await make()).toBe(200)
  const changedAt = performance.now()
  await each(asksAfterwards, (one) => one.sentAt > changedAt)
  return { sentAt, changedAt }
}
