import type { AuditEventView } from '../../contract/audit.ts'
import { exportFilters } from '../../contract/exports.ts'
import type { Language } from '../../contract/fields.ts'
import type { CsvColumn } from '../platform/csv.ts'
import { csvList } from '../platform/csv-list.ts'
import { countTrail, listTrail } from './trail-queries.ts'
import { rangeFaults } from './trail-rules.ts'
import { viewTrailRow } from './trail-view.ts'

const actorWords: Record<AuditEventView['actor']['kind'], Record<Language, string>> = {
  visitor: { en: 'Visitor', es: 'Visitante' },
  person: { en: 'Person', es: 'Persona' },
  contact: { en: 'Contact', es: 'Contacto' },
  staff: { en: 'Vendor’s staff', es: 'Personal del fabricante' },
  worker: { en: 'Portal', es: 'Portal' },
}

const columns: CsvColumn<AuditEventView>[] = [
  { name: 'at', title: { en: 'When (UTC)', es: 'Cuándo (UTC)' }, value: (row) => row.at },
  { name: 'actor', title: { en: 'Who', es: 'Quién' }, value: (row) => row.actor.name },
  {
    name: 'actor_kind',
    title: { en: 'Acting as', es: 'Actúa como' },
    value: (row) => row.actor.kind,
    words: (row, language) => actorWords[row.actor.kind][language],
  },
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

/** ACC-18, UX-37: the organization's trail as a file, with the names of actions that programs know. */
export const trailCsv = csvList({
  name: 'audit',
  permission: 'audit.read',
  filter: exportFilters['audit-events'],
  faults: rangeFaults,
  columns,
  async rows({ tx, actor, organization }, filter, page) {
    const { rows, next } = await listTrail(tx, organization.id, filter, page)
    return { rows: rows.map((row) => viewTrailRow(actor, row)), next }
  },
  count: ({ tx, organization }, filter, most) => countTrail(tx, organization.id, filter, most),
})
