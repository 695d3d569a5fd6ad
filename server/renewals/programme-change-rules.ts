import type { CoveredRow } from './line-rows.ts'

/** What of a programme says what moving into it or out of it means. */
export type ProgrammeFacts = {
  code: string
  name: string
  status: CoveredRow['programme_status']
  covers_versions: boolean
  all_or_nothing: boolean
}

/** A change of programme that a renewal makes (REN-14). */
export type ProgrammeChange = { from: ProgrammeFacts; to: ProgrammeFacts }

/** Whether new versions come with the second and not with the first: what they are worth then, the desk alone judges. */
export function gainsVersions({ from, to }: ProgrammeChange): boolean {
  return to.covers_versions && !from.covers_versions
}

/**
 * A line as it is judged and priced in the other programme: with its end and its intended day, so that lapsing before the change is
 * never cheaper than changing in time, and without what was paid, which was for the programme that it leaves. Lines of other
 * programmes stay as they are.
 */
export function changedRow(row: CoveredRow, change: ProgrammeChange, isInAlready: boolean): CoveredRow {
  const { from, to } = change
  if (row.programme_code !== from.code) return row
  return {
    ...row,
    programme_code: to.code,
    programme_name: to.name,
    programme_status: to.status,
    all_or_nothing: to.all_or_nothing,
    yearly_minor: null,
    paid_yearly_minor: null,
    currency: null,
    price_locked: false,
    leaves: {
      code: row.programme_code,
      name: row.programme_name,
      all_or_nothing: row.all_or_nothing,
      why_not: isInAlready ? 'in-programme-already' : gainsVersions(change) ? 'change-with-desk' : null,
    },
  }
}

/** The programme that a line is in until its renewal is booked. */
export function nowIn({ leaves, programme_code }: Pick<CoveredRow, 'leaves' | 'programme_code'>): string {
  return leaves?.code ?? programme_code
}
