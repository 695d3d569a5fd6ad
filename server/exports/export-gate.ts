import type { Gate } from '../platform/door.ts'
import { exportLists } from './export-lists.ts'
import type { ExportRow } from './export-queries.ts'

/** What whoever asked for a file must still be let in by while it is made and taken away: the right to its list. */
export function gateOf({ kind }: Pick<ExportRow, 'kind'>): Gate & { path: '/organizations/{number}/exports' } {
  return { path: '/organizations/{number}/exports', permission: exportLists[kind].permission }
}
