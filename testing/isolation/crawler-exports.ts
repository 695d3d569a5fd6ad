import { type Random, randomOf } from './random.ts'
import type { Rows } from './world-rows.ts'

const at = { before: '2026-11-01T12:00:00Z', after: '2026-11-17T08:00:00Z' }

/**
 * A file of its people for everybody in each of their companies, and for each of the vendor's people in every company.
 * Words that give a company away are taken from its legal name.
 */
export function addCrawlerExports(rows: Rows): void {
  const random = randomOf('crawler exports')
  for (const { organization_id, user_id } of rows.contacts)
    if (user_id !== null) addExport(rows, random, organization_id, user_id)
  for (const { user_id } of rows.staff_members)
    for (const { id } of rows.organizations)
      if (!rows.contacts.some((one) => one.user_id === user_id && one.organization_id === id))
        addExport(rows, random, id, user_id)
}

/** A file that somebody asked for in the company of this number. */
export function exportIn(rows: Rows, number: string): string {
  const organization = rows.organizations.find((one) => one.number === number)
  return rows.exports.find((one) => one.organization_id === organization?.id)?.id ?? ''
}

function addExport(rows: Rows, random: Random, organizationId: string, userId: string): void {
  const word =
    rows.organizations
      .find(({ id }) => id === organizationId)
      ?.legal_name.split(' ')
      .at(-1) ?? ''
  const [own, id] = [{ organization_id: organizationId }, random.uuid()]
  rows.exports.push({
    ...own,
    id,
    user_id: userId,
    kind: 'contacts',
    filter: { q: word },
    header: 'words',
    language: 'en',
    file_name: `contacts-${word}.csv`,
    status: 'done',
    expected_count: 1,
    row_count: 1,
    piece_count: 1,
    byte_count: word.length,
    requested_at: at.before,
    progressed_at: at.before,
    finished_at: at.before,
    expires_at: at.after,
  })
  rows.export_pieces.push({ ...own, export_id: id, position: 0, content: word })
}
