import type { MissingCoverView, PricedLineView, RenewableLine } from '../../contract/renewal-lines.ts'
import { type Judging, standingOf, whyNotOffered } from './line-choice-rules.ts'
import type { CoveredRow, LineRow } from './line-rows.ts'
import type { MissingCover } from './missing-cover-rules.ts'
import type { PricedRow } from './price-choice.ts'

/** What is covered, in the programme that it is in now, as every answer names it. */
export function viewCovered(row: CoveredRow) {
  return { ...viewLicence(row), membershipId: row.membership_id, programme: viewProgramme(row) }
}

/** A line with its price and arithmetic (REN-8). */
export function viewPriced({ row, priced }: PricedRow): PricedLineView {
  const { notPriced, state, daysLapsed, coverage, endsOn, elements, minor } = priced
  return {
    ...viewCovered(row),
    programme: { code: row.programme_code, name: row.programme_name },
    formerProgramme: row.leaves ? { code: row.leaves.code, name: row.leaves.name } : null,
    notPriced,
    state,
    daysLapsed,
    formerEndsOn: row.ends_on,
    coverage,
    endsOn,
    elements,
    minor,
  }
}

/** What must renew together and is missing, by name (REN-4). */
export function viewMissing({ programme, product, rows }: MissingCover): MissingCoverView {
  const lines = rows.map((row) => ({
    membershipId: row.membership_id,
    licence: { id: row.licence_id, code: row.licence_code },
  }))
  return { programme, product, lines }
}

/** A line of the list of what can be renewed, or why it cannot (REN-5). */
export function viewLine(
  row: LineRow,
  judging: Judging,
  known: { yearMinor: number | null; currency: string | null; openQuotes: { id: string; number: string }[] },
): RenewableLine {
  const whyNot = whyNotOffered(row, judging)
  if (row.membership_id === null) {
    const nothing = { membershipId: null, programme: null, startsOn: null, endsOn: null, state: null, daysLapsed: null }
    return { ...viewLicence(row), ...nothing, yearMinor: null, currency: null, whyNot, openQuotes: [] }
  }
  const { yearMinor, currency, openQuotes } = known
  return {
    ...viewCovered(row),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    ...standingOf(row, judging),
    yearMinor,
    currency: yearMinor === null ? null : currency,
    whyNot,
    openQuotes,
  }
}

function viewLicence(row: LineRow) {
  return {
    licence: { id: row.licence_id, code: row.licence_code },
    product: { code: row.product_code, name: row.product_name },
    editionName: row.edition_name,
    quantity: row.quantity,
  }
}

function viewProgramme({ leaves, programme_code, programme_name }: CoveredRow) {
  return leaves ? { code: leaves.code, name: leaves.name } : { code: programme_code, name: programme_name }
}
