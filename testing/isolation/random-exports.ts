import type { Making } from './random-world.ts'

/** Files that contacts, and the vendor's people, asked for of some organizations: each ready, in two pieces. */
export function addExports(making: Making): void {
  const { random, rows } = making
  for (const { organization_id, user_id } of random.some(rows.contacts, 0.5))
    if (user_id !== null) addExport(making, organization_id, user_id)
  for (const { user_id } of rows.staff_members) addExport(making, random.pick(rows.organizations).id, user_id)
}

function addExport({ random, rows, marked, at }: Making, organizationId: string, userId: string): void {
  const id = random.uuid()
  const own = { organization_id: organizationId }
  rows.exports.push({
    ...own,
    id,
    user_id: userId,
    kind: random.pick(['licences', 'contacts', 'audit-events']),
    filter: { q: marked('Filter') },
    header: 'words',
    language: 'en',
    file_name: 'list.csv',
    status: 'done',
    expected_count: 2,
    row_count: 2,
    piece_count: 2,
    requested_at: at.earlier,
    progressed_at: at.earlier,
    finished_at: at.earlier,
    expires_at: at.later,
  })
  for (const position of [0, 1])
    rows.export_pieces.push({ ...own, export_id: id, position, content: `${marked('Piece')}\r\n` })
}
