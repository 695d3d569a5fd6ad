import type { Day } from '../../values/calendar.ts'

type LicenceFacts = {
  organization_id: string
  licence_id: string
  licence_code: string
  licence_status: 'active' | 'rescinded' | 'on-hold'
  licence_ends_on: Day | null
  product_code: string
  product_name: string
  edition_code: string
  edition_name: string
  quantity: number
}

/** A licence in a programme, with all that its renewal follows from (REN-1). */
export type CoveredRow = LicenceFacts & {
  membership_id: string
  programme_code: string
  programme_name: string
  programme_status: 'offered' | 'ended'
  /** Whether the programme demands that all licences of the product are covered together (REN-4). */
  all_or_nothing: boolean
  starts_on: Day
  ends_on: Day
  intended_day: number
  /** Since when it is in its programme; null: since it began. */
  programme_from: Day | null
  /** What a unit cost for a year when it was last paid, before and after discounts; null: it came with the purchase. */
  yearly_minor: number | null
  paid_yearly_minor: number | null
  currency: string | null
  price_locked: boolean
  /** The order under way that will extend it. */
  order_id: string | null
  /** REN-14: the programme that it leaves, where the renewal moves it to the one named above, and why that is not possible. */
  leaves?: {
    code: string
    name: string
    all_or_nothing: boolean
    why_not: 'in-programme-already' | 'change-with-desk' | null
  }
}

/** A line of the list of what can be renewed: a licence in a programme, or one without any. */
export type LineRow = CoveredRow | (LicenceFacts & { membership_id: null })
