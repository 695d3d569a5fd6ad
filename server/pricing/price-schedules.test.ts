import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { plainRules } from '../../testing/prices.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type StaffPersona, worldOf } from '../../testing/world.ts'
import { countryCodes } from '../../values/countries.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let manager: StaffPersona
let operator: StaffPersona
let customer: ContactPersona
let product: string
let scheduleCode: string

beforeAll(async () => {
  manager = await world.staff({ roles: ['catalogue-manager'] })
  operator = await world.staff()
  const company = await world.customer()
  customer = await company.contact()
  product = (await world.licence(company.organization)).productCode
})

beforeEach(() => {
  scheduleCode = unique('PS').toUpperCase()
})

/** Countries of schedules that are made here: each is in one schedule alone. */
const free = countryCodes.toReversed()

/** A schedule with a draft from 1 December. */
async function started(change: Record<string, unknown> = {}) {
  const countries = [free.shift()]
  const facts = { code: scheduleCode, name: 'Prices', region: 'EMEA', currency: 'EUR', validFrom: '2026-12-01' }
  return manager.call('createPriceSchedule', { ...facts, countries, ...change })
}

const draft = () => ({ scheduleCode, versionNumber: 1 })
const rules = { ...plainRules }

/** Gives the draft a price for the product. */
const priced = (csv = `programme,product,yearly\nSWM,${product},120.00`) =>
  manager.call('importPriceRates', { ...draft(), csv, dryRun: false })

/** Publishes the draft as it is now. */
async function published(versionNumber = 1) {
  const { version } = (await manager.call('readPriceVersion', { scheduleCode, versionNumber })).output
  return manager.call('publishPriceVersion', { scheduleCode, versionNumber }, { ifMatch: version })
}

const trail = () =>
  portal.rows<{ action: string; actor_name: string }>(
    sql`select action, actor_name from audit_events where subject_label like ${`%(${scheduleCode})%`} order by at, action`,
  )

describe('createPriceSchedule, readPriceSchedule, listPriceSchedules', () => {
  test('REN-15: a schedule begins with a draft of the delivered rules, and leaves a trace', async () => {
    const { output } = await started({ countries: [free.shift()?.toLowerCase()] })
    expect(output).toMatchObject({
      code: scheduleCode,
      versions: [{ number: 1, status: 'draft', validFrom: '2026-12-01', lastDay: null, rateCount: 0, published: null }],
      actions: { startDraft: 'price-draft-exists' },
    })
    const { output: version } = await operator.call('readPriceVersion', draft())
    expect(version).toMatchObject({ rules: { method: 'actual-actual' }, discounts: [], approvals: [], version: 1 })
    expect(version.rules.bands.map(({ state, toDay }) => [state, toDay])).toEqual([
      ['current', 30],
      ['reinstatement', 365],
      ['recovery', null],
    ])
    expect(version.actions).toEqual({
      save: 'not-allowed',
      importRates: 'not-allowed',
      publish: 'not-allowed',
      discard: 'not-allowed',
    })
    expect(await trail()).toEqual([{ action: 'price-schedule.created', actor_name: manager.name }])
    const { items } = (await operator.call('listPriceSchedules', { q: scheduleCode })).output
    expect(items).toMatchObject([{ code: scheduleCode, current: null, next: null, draft: 1 }])
    expect((await operator.call('readPriceSchedule', { scheduleCode })).output.actions.startDraft).toBe('not-allowed')
  })

  test('REN-15: a code is taken once, and a country is in one schedule', async () => {
    const { countries } = (await started()).output
    expect((await started()).problem.code).toBe('price-schedule-exists')
    const rival = await started({ code: unique('PS').toUpperCase(), countries: [...countries, free.shift()] })
    expect([rival.problem.code, rival.faults]).toEqual(['region-has-prices', ['countries: region-has-prices']])
    expect(rival.problem.detail).toContain(scheduleCode)
    const elsewhere = await started({ code: unique('PS').toUpperCase(), region: 'APAC', countries })
    expect(elsewhere.status).toBe(200)
  })

  test.each([
    [{ currency: 'XYZ' }, ['currency: not-a-currency']],
    [{ currency: 'euro' }, ['currency: not-a-currency']],
    [{ countries: ['QQ'] }, ['countries: not-a-country']],
    [{ validFrom: '2026-02-30' }, ['validFrom: not-a-day']],
    [{ region: 'Moon' }, ['region: not-one-of']],
  ])('REN-15: %j is refused at its field', async (bad, faults) => {
    expect((await started(bad)).faults).toEqual(faults)
  })

  test('REN-15: only catalogue managers write, only the vendor reads; what is absent is not found', async () => {
    await started()
    const change = { ...draft(), validFrom: '2026-12-01', rules }
    const calls = [
      ['createPriceSchedule', { code: 'A', name: 'A', region: 'EMEA', currency: 'EUR', validFrom: '2026-12-01' }],
      ['startPriceDraft', { scheduleCode, validFrom: '2026-12-01' }],
      ['savePriceDraft', change],
      ['discardPriceDraft', draft()],
      ['importPriceRates', { ...draft(), csv: 'product' }],
      ['publishPriceVersion', draft()],
      ['createProgramme', { code: 'A', name: 'A', kind: 'other' }],
      ['saveProgramme', { programmeCode: 'SWM', name: 'A', kind: 'other' }],
    ] as const
    for (const [operation, input] of calls)
      expect((await operator.call(operation, input, { ifMatch: 1 })).problem.code).toBe('not-allowed')
    for (const operation of ['readPriceVersion', 'listPriceRates', 'exportPriceRates', 'checkPriceDraft'] as const) {
      expect((await operator.call(operation, draft())).status).toBe(200)
      expect((await customer.call(operation, draft())).problem.code).toBe('not-allowed')
      expect((await operator.call(operation, { scheduleCode, versionNumber: 9 })).status).toBe(404)
      expect((await operator.call(operation, { ...draft(), scheduleCode: 'NONE' })).status).toBe(404)
    }
    expect((await operator.call('readPriceSchedule', { scheduleCode: 'NONE' })).status).toBe(404)
    expect((await manager.call('startPriceDraft', { scheduleCode: 'NONE', validFrom: '2026-12-01' })).status).toBe(404)
  })
})

describe('savePriceDraft', () => {
  test('REN-3, REN-13: rules, discounts and approvals are written as a whole; what changes nothing writes nothing', async () => {
    await started()
    await priced()
    const content = {
      validFrom: '2027-01-01',
      rules: {
        ...rules,
        method: '30-360',
        bands: [
          {
            ...rules.bands[1],
            fromDay: 1,
            fee: {
              kind: 'greater',
              of: [
                { kind: 'flat', minor: 500 },
                { kind: 'percent-of-gap', percent: '100' },
              ],
            },
          },
        ],
        uplift: { percent: '4,5' },
        upliftCapPercent: '5',
        promotions: [
          { code: 'SPRING', percent: '10', from: '2027-03-01', to: '2027-03-31', rates: [`SWM/${product}`] },
        ],
      },
      discounts: [
        { level: 'gold', percent: '20' },
        { level: 'silver', percent: '12.5' },
      ],
      approvals: [{ abovePercent: '15', approver: 'renewals-manager' }],
    }
    const { output } = await manager.call('savePriceDraft', { ...draft(), ...content }, { ifMatch: 2 })
    expect(output).toMatchObject({
      validFrom: '2027-01-01',
      method: '30-360',
      rules: { ...content.rules, uplift: { percent: '4.5' } },
      discounts: [
        { level: { code: 'silver', name: 'Silver' }, percent: '12.5' },
        { level: { code: 'gold' }, percent: '20' },
      ],
      approvals: [{ terms: 'all', abovePercent: '15', fromYearlyMinor: 0, approver: 'renewals-manager' }],
      rateCount: 1,
      version: 3,
    })
    const again = await manager.call('savePriceDraft', { ...draft(), ...content }, { ifMatch: 3 })
    expect(again.output.version).toBe(3)
    const [saved] = await portal.rows<{ before: object; after: object }>(sql`
      select before, after from audit_events
      where action = 'price-schedule.draft-saved' and subject_label like ${`%(${scheduleCode})%`}`)
    expect(saved).toMatchObject({
      before: { method: 'actual-actual' },
      after: { method: '30-360', upliftCapPercent: '5' },
    })
  })

  test('PLT-3: not over somebody’s change, and not without a version', async () => {
    await started()
    const input = { ...draft(), validFrom: '2026-12-01', rules }
    expect((await manager.call('savePriceDraft', input)).problem.code).toBe('version-missing')
    expect((await manager.call('savePriceDraft', input, { ifMatch: 9 })).problem.code).toBe('changed-meanwhile')
  })

  const [first, second, third] = rules.bands
  test.each([
    [{ bands: [{ ...first, fromDay: 2 }] }, ['rules.bands.0.fromDay: bands-apart']],
    [{ bands: [first, { ...second, fromDay: 40 }, third] }, ['rules.bands.1.fromDay: bands-apart']],
    [{ bands: [{ ...first, toDay: null }, second] }, ['rules.bands.0.toDay: required']],
    [{ bands: [{ ...first, fromDay: 1, toDay: 0 }] }, ['rules.bands.0.toDay: too-small']],
    [{ bands: [first, { ...second, toDay: 5 }] }, ['rules.bands.1.toDay: ends-before-start']],
    [{ uplift: { percent: 'much' } }, ['rules.uplift.percent: not-a-percentage']],
    [
      { promotions: [{ code: 'X', percent: '101', from: '2027-02-01', to: '2027-01-01', rates: null }] },
      ['rules.promotions.0.percent: percentage-too-high'],
    ],
    [
      { promotions: [{ code: 'X', percent: '10', from: '2027-02-01', to: '2027-01-01', rates: ['SWM/NOPE'] }] },
      ['rules.promotions.0.to: ends-before-start', 'rules.promotions.0.rates.0: not-in-list'],
    ],
    [{ method: 'by-feeling' }, ['rules.method: not-one-of']],
  ])('REN-3: %j is refused at its field', async (bad, faults) => {
    await started()
    const input = { ...draft(), validFrom: '2026-12-01', rules: { ...rules, ...bad } }
    expect((await manager.call('savePriceDraft', input, { ifMatch: 1 })).faults).toEqual(faults)
  })

  test('REN-13: discounts are for levels that there are, each once', async () => {
    await started()
    const discounts = ['gold', 'tin', 'gold'].map((level) => ({ level, percent: '1' }))
    const input = { ...draft(), validFrom: '2026-12-01', rules, discounts }
    const { faults } = await manager.call('savePriceDraft', input, { ifMatch: 1 })
    expect(faults).toEqual(['discounts.1.level: not-in-list', 'discounts.2.level: listed-twice'])
  })
})

describe('publishPriceVersion, checkPriceDraft, startPriceDraft, discardPriceDraft', () => {
  test('REN-15: what is published holds from its day until the next one, and never changes', async () => {
    await started()
    await priced()
    const answer = await published()
    expect(answer.output).toMatchObject({
      status: 'published',
      published: { by: manager.name },
      actions: { save: 'price-version-published', publish: 'price-version-published' },
    })
    const version = answer.output.version
    const change = { ...draft(), validFrom: '2027-01-01', rules }
    const refused = [
      await manager.call('savePriceDraft', change, { ifMatch: version }),
      await manager.call('discardPriceDraft', draft(), { ifMatch: version }),
      await manager.call('publishPriceVersion', draft(), { ifMatch: version }),
      await priced(),
    ]
    expect(refused.map(({ problem }) => problem.code)).toEqual(Array(4).fill('price-version-published'))
    const next = (await manager.call('startPriceDraft', { scheduleCode, validFrom: '2027-06-01' })).output
    expect(next).toMatchObject({ number: 2, status: 'draft', rateCount: 1, rules: answer.output.rules })
    const again = await manager.call('startPriceDraft', { scheduleCode, validFrom: '2027-06-01' })
    expect([again.problem.code, again.problem.facts]).toEqual(['price-draft-exists', { number: 2 }])
    await published(2)
    const { versions } = (await operator.call('readPriceSchedule', { scheduleCode })).output
    expect(versions).toMatchObject([
      { number: 2, validFrom: '2027-06-01', lastDay: null },
      { number: 1, validFrom: '2026-12-01', lastDay: '2027-05-31' },
    ])
    expect((await trail()).map(({ action }) => action).toSorted()).toEqual([
      'price-schedule.created',
      'price-schedule.draft-started',
      'price-schedule.published',
      'price-schedule.published',
      'price-schedule.rates-imported',
    ])
  })

  test('REN-15: not without rates, not from the past, not before the last one', async () => {
    await started({ validFrom: '2026-11-15' })
    expect((await published()).problem.code).toBe('prices-without-rates')
    await priced()
    const past = await published()
    expect([past.problem.code, past.problem.facts]).toEqual(['prices-from-the-past', { from: '2026-11-15' }])
    const today = { ...draft(), validFrom: '2026-11-16', rules }
    await manager.call('savePriceDraft', today, { ifMatch: 2 })
    expect((await published()).status).toBe(200)
    await manager.call('startPriceDraft', { scheduleCode, validFrom: '2026-11-16' })
    expect((await published(2)).problem.code).toBe('prices-before-last')
    const check = (await manager.call('checkPriceDraft', { scheduleCode, versionNumber: 2 })).output
    expect(check.whyNot).toBe('prices-before-last')
  })

  test('REN-3: under what is published, lapsing is never cheaper; the refusal shows the example', async () => {
    await started()
    await priced()
    const free = [{ ...rules.bands[1], fromDay: 1, fee: { kind: 'none' }, gapCharged: false }]
    await manager.call(
      'savePriceDraft',
      { ...draft(), validFrom: '2026-12-01', rules: { ...rules, bands: free } },
      { ifMatch: 2 },
    )
    const check = (await manager.call('checkPriceDraft', draft())).output
    expect(check).toMatchObject({
      whyNot: 'cheaper-to-lapse',
      faults: [{ kind: 'cheaper-to-lapse', rate: `SWM/${product}`, fromDay: 1, toDay: 365 }],
      changes: { added: 1, raised: 0, lowered: 0, removed: 0 },
    })
    const [fault] = check.faults
    if (fault?.kind !== 'cheaper-to-lapse' || !fault.example) throw new Error('no example')
    expect(fault.example.lapsedMinor).toBeLessThan(fault.example.inTimeMinor)
    const refused = await published()
    expect(refused.problem.code).toBe('cheaper-to-lapse')
    expect(refused.problem.detail).toContain(`SWM/${product}`)
    expect((await operator.call('readPriceVersion', draft())).output.status).toBe('draft')
  })

  test('REN-3: nor costs a longer term less, however the rates came in', async () => {
    await started()
    await priced()
    await portal.rows(sql`
      update price_rates set terms = '[{"months": 24, "minor": 11900}]'
      where schedule_id = (select id from price_schedules where code = ${scheduleCode})`)
    const refused = await published()
    expect(refused.problem).toMatchObject({
      code: 'longer-costs-less',
      facts: { shorterMonths: 12, shorter: '120.00 EUR', longerMonths: 24, longer: '119.00 EUR' },
    })
  })

  test('REN-15: a draft is thrown away with its rates; the next begins anew', async () => {
    await started()
    await priced()
    expect((await manager.call('discardPriceDraft', draft(), { ifMatch: 1 })).problem.code).toBe('changed-meanwhile')
    const { output } = await manager.call('discardPriceDraft', draft(), { ifMatch: 2 })
    expect(output).toMatchObject({ versions: [], actions: { startDraft: null } })
    const next = (await manager.call('startPriceDraft', { scheduleCode, validFrom: '2026-12-01' })).output
    expect(next).toMatchObject({ number: 1, rateCount: 0 })
  })

  test('REN-15: two who publish at the same time publish once', async () => {
    await started()
    await priced()
    const both = await Promise.all([published(), published()])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
