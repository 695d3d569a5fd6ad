import type { Ctx } from '../platform/operation.ts'
import { expectOwned, type LicenceFilter, type Seen, type Ticks } from './assignable-licence-queries.ts'
import { type Ticked, tick, untick } from './tick-queries.ts'

/** What somebody ticks and unticks: single licences, and all that match. */
export type TickInput = LicenceFilter & { add: string[]; remove: string[]; all: '' | 'add' | 'remove' }

const nothing: Ticked = { count: 0, codes: [] }

/**
 * Ticks and unticks licences: all that match, as the list finds them now, but what is named singly goes before, so that
 * "all but these" is one request (UX-13); what is to be both is ticked. Refuses `not-found` for what is no licence of the
 * organization.
 */
export async function changeTicks(
  ctx: Ctx,
  ticks: Ticks,
  { add, remove, all, ...filter }: TickInput,
  seen: Seen,
): Promise<{ added: Ticked; removed: Ticked }> {
  await expectOwned(ctx, ticks.organization_id, [...add, ...remove])
  const unticked = remove.filter((id) => !add.includes(id))
  const toRemove = { ids: unticked, all: all === 'remove' ? { filter, seen, except: add } : null }
  const toAdd = { ids: add, all: all === 'add' ? { filter, seen, except: unticked } : null }
  const removed = toRemove.all || unticked.length > 0 ? await untick(ctx, ticks, toRemove) : nothing
  const added = toAdd.all || add.length > 0 ? await tick(ctx, ticks, toAdd) : nothing
  return { added, removed }
}
