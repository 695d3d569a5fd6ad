import { z } from 'zod'
import { blankable, blankableWhole, dayField, flag, id, listOf, searchField } from './fields.ts'
import { catalogueCode } from './price-rules.ts'
import { coverage, currencyOut, minorOut, priceElement, renewalStates } from './prices.ts'

/** Why a line is not offered for renewal; each is a sentence in both languages (REN-5). */
export const notRenewable = [
  'no-programme',
  'programme-ended',
  'licence-not-in-force',
  'open-order',
  'no-price',
  'too-long-lapsed',
  'staff-quote-only',
  // Of partners alone: what was paid last is not theirs to learn (REN-6).
  'credit-with-desk',
  // Of lines that were to change their programme (REN-14).
  'no-price-in-programme',
  'in-programme-already',
  'change-with-desk',
] as const

/** Why a line takes no part in what was priced. */
export const notPriced = [
  'too-long-lapsed',
  'ends-then-already',
  'ends-later-already',
  'end-already-past',
  'too-far-out',
] as const

/** Terms that are offered, in months (REN-5). */
export const offeredTerms = [12, 24, 36] as const

/** How many lines one quote may have. */
export const quoteLinesMost = 10_000

/** A programme as everything names it that is in it. */
const programmeRef = z.strictObject({ code: z.string(), name: z.string() })

/** From which programme to which a renewal moves what is in the first (REN-14). */
export const programmeChange = z.strictObject({ from: programmeRef, to: programmeRef })
export type ProgrammeChangeView = z.output<typeof programmeChange>

/** What is covered: a licence in a programme. */
const covered = {
  membershipId: id,
  licence: z.strictObject({ id, code: z.string() }),
  product: z.strictObject({ code: z.string(), name: z.string() }),
  editionName: z.string(),
  quantity: z.number().int(),
  programme: programmeRef,
}

/** A line that could be renewed, or the reason why it cannot (REN-5). */
export const renewableLine = z.strictObject({
  ...covered,
  /** Null where the licence has no programme at all. */
  membershipId: id.nullable(),
  programme: covered.programme.nullable(),
  startsOn: dayField.nullable(),
  endsOn: dayField.nullable(),
  state: z.enum(renewalStates).nullable(),
  /** Days since the inclusive end; negative: so many are left. */
  daysLapsed: z.number().int().nullable(),
  /** What twelve months more cost, if ordered today; null where there is no price. */
  yearMinor: minorOut.nullable(),
  currency: currencyOut.nullable(),
  whyNot: z.enum(notRenewable).nullable(),
  /** Quotes of one's own that are open for it. */
  openQuotes: z.array(z.strictObject({ id, number: z.string() })),
})

export type RenewableLine = z.output<typeof renewableLine>

/** Which lines a list or a choice is about. */
export const renewableFilter = {
  q: searchField,
  state: listOf(z.enum(renewalStates, 'not-one-of'), 3).default([]),
  product: listOf(z.string().max(40, 'too-long'), 50).default([]),
  /** Only lines that end on this day or later. */
  endsFrom: blankable(dayField),
  /** Only lines that end on this day or before. */
  endsBy: blankable(dayField),
  renewable: z.enum(['yes', 'no', 'all'], 'not-one-of').default('yes'),
}

/**
 * What is renewed: these memberships, and with `all` whatever matches the filter, but the ones left out; for a term, or to one
 * end (REN-5). `complete`: and whatever must renew together with them (REN-4).
 */
export const renewalChoice = {
  membershipId: listOf(id, quoteLinesMost).default([]),
  all: flag.default(false),
  exceptId: listOf(id, quoteLinesMost).default([]),
  complete: flag.default(false),
  q: renewableFilter.q,
  state: renewableFilter.state,
  product: renewableFilter.product,
  endsFrom: renewableFilter.endsFrom,
  endsBy: renewableFilter.endsBy,
  termMonths: blankableWhole(1, 60),
  commonEnd: blankable(dayField),
  /** REN-14: what is in the first programme is priced in the second; null, and left out: every line as it is now. */
  changeProgramme: z.strictObject({ from: catalogueCode, to: catalogueCode }).nullish(),
}

/** One line with its price and all of its arithmetic (REN-8). */
export const pricedLine = z.strictObject({
  ...covered,
  /** The one that it leaves, where the renewal changes its programme (REN-14). */
  formerProgramme: programmeRef.nullable(),
  notPriced: z.enum(notPriced).nullable(),
  state: z.enum(renewalStates),
  daysLapsed: z.number().int(),
  formerEndsOn: dayField,
  coverage: coverage.nullable(),
  endsOn: dayField,
  elements: z.array(priceElement).readonly(),
  minor: minorOut,
})

export type PricedLineView = z.output<typeof pricedLine>

/** What a price is made of, added up over all lines. */
export const sums = {
  currency: currencyOut,
  lineCount: z.number().int(),
  /** Everything but the two below. */
  renewalMinor: minorOut,
  /** Days without cover and fees for having lapsed. */
  reinstatementMinor: minorOut,
  /** Days given back: zero or less. */
  creditMinor: minorOut,
  totalMinor: minorOut,
}

/** What must renew together with the lines of a price or a quote and is not among them, by programme and product (REN-4). */
export const missingCover = z.strictObject({
  programme: programmeRef,
  product: z.strictObject({ code: z.string(), name: z.string() }),
  lines: z.array(z.strictObject({ membershipId: id, licence: z.strictObject({ id, code: z.string() }) })),
})
export type MissingCoverView = z.output<typeof missingCover>

/** A price for what was chosen, of today; nothing is kept. */
export const pricedRenewal = z.strictObject({
  ...sums,
  pricedOn: dayField,
  validUntil: dayField,
  schedule: z.strictObject({ code: z.string(), name: z.string(), version: z.number().int() }),
  lines: z.array(pricedLine),
  /** Chosen, but cannot be renewed now. */
  leftOut: z.array(z.strictObject({ ...covered, whyNot: z.enum(notRenewable) })),
  missing: z.array(missingCover),
})

/** The same as a customer and the desk are told it: with the changes of programme that these lines could make (REN-14). */
export const pricedChoice = z.strictObject({ ...pricedRenewal.shape, changes: z.array(programmeChange) })
