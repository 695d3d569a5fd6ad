import { createHash } from 'node:crypto'
import { often } from './db.ts'
import type { Ctx } from './operation.ts'
import { Refusal } from './refusal.ts'

/** How long the effect of a key is remembered (PLT-3). */
export const keptDays = 7

/** What a former call with the same key came to. */
type Effect = { request_hash: string; output: unknown; version: number | null }

/** Where a key is unique: one organization (or none), one person, one operation. */
export type KeyScope = { operation: string; key: string; requestHash: string }

/**
 * Takes the key for this transaction. A second call with it waits here until the first has committed or rolled back;
 * refusals roll back and are therefore not remembered. Returns the former effect, if there is one.
 * Refuses `key-used-differently` when the former request was another.
 */
export async function takeKey(ctx: Ctx, scope: KeyScope): Promise<{ output: unknown } | null> {
  const { user, organization } = ownerOf(ctx)
  const taken = await ctx.tx.change(often`
    insert into idempotency_keys (organization_id, user_id, operation, key, request_hash, created_at)
    values (${organization}, ${user}, ${scope.operation}, ${scope.key}, ${scope.requestHash}, ${ctx.now})
    on conflict do nothing`)
  if (taken === 1) return null
  const former = await ctx.tx.one<Effect>(often`
    select request_hash, output from idempotency_keys
    where organization_id = ${organization} and user_id = ${user} and operation = ${scope.operation} and key = ${scope.key}`)
  if (former.request_hash !== scope.requestHash) throw new Refusal('key-used-differently')
  return { output: former.output }
}

/** Remembers what the key's first call came to, in the same transaction as its effect. */
export async function keepEffect(ctx: Ctx, scope: KeyScope, output: unknown): Promise<void> {
  const { user, organization } = ownerOf(ctx)
  await ctx.tx.changeOne(often`
    update idempotency_keys set output = ${JSON.stringify(output ?? null)}::jsonb
    where organization_id = ${organization} and user_id = ${user} and operation = ${scope.operation} and key = ${scope.key}`)
}

const nobody = '00000000-0000-0000-0000-000000000000'

function ownerOf(ctx: Ctx): { user: string; organization: string } {
  const user = 'userId' in ctx.actor ? ctx.actor.userId : nobody
  return { user, organization: ctx.organization?.id ?? nobody }
}

/** One hash for one meaning: names in any order, the same values. */
export function hashOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(input)))
    .digest('hex')
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  )
}
