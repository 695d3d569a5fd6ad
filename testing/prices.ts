import sql from 'sql-template-tag'
import { randomIds } from '../server/platform/ids.ts'
import type { ApprovalRow } from '../server/pricing/approval-rules.ts'
import type { StoredRules } from '../server/pricing/pricing-queries.ts'
import type { Band, Rate } from '../server/pricing/schedule-rules.ts'
import { countryCodes } from '../values/countries.ts'
import type { MadeLicence } from './licences.ts'
import type { TestPortal } from './portal.ts'
import { unique } from './unique.ts'

/** The band table of REN-3, written out: tests are not to follow the delivered one when that changes. */
const bands: readonly Band[] = [
  { ...bandOf(1, 30, 'current'), fee: { kind: 'none' }, newStart: 'old-end', waiver: 'nobody' },
  { ...bandOf(31, 365, 'reinstatement'), fee: { kind: 'percent-of-gap', percent: '25' }, waiver: 'specialist' },
  {
    ...bandOf(366, null, 'recovery'),
    fee: { kind: 'percent-of-gap', percent: '50' },
    waiver: 'approver',
    staffOnly: true,
  },
]

function bandOf(fromDay: number, toDay: number | null, state: Band['state']) {
  return { fromDay, toDay, state, gapCharged: true, newStart: 'order-date', staffOnly: false } as const
}

/** What a schedule says unless told otherwise: three bands, the list price, and no discounts. */
export const plainRules: StoredRules = {
  method: 'actual-actual',
  months: 'membership',
  bands,
  uplift: null,
  upliftCapPercent: null,
  promotions: [],
  creditsEarlierEnd: true,
}

/** One price of a schedule: of a product for a year in software maintenance, unless told otherwise. */
export type RateOptions = Partial<Rate> & { yearlyMinor: number; programme?: string; edition?: string }

/** One version of a schedule. */
export type VersionOptions = {
  validFrom?: string
  rules?: Partial<StoredRules>
  /** By product code. */
  rates?: Record<string, RateOptions>
  /** Percent off by partner level. */
  discounts?: Record<string, string>
  /** Who must agree to which discount by hand (REN-7). */
  approvals?: readonly ApprovalRow[]
}

/** How a schedule differs from one in euros for a country that no other schedule has, in force since the year began. */
export type ScheduleOptions = VersionOptions & { country?: string; region?: string; currency?: string }

/** A published schedule. `country` is for the customers who are to have its prices. */
export type PriceSchedule = {
  id: string
  code: string
  name: string
  country: string
  region: string
  currency: string
  /** Adds a price to its last version, such as that of a product that was made later. */
  rate(productCode: string, options: RateOptions): Promise<void>
  /** Makes these licences of one product, in a programme of which all licences renew together (REN-4). */
  together(licences: readonly MadeLicence[], productName?: string): Promise<void>
  /** Publishes another version, with prices of its own; tells its number. */
  publish(options: VersionOptions & { validFrom: string }): Promise<number>
}

/** Countries that other tests put customers in; a schedule for one of them would give those prices, too. */
const busy = new Set(['ES', 'US', 'JP', 'BR', 'MX', 'IN', 'AU', 'GB', 'DE', 'FR', 'IT', 'PT', 'AR', 'CO', 'NL'])

/** Publishes a price schedule as its operations would. Countries are few: make one for a test file, not for a test. */
export async function makePriceSchedule(
  portal: TestPortal,
  options: ScheduleOptions,
  regionOf: (country: string) => string,
): Promise<PriceSchedule> {
  const country = options.country ?? (await freeCountry(portal))
  const made = {
    id: randomIds.uuid(),
    code: unique('LIST-').toUpperCase(),
    name: `Prices in ${country}`,
    country,
    region: options.region ?? regionOf(country),
    currency: options.currency ?? 'EUR',
  }
  await portal.rows(sql`
    insert into price_schedules (id, code, name, region, currency, countries, created_at)
    values (${made.id}, ${made.code}, ${made.name}, ${made.region}, ${made.currency}, ${[country]}, ${portal.clock.now()})`)
  let last = 0
  const publish = async (version: VersionOptions): Promise<number> => {
    last += 1
    await insertVersion(portal, { id: made.id, number: last }, version)
    return last
  }
  await publish(options)
  return {
    ...made,
    rate: (productCode, rate) => insertRate(portal, { id: made.id, number: last }, productCode, rate),
    together: (licences, productName = 'Suite') =>
      renewTogether(portal, { id: made.id, number: last }, licences, productName),
    publish,
  }
}

async function freeCountry(portal: TestPortal): Promise<string> {
  const taken = await portal.rows<{ country: string }>(sql`select unnest(countries) as country from price_schedules`)
  const used = new Set(taken.map(({ country }) => country))
  const free = countryCodes.find((code) => !busy.has(code) && !used.has(code))
  if (free === undefined) throw new Error('every country has a price schedule: make fewer of them')
  return free
}

type Key = { id: string; number: number }

async function insertVersion(portal: TestPortal, key: Key, options: VersionOptions): Promise<void> {
  const now = portal.clock.now()
  await portal.rows(sql`
    insert into price_schedule_versions (schedule_id, number, status, valid_from, rules, approvals, created_at, published_at, published_by)
    values (${key.id}, ${key.number}, 'published', ${options.validFrom ?? '2026-01-01'},
      ${JSON.stringify({ ...plainRules, ...options.rules })}::jsonb,
      ${JSON.stringify(options.approvals ?? [])}::jsonb, ${now}, ${now}, 'Test')`)
  for (const [product, rate] of Object.entries(options.rates ?? {})) await insertRate(portal, key, product, rate)
  for (const [level, percent] of Object.entries(options.discounts ?? {}))
    await portal.rows(sql`
      insert into price_discounts (schedule_id, schedule_version, level_code, percent)
      values (${key.id}, ${key.number}, ${level}, ${percent})`)
}

async function renewTogether(
  portal: TestPortal,
  key: Key,
  licences: readonly MadeLicence[],
  productName: string,
): Promise<void> {
  const [first] = licences
  if (first === undefined) return
  const programme = unique('ALL').toUpperCase()
  const ids = licences.map(({ id }) => id)
  await portal.rows(sql`
    insert into programmes (code, name, kind, covers_versions, all_or_nothing, created_at)
    values (${programme}, 'All Together', 'other', true, true, ${portal.clock.now()})`)
  await insertRate(portal, key, first.productCode, { yearlyMinor: 1_000, programme })
  await portal.rows(sql`
    update licences set product_code = ${first.productCode}, product_name = ${productName} where id = any (${ids})`)
  await portal.rows(sql`update memberships set programme_code = ${programme} where licence_id = any (${ids})`)
}

async function insertRate(portal: TestPortal, { id, number }: Key, product: string, rate: RateOptions): Promise<void> {
  await portal.rows(sql`
    insert into price_rates (schedule_id, schedule_version, programme_code, product_code, edition_code, yearly_minor, terms)
    values (${id}, ${number}, ${rate.programme ?? 'SWM'}, ${product}, ${rate.edition ?? ''}, ${rate.yearlyMinor},
      ${JSON.stringify(rate.terms ?? [])}::jsonb)`)
}
