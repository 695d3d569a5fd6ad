import sql from 'sql-template-tag'
import { priceFaults } from '../../server/pricing/price-fault-rules.ts'
import type { StoredRules } from '../../server/pricing/pricing-queries.ts'
import type { RateRow } from '../../server/pricing/rate-queries.ts'
import { deliveredBands } from '../../server/pricing/schedule-rules.ts'
import { plainRules } from '../../server/pricing/version-rules.ts'
import { addDays, addMonths, type Day, firstOfNextMonth } from '../../values/calendar.ts'
import { minorDigits } from '../../values/currencies.ts'
import type { Scene } from './scene.ts'

/** What one unit costs for a year in US dollars, by programme, product and edition; a blank one is every other edition. */
const dollars: readonly (readonly [programme: string, product: string, edition: string, yearly: number])[] = [
  ['SA', 'WORKSPACE', 'STD', 24],
  ['SA', 'WORKSPACE', 'ADV', 38],
  ['SA', 'WORKSPACE', 'PRE', 55],
  ['SWM', 'WORKSPACE', '', 62],
  ['HWM', 'GATEWAY', 'STD', 1450],
  ['HWM', 'GATEWAY', 'ENT', 2900],
  ['SWM', 'GATEWAY', '', 980],
  ['SWM', 'ANALYTICS', 'TEAM', 60],
  ['SWM', 'ANALYTICS', 'BUS', 480],
  ['SWM', 'CONNECTOR', '', 950],
]

type DemoSchedule = {
  code: string
  name: string
  region: 'Americas' | 'EMEA' | 'APAC' | 'Japan'
  currency: string
  countries: readonly string[]
  /** How much of the currency a dollar is here, and to how many minor units prices are rounded. */
  perDollar: number
  step: number
  rules: Partial<StoredRules>
  /** Percent by which prices rise with a second version, and whether that is published already. */
  rise?: number
  next?: 'published' | 'draft'
}

const inPercent = (percent: string) => ({ percent })

/** One for each region and one for a country of its own; each counts days by another method. */
const schedules = (today: Day): readonly DemoSchedule[] => [
  {
    code: 'AMERICAS-USD',
    name: 'Americas in US dollars',
    region: 'Americas',
    currency: 'USD',
    countries: [],
    perDollar: 1,
    step: 5,
    rules: {
      upliftCapPercent: '7',
      promotions: [
        { code: 'WORKSPACE-5', percent: '5', from: addDays(today, -20), to: addDays(today, 40), rates: workspaceRates },
      ],
    },
  },
  {
    code: 'EMEA-EUR',
    name: 'Europe, Middle East and Africa in euros',
    region: 'EMEA',
    currency: 'EUR',
    countries: [],
    perDollar: 0.94,
    step: 5,
    rules: {},
    rise: 4,
    next: 'published',
  },
  {
    code: 'EMEA-GBP',
    name: 'United Kingdom in pounds',
    region: 'EMEA',
    currency: 'GBP',
    countries: ['GB'],
    perDollar: 0.81,
    step: 5,
    rules: { method: 'actual-365' },
  },
  {
    code: 'JAPAN-JPY',
    name: 'Japan in yen',
    region: 'Japan',
    currency: 'JPY',
    countries: [],
    perDollar: 152,
    step: 10,
    rules: { method: 'whole-months-up', uplift: inPercent('3'), upliftCapPercent: '5', creditsEarlierEnd: false },
  },
  {
    code: 'APAC-AUD',
    name: 'Asia and Pacific in Australian dollars',
    region: 'APAC',
    currency: 'AUD',
    countries: [],
    perDollar: 1.52,
    step: 5,
    rules: { method: 'anchored-month' },
    rise: 6,
    next: 'draft',
  },
]

const workspaceRates = ['SA/WORKSPACE/STD', 'SA/WORKSPACE/ADV', 'SA/WORKSPACE/PRE']
const discounts = { registered: '5', silver: '10', gold: '15', platinum: '20' }
const approvals = [
  { terms: 'all', abovePercent: '10', fromYearlyMinor: 0, approver: 'renewals-manager' },
  { terms: 'multi-year', abovePercent: '25', fromYearlyMinor: 5_000_000, approver: 'finance-manager' },
]

/** Puts in what maintenance costs: five price schedules, of which one has its next prices published already, and one has them as a draft (REN-15). */
export async function insertPrices(scene: Scene, today: Day): Promise<void> {
  // REN-4: all licences of what is under subscription renew together.
  await scene.insert(sql`update programmes set all_or_nothing = true where code = 'SA'`)
  for (const schedule of schedules(today)) {
    const id = scene.house.ids.uuid()
    await scene.insert(sql`
      insert into price_schedules (id, code, name, region, currency, countries, created_at)
      values (${id}, ${schedule.code}, ${schedule.name}, ${schedule.region}, ${schedule.currency}, ${schedule.countries}, ${scene.ago(1400)})`)
    const since = firstOfNextMonth(addMonths(today, -30))
    await insertVersion(scene, { id, number: 1, validFrom: since, publishedAt: scene.ago(960) }, schedule, 0)
    if (schedule.rise === undefined) continue
    const next = firstOfNextMonth(addMonths(today, 2))
    const publishedAt = schedule.next === 'published' ? scene.ago(6) : null
    await insertVersion(scene, { id, number: 2, validFrom: next, publishedAt }, schedule, schedule.rise)
  }
}

type Place = { id: string; number: number; validFrom: Day; publishedAt: string | null }

async function insertVersion(scene: Scene, place: Place, schedule: DemoSchedule, rise: number): Promise<void> {
  const rules: StoredRules = { ...plainRules, bands: deliveredBands, ...schedule.rules }
  const rates = dollars.map((one) => rateOf(one, schedule, rise))
  const [fault] = priceFaults(schedule.currency, rules, rates)
  if (fault) throw new Error(`the demo has prices that could not be published: ${JSON.stringify(fault)}`)
  await scene.insert(sql`
    insert into price_schedule_versions (schedule_id, number, status, valid_from, rules, approvals, created_at, published_at, published_by)
    values (${place.id}, ${place.number}, ${place.publishedAt === null ? 'draft' : 'published'}, ${place.validFrom},
      ${JSON.stringify(rules)}::jsonb, ${JSON.stringify(approvals)}::jsonb, ${place.publishedAt ?? scene.ago(2)}, ${place.publishedAt},
      ${place.publishedAt && 'Meridian Software'})`)
  for (const { programmeCode, productCode, editionCode, yearlyMinor, terms } of rates)
    await scene.insert(sql`
      insert into price_rates (schedule_id, schedule_version, programme_code, product_code, edition_code, yearly_minor, terms)
      values (${place.id}, ${place.number}, ${programmeCode}, ${productCode}, ${editionCode}, ${yearlyMinor},
        ${JSON.stringify(terms)}::jsonb)`)
  for (const [level, percent] of Object.entries(discounts))
    await scene.insert(sql`
      insert into price_discounts (schedule_id, schedule_version, level_code, percent)
      values (${place.id}, ${place.number}, ${level}, ${percent})`)
}

/** The rate here: two years 4 % and three years 8 % below so many single ones. */
function rateOf(
  [programmeCode, productCode, editionCode, yearly]: (typeof dollars)[number],
  { currency, perDollar, step }: DemoSchedule,
  rise: number,
): RateRow {
  const local = yearly * perDollar * 10 ** minorDigits(currency) * (1 + rise / 100)
  const round = (minor: number) => Math.round(minor / step) * step
  const yearlyMinor = round(local)
  const terms = [
    { months: 24, minor: round(yearlyMinor * 1.92) },
    { months: 36, minor: round(yearlyMinor * 2.76) },
  ]
  return { programmeCode, productCode, editionCode, yearlyMinor, terms }
}
