import type { AuditEventView, audit } from '../../contract/audit.ts'
import { type CsvColumn, csvFile, csvRowsMax } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { listTrail } from './trail-queries.ts'
import { expectRange } from './trail-rules.ts'
import { viewTrailRow } from './trail-view.ts'

const columns: CsvColumn<AuditEventView>[] = [
  { name: 'at', title: { en: 'When (UTC)', es: 'Cuándo (UTC)' }, value: (row) => row.at },
  { name: 'actor', title: { en: 'Who', es: 'Quién' }, value: (row) => row.actor.name },
  { name: 'actor_kind', title: { en: 'Acting as', es: 'Actúa como' }, value: (row) => row.actor.kind },
  { name: 'action', title: { en: 'Action', es: 'Acción' }, value: (row) => row.action },
  { name: 'subject_kind', title: { en: 'Kind', es: 'Clase' }, value: (row) => row.subject.kind },
  { name: 'subject', title: { en: 'Subject', es: 'Objeto' }, value: (row) => row.subject.label },
  { name: 'before', title: { en: 'Before', es: 'Antes' }, value: (row) => row.before && JSON.stringify(row.before) },
  { name: 'after', title: { en: 'After', es: 'Después' }, value: (row) => row.after && JSON.stringify(row.after) },
  { name: 'reason', title: { en: 'Reason', es: 'Motivo' }, value: (row) => row.reason },
  { name: 'views', title: { en: 'Views that day', es: 'Consultas ese día' }, value: (row) => row.views },
  { name: 'address', title: { en: 'Network address', es: 'Dirección de red' }, value: (row) => row.address },
  { name: 'request_id', title: { en: 'Reference', es: 'Referencia' }, value: (row) => row.requestId },
]

/** ACC-18, UX-37. The same trail as a file, with the filters of the screen. */
export const exportAuditEvents: Operation<typeof audit.exportAuditEvents> = async (ctx, input) => {
  expectRange(input)
  const { rows } = await listTrail(ctx.tx, ctx.organization.id, input, { limit: csvRowsMax })
  const events = rows.map((row) => viewTrailRow(ctx.actor, row))
  return csvFile(`audit-${ctx.organization.number}`, columns, events, { language: ctx.language, header: input.header })
}
