import sql from 'sql-template-tag'
import type { priceRegions } from '../../contract/pricing.ts'
import { addDays, type Day } from '../../values/calendar.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { PricingRules, Rate } from './schedule-rules.ts'

/** What a version of a price schedule keeps of the rules as one document; the rest of them are rows beside it. */
export type StoredRules = Omit<PricingRules, 'version' | 'currency' | 'rates' | 'partnerDiscounts'>

/** Where an organization buys: what decides which price schedule holds for it (REN-15). */
export type Place = { region: (typeof priceRegions)[number]; country: string }

/** The price schedule that holds for an organization on a day. */
export type Pricing = {
  schedule: { id: string; code: string; name: string }
  /** The number of the version. */
  version: number
  validFrom: Day
  /** The last day before another published version holds, so that nothing is promised beyond it (REN-10); null: none is known of. */
  lastDay: Day | null
  rules: PricingRules
}

/** Where the organization buys. */
export function findPlace(tx: Tx, organizationId: string): Promise<Place> {
  return tx.one<Place>(sql`select region, country from organizations where id = ${organizationId}`)
}

/** The places of several companies, by their ids. */
export async function findPlaces(tx: Tx, organizationIds: readonly string[]): Promise<Map<string, Place>> {
  const rows = await tx.many<Place & { id: string }>(sql`
    select id, region, country from organizations where id = any (${organizationIds}::uuid[])`)
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** A rate's key in the pricing rules: of one edition, or with a blank one of all that have none of their own. */
export function rateKey(of: { programmeCode: string; productCode: string; editionCode: string }): string {
  return [of.programmeCode, of.productCode, of.editionCode].filter(Boolean).join('/')
}

/** The key of the rate that an edition has in these rules: its own, or else its product's; null: it has no price there. */
export function rateOfEdition(
  { rates }: Pick<PricingRules, 'rates'>,
  of: { programmeCode: string; productCode: string; editionCode: string },
): string | null {
  return [rateKey(of), rateKey({ ...of, editionCode: '' })].find((key) => Object.hasOwn(rates, key)) ?? null
}

/**
 * The prices that hold in a place on a day, with the rates of these products alone: of the schedule that names the country,
 * or else of the region's (REN-15). Null: there are none. Partners' discounts come with it for the vendor's people and for
 * later work only; customers read none.
 */
export async function findPricing(
  { tx, actor }: Pick<Ctx, 'tx' | 'actor'>,
  place: Place,
  on: Day,
  productCodes: readonly string[],
): Promise<Pricing | null> {
  const found = await findVersion(tx, place, on)
  if (!found) return null
  const { id, code, name, currency, number, validFrom, nextFrom, rules } = found
  const version = { id, number }
  const mayDiscounts = actor.kind === 'staff' || actor.kind === 'worker'
  return {
    schedule: { id, code, name },
    version: number,
    validFrom,
    lastDay: nextFrom === null ? null : addDays(nextFrom, -1),
    rules: {
      ...rules,
      version: `${code}/${number}`,
      currency,
      rates: await findRates(tx, version, productCodes),
      partnerDiscounts: mayDiscounts ? await findDiscounts(tx, version) : {},
    },
  }
}

type Version = {
  id: string
  code: string
  name: string
  currency: string
  number: number
  validFrom: Day
  nextFrom: Day | null
  rules: StoredRules
}

function findVersion(tx: Tx, { region, country }: Place, on: Day): Promise<Version | null> {
  return tx.maybe<Version>(sql`
    with held as (
      select s.id, s.code, s.name, s.currency, s.countries <> '{}' as is_own, v.number, v.valid_from, v.rules
      from price_schedules s join price_schedule_versions v on v.schedule_id = s.id and v.status = 'published'
      where s.region = ${region} and (s.countries = '{}' or ${country} = any (s.countries)))
    select h.id, h.code, h.name, h.currency, h.number, h.valid_from as "validFrom", h.rules,
      (select min(n.valid_from) from held n where n.valid_from > ${on} and n.is_own >= h.is_own) as "nextFrom"
    from held h where h.valid_from <= ${on} order by h.is_own desc, h.code, h.valid_from desc limit 1`)
}

type VersionKey = { id: string; number: number }

async function findRates(tx: Tx, of: VersionKey, productCodes: readonly string[]): Promise<Record<string, Rate>> {
  const rows = await tx.many<{ programmeCode: string; productCode: string; editionCode: string } & Rate>(sql`
    select programme_code as "programmeCode", product_code as "productCode", edition_code as "editionCode",
      yearly_minor as "yearlyMinor", terms
    from price_rates where schedule_id = ${of.id} and schedule_version = ${of.number} and product_code = any (${productCodes})`)
  return Object.fromEntries(rows.map(({ yearlyMinor, terms, ...row }) => [rateKey(row), { yearlyMinor, terms }]))
}

async function findDiscounts(tx: Tx, of: VersionKey): Promise<Record<string, string>> {
  const rows = await tx.many<{ level: string; percent: string }>(sql`
    select level_code as level, percent from price_discounts where schedule_id = ${of.id} and schedule_version = ${of.number}`)
  return Object.fromEntries(rows.map(({ level, percent }) => [level, percent]))
}

/** Percent off by this version for one level of partners, if it names any: who may read it is for the policies. */
export async function findPartnerDiscount(
  tx: Tx,
  { schedule, version }: Pick<Pricing, 'schedule' | 'version'>,
  level: string | null,
): Promise<string | null> {
  if (level === null) return null
  const found = await tx.maybe<{ percent: string }>(sql`
    select percent from price_discounts
    where schedule_id = ${schedule.id} and schedule_version = ${version} and level_code = ${level}`)
  return found?.percent ?? null
}
