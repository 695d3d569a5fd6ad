import type { portal } from '../../contract/portal.ts'
import { epochOf, type Instant } from '../../values/calendar.ts'
import type { Database } from '../platform/db.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { noticeState } from './notice-rules.ts'
import { type FrameRow, listFrameRows } from './portal-queries.ts'

/** For so long a process answers from memory; every page asks. */
const keptMilliseconds = 15_000

type Kept = { readAt: Instant; rows: readonly FrameRow[] }

/** By database, as one process may have several open. */
const kept = new WeakMap<Database, Kept>()

/** PLT-8, PLT-10: what the vendor puts on every page. A notice begins and ends on time; a change takes up to 15 seconds. */
export const readPortalFrame: Errand<typeof portal.readPortalFrame, House> = async (outing, input) => {
  const { now, house } = outing
  const language = input.language ?? outing.language
  const former = kept.get(house.db)
  const age = former ? epochOf(now) - epochOf(former.readAt) : keptMilliseconds
  const rows = former && age >= 0 && age < keptMilliseconds ? former.rows : await outing.within(listFrameRows)
  if (rows !== former?.rows) kept.set(house.db, { readAt: now, rows })
  return {
    links: rows.flatMap((row) => (row.url === null ? [] : [{ label: row[language], url: row.url }])),
    notices: rows.flatMap((row) =>
      row.url === null && noticeState(row, now) === 'shown'
        ? [{ id: row.id, kind: row.kind, text: row[language] }]
        : [],
    ),
  }
}
