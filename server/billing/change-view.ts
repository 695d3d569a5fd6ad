import type { ProgrammeChangeView } from '../../contract/renewal-lines.ts'

/** Between which programmes a quote moves lines, as its row says it; all null: it moves none. */
export type ChangeNames = {
  from_programme_code: string | null
  from_programme_name: string | null
  to_programme_code: string | null
  to_programme_name: string | null
}

/** Of quotes that partners make: a partner does not decide it for its customers. */
export const noChange: ChangeNames = {
  from_programme_code: null,
  from_programme_name: null,
  to_programme_code: null,
  to_programme_name: null,
}

/** A programme by code and name; null: there is none. */
export function programmeRef(code: string | null, name: string | null): { code: string; name: string } | null {
  return code === null || name === null ? null : { code, name }
}

/** From which programme to which a quote, and the order that it becomes, moves lines (REN-14). */
export function viewChange(row: ChangeNames): ProgrammeChangeView | null {
  const from = programmeRef(row.from_programme_code, row.from_programme_name)
  const to = programmeRef(row.to_programme_code, row.to_programme_name)
  return from && to && { from, to }
}
