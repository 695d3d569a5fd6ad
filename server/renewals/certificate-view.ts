import type { CoverLineView } from '../../contract/renewal-papers.ts'
import type { CoverRow } from './certificate-queries.ts'

/** A line of a certificate (REN-11). */
export function viewCover(row: CoverRow): CoverLineView {
  return {
    licence: { id: row.licence_id, code: row.licence_code },
    product: { code: row.product_code, name: row.product_name },
    editionName: row.edition_name,
    quantity: row.quantity,
    programme: { code: row.programme_code, name: row.programme_name, kind: row.programme_kind },
    since: row.since,
    until: row.until,
    later: laterOf(row),
    hosts: row.hosts,
    hostCount: row.host_count,
  }
}

/** What covers it afterwards: periods of one programme side by side are one. */
export function laterOf({ later }: Pick<CoverRow, 'later'>): CoverLineView['later'] {
  const spans: CoverLineView['later'] = []
  for (const { code, name, from, until } of later) {
    const last = spans.at(-1)
    if (last?.programme.code === code) last.until = until
    else spans.push({ programme: { code, name }, from, until })
  }
  return spans
}
