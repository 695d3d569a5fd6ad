import type { MissingPartnerView } from '../../contract/partner-programme.ts'
import type { MissingPartnerRow } from './missing-partner-queries.ts'

/** A report of a missing partner, with who settled it when. */
export function viewMissing(row: MissingPartnerRow): MissingPartnerView {
  const { id, name, country, note, reportedAt, customer, reporter, settledAt, settledBy } = row
  const settled = settledAt && { at: settledAt, by: settledBy ?? '–' }
  return { id, name, country, note, reportedAt, customer, reporter, settled }
}
