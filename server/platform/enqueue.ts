import type { Instant } from '../../values/calendar.ts'
import { often } from './db.ts'
import type { Ctx } from './operation.ts'

/** Work for later: its name and the shape of its payload, which holds ids only. */
export type JobKind<Payload extends Record<string, string>> = { kind: string; payload?: Payload }

/** Declares a kind of job. What does it stands in `server/jobs.ts`. */
export function jobKind<Payload extends Record<string, string>>(kind: string): JobKind<Payload> {
  return { kind }
}

/**
 * Asks for work in the transaction that causes it: it will be done at least once if this commits, and never if not.
 * A key makes a second request while the first waits the same one.
 */
export async function enqueue<Payload extends Record<string, string>>(
  ctx: Pick<Ctx, 'tx' | 'ids' | 'now'>,
  job: JobKind<Payload>,
  payload: Payload,
  when: { key?: string; after?: Instant } = {},
): Promise<void> {
  await ctx.tx.changeOne(often`
    insert into outbox (id, kind, payload, singleton_key, start_after, created_at)
    values (${ctx.ids.uuid()}, ${job.kind}, ${JSON.stringify(payload)}::jsonb, ${when.key ?? null}, ${when.after ?? null}, ${ctx.now})`)
  ctx.tx.wakeJobs()
}

/** Asks for the same work on each of many things at once. */
export async function enqueueAll<Payload extends Record<string, string>>(
  ctx: Pick<Ctx, 'tx' | 'ids' | 'now'>,
  job: JobKind<Payload>,
  payloads: readonly Payload[],
): Promise<void> {
  const asked = await ctx.tx.change(often`
    insert into outbox (id, kind, payload, created_at)
    select id, ${job.kind}, payload, ${ctx.now}
    from unnest(${payloads.map(() => ctx.ids.uuid())}::uuid[], ${payloads.map((payload) => JSON.stringify(payload))}::jsonb[])
      as t (id, payload)`)
  if (asked !== payloads.length) throw new Error(`expected ${payloads.length} jobs, asked for ${asked}`)
  ctx.tx.wakeJobs()
}
