import type { Actor } from '../../contract/actor.ts'
import { type ExportView, exportDays } from '../../contract/exports.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { type Instant, later } from '../../values/calendar.ts'
import { whyNotReader } from '../access/rights.ts'
import { exportLists } from './export-lists.ts'
import type { ExportRow } from './export-queries.ts'

/** Until when a file is kept that was finished, or asked for, now. */
export function keptUntil(now: Instant): Instant {
  return later(now, { days: exportDays })
}

/** Why somebody may not read the list of which a file is; rights may have gone since they asked. */
export function whyNotList(actor: Actor, { kind }: Pick<ExportRow, 'kind'>): RefusalCode | null {
  return whyNotReader(actor, exportLists[kind].gate.permission)
}

/** Why a file cannot be downloaded now, rights apart. */
export function whyNotReady({ status }: Pick<ExportRow, 'status'>): RefusalCode | null {
  return status === 'done' ? null : 'export-not-ready'
}

/** Why there is nothing to cancel. */
export function whyNotCancel({ status }: Pick<ExportRow, 'status'>): RefusalCode | null {
  return status === 'waiting' || status === 'running' ? null : 'export-not-under-way'
}

/** What a refusal that met a file's maker means for the file. */
export function causeOf(code: RefusalCode): NonNullable<ExportView['stoppedBecause']> {
  if (code === 'access-limited') return code
  const isGone = ['not-signed-in', 'no-organization', 'other-organization', 'not-found'].includes(code)
  return isGone ? 'access-ended' : 'not-allowed'
}
