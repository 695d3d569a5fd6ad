import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type StaffPersona, worldOf } from '../../testing/world.ts'
import { countryCodes } from '../../values/countries.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let manager: StaffPersona
let products: string[]
let scheduleCode: string
const free = countryCodes.toReversed()

beforeAll(async () => {
  manager = await world.staff({ roles: ['catalogue-manager'] })
  const { organization } = await world.customer()
  const made = [await world.licence(organization), await world.licence(organization)]
  products = made.map(({ productCode }) => productCode).toSorted()
})

beforeEach(() => start('EUR'))

async function start(currency: string): Promise<void> {
  scheduleCode = unique('IM').toUpperCase()
  const facts = { code: scheduleCode, name: 'Prices', region: 'Japan', currency, validFrom: '2026-12-01' }
  await manager.call('createPriceSchedule', { ...facts, countries: [free.shift()] })
}

const at = () => ({ scheduleCode, versionNumber: 1 })
const take = (csv: string, options = {}) =>
  manager.call('importPriceRates', { ...at(), csv, dryRun: false, ...options })
const rates = async () => (await manager.call('listPriceRates', at())).output

describe('importPriceRates, listPriceRates, exportPriceRates', () => {
  test('REN-15: a trial run says what each row would do and writes nothing; in earnest all is taken over', async () => {
    const [one = '', two = ''] = products
    const csv = `Programme,Product code,Edition code,Currency,12 months,24 months\nswm,${one.toLowerCase()},std,eur,"1234,5",2400\nHWM,${two},,EUR,10,`
    const trial = (await manager.call('importPriceRates', { ...at(), csv })).output
    expect(trial).toMatchObject({ applied: false, counts: { create: 2, update: 0, remove: 0, none: 0, faulty: 0 } })
    expect(trial.rows[0]).toEqual({
      line: 2,
      about: `SWM/${one}/STD`,
      change: 'create',
      before: null,
      after: '1234.50',
      errors: [],
    })
    expect((await rates()).count).toBe(0)
    expect((await take(csv)).output).toEqual({ ...trial, applied: true })
    const { items, count } = await rates()
    expect(count).toBe(2)
    expect(items).toMatchObject([
      {
        product: { code: one },
        edition: { code: 'STD', name: 'Standard' },
        yearlyMinor: 123_450,
        terms: [{ months: 24, minor: 240_000 }],
      },
      { product: { code: two }, edition: null, programme: { code: 'HWM' }, yearlyMinor: 1000, terms: [] },
    ])
    const [event] = await portal.rows(sql`
      select after from audit_events
      where action = 'price-schedule.rates-imported' and subject_label like ${`%(${scheduleCode})%`}`)
    expect(event).toEqual({ after: { create: 2, update: 0, remove: 0 } })
  })

  test('REN-15: an exported file, in either language, changes nothing when it is imported again', async () => {
    const [one = '', two = ''] = products
    await take(`programme,product,edition,yearly,months_36\nSWM,${one},STD,100,250.55\nSWM,${two},,7,`)
    for (const input of [{ header: 'machine' }, { header: 'words' }]) {
      const file = (await manager.call('exportPriceRates', { ...at(), ...input }, { language: 'es' })).output
      expect(file.fileName).toBe(`prices-${scheduleCode.toLowerCase()}-1.csv`)
      const again = (await take(file.content, { replace: true })).output
      expect(again.counts).toEqual({ create: 0, update: 0, remove: 0, none: 2, faulty: 0 })
    }
    expect((await manager.call('readPriceVersion', at())).output.version).toBe(2)
  })

  test('REN-15: columns that a file lacks leave things as they are; a whole list takes away what it does not name', async () => {
    const [one = '', two = ''] = products
    await take(`programme,product,yearly,months_24\nSWM,${one},100,190\nSWM,${two},50,`)
    const changed = (await take(`programme,product,yearly\nSWM,${one},110`)).output
    expect(changed.rows).toMatchObject([{ change: 'update', before: '100.00', after: '110.00' }])
    expect((await rates()).items).toMatchObject([{ yearlyMinor: 11_000, terms: [{ months: 24, minor: 19_000 }] }, {}])
    const whole = (await take(`programme,product,yearly,months_24\nSWM,${one},110,`, { replace: true })).output
    expect(whole).toMatchObject({
      counts: { update: 1, remove: 1 },
      rows: [{ change: 'update' }, { line: null, change: 'remove', before: '50.00', after: null }],
    })
    const { items } = await rates()
    expect(items).toMatchObject([{ product: { code: one }, terms: [] }])
    expect(items).toHaveLength(1)
  })

  test('REN-15: each mistake is told at its row and column, and nothing is taken over', async () => {
    const [one = ''] = products
    const rows = [
      [`NOPE,${one},STD,EUR,1,`, 'programme: not-in-list'],
      ['SWM,NOPE,,EUR,1,', 'product: not-in-list'],
      [',,,EUR,1,', 'product: required, programme: required'],
      [`SWM,${one},NOPE,EUR,1,`, 'edition: not-in-list'],
      [`SWM,${one},STD,USD,1,`, 'currency: other-currency'],
      [`SWM,${one},STD,EUR,,`, 'product: listed-twice, yearly: required'],
      [`HWM,${one},STD,EUR,1.234,`, 'yearly: not-an-amount'],
      [`SA,${one},STD,EUR,100,99.99`, 'months_24: longer-term-for-less'],
      [`SA,${one},,EUR,0,1`, 'months_24: free-year'],
    ]
    const csv = ['programme,product,edition,currency,yearly,months_24', ...rows.map(([row]) => row)].join('\n')
    const trial = (await manager.call('importPriceRates', { ...at(), csv })).output
    expect(trial.counts.faulty).toBe(rows.length)
    const told = trial.rows.map(({ errors }) =>
      errors
        .map(({ column, code }) => `${column}: ${code}`)
        .toSorted()
        .join(', '),
    )
    expect(told).toEqual(rows.map(([, faults]) => faults))
    const refused = await take(csv)
    expect([refused.problem.code, (await rates()).count]).toEqual(['import-has-errors', 0])
    expect(trial.rows[7]?.errors[0]?.message).toContain('99.99')
  })

  test('REN-9: a currency without minor units has whole amounts only', async () => {
    const [one = ''] = products
    await start('JPY')
    const bad = (await manager.call('importPriceRates', { ...at(), csv: `programme,product,yearly\nSWM,${one},10.5` }))
      .output
    expect(bad.rows[0]?.errors[0]).toMatchObject({ column: 'yearly', code: 'not-an-amount' })
    await take(`programme,product,yearly\nSWM,${one},120000.00`)
    expect((await rates()).items).toMatchObject([{ yearlyMinor: 120_000 }])
    expect((await manager.call('exportPriceRates', at())).output.content).toContain('"120000"')
  })

  test('REN-15: found by the words of product and programme, page by page', async () => {
    const [one = '', two = ''] = products
    await take(`programme,product,yearly\nSWM,${one},1\nHWM,${one},2\nSWM,${two},3`)
    const first = (await manager.call('listPriceRates', { ...at(), limit: 2 })).output
    const rest = (await manager.call('listPriceRates', { ...at(), limit: 2, after: first.next })).output
    expect([...first.items, ...rest.items].map(({ yearlyMinor }) => yearlyMinor)).toEqual([200, 100, 300])
    expect([first.count, rest.next]).toEqual([3, null])
    const found = (await manager.call('listPriceRates', { ...at(), q: `hardware ${one}` })).output
    expect(found.items.map(({ yearlyMinor }) => yearlyMinor)).toEqual([200])
    expect((await manager.call('listPriceRates', { ...at(), after: 'x' })).faults).toEqual(['after: not-an-id'])
  })

  const tooLong = `programme\n${'SWM\n'.repeat(5001)}`
  test.each([
    ['nothing', '', 'csv: required'],
    ['an open quote', 'a,"b', 'csv: not-csv'],
    ['an unknown column', 'programme,colour', 'csv: no-such-column'],
    ['a column twice', 'programme,product,product', 'csv: listed-twice'],
    ['more rows than a version holds', tooLong, 'csv: too-many'],
  ])('REN-15: %s is refused at the file', async (_, csv, fault) => {
    expect((await take(csv)).faults).toEqual([fault])
  })
})
