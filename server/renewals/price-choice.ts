import type { OrganizationRef } from '../../contract/actor.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import type { renewals } from '../../contract/renewals.ts'
import type { Day } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPlace, findPricing, type Pricing } from '../pricing/pricing-queries.ts'
import { type PricedLine, priceQuote, type QuoteInput, type QuoteLine } from '../pricing/quote-price-rules.ts'
import { chosenTerm, isDesk, type NotOffered, quoteLineOf, whyNotOffered } from './line-choice-rules.ts'
import type { CoveredRow } from './line-rows.ts'
import { findMissing, renewedLines, rowsMissing } from './missing-cover.ts'
import { type Sums, sumsOf, validUntil } from './priced-rules.ts'
import { withChange } from './programme-change.ts'
import type { ProgrammeChange } from './programme-change-rules.ts'
import { listCoveredByFilter, listCoveredByIds } from './renewable-line-queries.ts'

/** What is to be renewed, and for how long. */
export type RenewalChoice = Omit<InputOf<typeof renewals.priceRenewal>, 'number' | 'changeProgramme'>

/** A line that can be renewed, with its price. */
export type PricedRow = { row: CoveredRow; line: QuoteLine; priced: PricedLine }

/** A price of today for what was chosen. */
export type PricedChoice = {
  pricing: Pricing
  /** The change of programme that was asked for, whether or not any line makes it (REN-14). */
  change: ProgrammeChange | null
  /** All that the prices follow from. */
  input: QuoteInput
  lines: PricedRow[]
  leftOut: { row: CoveredRow; whyNot: NotOffered }[]
  sums: Sums
  validUntil: Day
}

type Acting = Ctx & { organization: OrganizationRef }

/** What the vendor's people change by hand (REN-7): an amount off the whole, and lines as `line` makes them. */
export type ByHand = {
  discountMinor: number
  line: (line: QuoteLine, rules: Pricing['rules'], today: Day) => QuoteLine
}

/**
 * REN-5: finds what was chosen, and prices it by the schedule that holds today. Refuses `no-price-schedule`,
 * `too-many-lines`, and `nothing-to-renew` where none of it can be renewed.
 */
export async function priceChoice(
  ctx: Acting,
  choice: RenewalChoice,
  change: ProgrammeChange | null,
  byHand: ByHand | null = null,
): Promise<PricedChoice> {
  const term = chosenTerm(choice, ctx.today)
  const place = await findPlace(ctx.tx, ctx.organization.id)
  const held = await findPricing(ctx, place, ctx.today, [])
  if (!held) throw new Refusal('no-price-schedule')
  const rows = await withChange(ctx, ctx.organization.id, await chosenRows(ctx, choice, held), change)
  const products = [...new Set(rows.map(({ product_code }) => product_code))]
  const pricing = await findPricing(ctx, place, ctx.today, products)
  if (!pricing) throw new Refusal('no-price-schedule')
  const how = { pricing, term, change, byHand }
  return choice.complete ? priceCompleted(ctx, rows, how, new Set(choice.exceptId)) : priceRows(ctx, rows, how)
}

/** How lines are priced. */
type How = {
  pricing: Pricing
  term: QuoteInput['term']
  change: ProgrammeChange | null
  byHand: ByHand | null
  /** Memberships whose credit is nothing that whoever asks may learn (REN-6). */
  withDesk?: ReadonlySet<string>
}

/** So often what must renew together is looked for: an end that moves further may reach what lasted longer before. */
const roundsMost = 12

/** REN-4: prices these lines with whatever must renew together with them, but what was left out by name. */
async function priceCompleted(
  ctx: Acting,
  chosen: readonly CoveredRow[],
  how: How,
  left: ReadonlySet<string>,
): Promise<PricedChoice> {
  let rows = chosen
  for (let round = 1; ; round += 1) {
    const priced = priceRows(ctx, rows, how)
    const taken = new Set(rows.map((row) => row.membership_id))
    const missing = rowsMissing(await findMissing(ctx, ctx.organization.id, renewedLines(priced), how))
    const added = missing.filter((row) => !taken.has(row.membership_id) && !left.has(row.membership_id))
    if (added.length === 0 || round === roundsMost) return priced
    rows = soonestFirst([...rows, ...added])
    refuseTooMany(rows, 'whole')
  }
}

/** These memberships, and all that match the filter where that was chosen, but those left out. */
async function chosenRows(ctx: Acting, choice: RenewalChoice, held: Pricing): Promise<readonly CoveredRow[]> {
  const left = new Set(choice.exceptId)
  const named = await chosenByIds(
    ctx,
    choice.membershipId.filter((id) => !left.has(id)),
  )
  const matching = choice.all ? await chosenByFilter(ctx, choice, held) : []
  const ids = new Set(named.map((row) => row.membership_id))
  const rows = [...named, ...matching.filter((row) => !ids.has(row.membership_id))]
  refuseTooMany(rows, 'quote')
  return soonestFirst(rows)
}

/** `whole`: with what must renew together, which nobody chose. */
function refuseTooMany({ length }: readonly CoveredRow[], at: 'quote' | 'whole'): void {
  if (length > quoteLinesMost) throw new Refusal('too-many-lines', { most: quoteLinesMost, at })
}

/** In the order in which lines are listed. */
function soonestFirst(rows: readonly CoveredRow[]): CoveredRow[] {
  const order = (row: CoveredRow) => `${row.ends_on} ${row.membership_id}`
  return rows.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
}

async function chosenByIds(ctx: Acting, membershipIds: readonly string[]): Promise<CoveredRow[]> {
  const ids = [...new Set(membershipIds)]
  const rows = await listCoveredByIds(ctx, ctx.organization.id, ids)
  if (rows.length !== ids.length) throw notFound(ctx.actor)
  return rows
}

async function chosenByFilter(ctx: Acting, choice: RenewalChoice, held: Pricing): Promise<CoveredRow[]> {
  const { id: organizationId } = ctx.organization
  const schedule = { id: held.schedule.id, version: held.version }
  const judged = {
    organizationId,
    today: ctx.today,
    now: ctx.now,
    rules: held.rules,
    schedule,
    byDesk: isDesk(ctx.actor),
  }
  return listCoveredByFilter(ctx, judged, choice, choice.exceptId)
}

/** Prices these lines, and tells which cannot be renewed now; refuses `nothing-to-renew` where none can. */
export function priceRows(
  ctx: Acting,
  rows: readonly CoveredRow[],
  { pricing, term, change, byHand, withDesk }: How,
): PricedChoice {
  const { rules } = pricing
  const judging = { today: ctx.today, now: ctx.now, rules, byDesk: isDesk(ctx.actor) }
  const offered: { row: CoveredRow; line: QuoteLine }[] = []
  const leftOut: PricedChoice['leftOut'] = []
  for (const row of rows) {
    const whyNot = whyNotOffered(row, judging) ?? (withDesk?.has(row.membership_id) ? 'credit-with-desk' : null)
    const line = withoutForeignCredit(row, quoteLineOf(row, rules), term)
    if (whyNot === null && line !== null) offered.push({ row, line: byHand?.line(line, rules, ctx.today) ?? line })
    else leftOut.push({ row, whyNot: whyNot ?? 'no-price' })
  }
  if (offered.length === 0) throw new Refusal('nothing-to-renew', { why: rows.length === 0 ? 'none' : 'lines' })
  const input: QuoteInput = {
    rules: withRatesOf(rules, offered),
    orderedOn: ctx.today,
    term,
    partnerLevel: null,
    discountMinor: byHand?.discountMinor ?? 0,
    lines: offered.map(({ line }) => line),
  }
  const quote = priceQuote(input)
  const lines = offered.flatMap(({ row, line }, index) => {
    const priced = quote.lines[index]
    return priced ? [{ row, line, priced }] : []
  })
  const sums = sumsOf(quote.lines.flatMap(({ elements }) => elements))
  return { pricing, change, input, lines, leftOut, sums, validUntil: validUntil(input, pricing.lastDay) }
}

/** An end before the programme began would give its price back for days of another (REN-14): such a line is left as it is. */
function withoutForeignCredit({ programme_from: from }: CoveredRow, line: QuoteLine | null, term: QuoteInput['term']) {
  const isForeign = line !== null && from !== null && 'commonEnd' in term && term.commonEnd < from
  return isForeign ? { ...line, former: null } : line
}

/**
 * The rules with what is in use alone, which is what a quote keeps of them, and its reader may read: no other rates, and no
 * partners' discounts, which the vendor's people are given with the rules.
 */
function withRatesOf(rules: Pricing['rules'], offered: readonly { line: QuoteLine }[]): Pricing['rules'] {
  const used = new Set(offered.map(({ line }) => line.rate))
  const rates = Object.fromEntries(Object.entries(rules.rates).filter(([key]) => used.has(key)))
  return { ...rules, rates, partnerDiscounts: {} }
}
