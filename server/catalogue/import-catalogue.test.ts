import { parse } from 'csv-parse/sync'
import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let manager: StaffPersona
let code: string

beforeAll(async () => {
  manager = await world.staff({ roles: ['catalogue-manager'] })
})

beforeEach(() => {
  code = unique('PR').toUpperCase()
})

/** A whole product as one file, SKUs first: order does not matter. */
const mixed = (of: string) =>
  [
    'kind,product,code,number,name,host_id_types,features,choosable,released_on,edition,model,term_months,maintenance_months',
    `skus,${of},${of}-STD,,,,,,,STD,concurrent,12,12`,
    `editions,${of},std,,Standard,,core VPN,,,,,,`,
    `features,${of},CORE,,Core,,,,,,,,`,
    `features,${of},vpn,,"VPN, all",,,true,,,,,`,
    `versions,${of},,14.1,,,,,2026-03-01,,,,`,
    `products,,${of},,Gateway,hostname mac,,,,,,,`,
  ].join('\n')

async function exists(of: string): Promise<boolean> {
  return (await manager.call('readProduct', { code: of })).status === 200
}

describe('importCatalogue', () => {
  test('LIC-1: a trial run says what every line would do and writes nothing; in earnest all is taken over', async () => {
    const given = { kind: 'mixed', csv: mixed(code) }
    const trial = (await manager.call('importCatalogue', given)).output
    expect(trial).toMatchObject({ applied: false, counts: { create: 6, update: 0, none: 0, faulty: 0 } })
    expect(trial.rows[0]).toEqual({ line: 2, kind: 'skus', about: `${code} ${code}-STD`, change: 'create', errors: [] })
    expect(await exists(code)).toBe(false)
    const done = (await manager.call('importCatalogue', { ...given, dryRun: false })).output
    expect(done).toEqual({ ...trial, applied: true })
    const { content, revisions } = (await manager.call('readProduct', { code })).output
    expect(revisions).toHaveLength(1)
    expect(content).toMatchObject({
      name: 'Gateway',
      hostIdTypes: ['hostname', 'mac'],
      features: [
        { code: 'core', choosable: false },
        { code: 'vpn', name: 'VPN, all', choosable: true },
      ],
      editions: [{ code: 'STD', featureCodes: ['core', 'vpn'] }],
      versions: [{ number: '14.1', releasedOn: '2026-03-01' }],
      skus: [{ code: `${code}-STD`, editionCode: 'STD', model: 'concurrent', termMonths: 12, maintenanceMonths: 12 }],
    })
  })

  test('REN-1: a SKU names the programme of its first maintenance, which there must be; blank is software maintenance', async () => {
    await manager.call('importCatalogue', { kind: 'mixed', csv: mixed(code), dryRun: false })
    const take = (programme: string) =>
      manager.call('importCatalogue', {
        kind: 'skus',
        csv: `product,code,programme\n${code},${code}-STD,${programme}`,
        dryRun: false,
      })
    const programmeOf = async () => (await manager.call('readProduct', { code })).output.content.skus[0]?.programmeCode
    expect(await programmeOf()).toBeNull()
    await take('sa')
    expect(await programmeOf()).toBe('SA')
    expect((await take('NOPE')).problem.code).toBe('import-has-errors')
    await take('')
    expect(await programmeOf()).toBeNull()
  })

  test('LIC-1: a file of one kind changes what its columns name and leaves the rest; importing it again changes nothing', async () => {
    await manager.call('importCatalogue', { kind: 'mixed', csv: mixed(code), dryRun: false })
    const prices = {
      kind: 'skus',
      csv: `product,code,edition,model,maintenance_months\n${code},${code}-STD,STD,concurrent,24`,
      dryRun: false,
    }
    expect((await manager.call('importCatalogue', prices)).output.counts).toEqual({
      create: 0,
      update: 1,
      none: 0,
      faulty: 0,
    })
    const { content, version } = (await manager.call('readProduct', { code })).output
    expect(content.skus).toMatchObject([{ maintenanceMonths: 24, termMonths: 12 }])
    expect([content.features.length, version]).toEqual([2, 2])
    expect((await manager.call('importCatalogue', prices)).output.counts).toEqual({
      create: 0,
      update: 0,
      none: 1,
      faulty: 0,
    })
    expect((await manager.call('readProduct', { code })).output.version).toBe(2)
  })

  test('LIC-1: every fault is told with line, column and a sentence in the reader’s language; then nothing is taken over', async () => {
    const csv = [
      'kind,product,code,number,name,host_id_types,features,released_on,edition,model,grade',
      `products,,${code},,Gateway,hostname,,,,,`,
      `features,${code},core,,,,,,,,`,
      `editions,${code},STD,,Standard,,nope,,,,`,
      `versions,${code},,1,,,,2026-02-30,,,`,
      `skus,${code},${code}-1,,,,,,ENT,concurrent,`,
      `skus,${code},${code}-2,,,,,,STD,per-moon,`,
      `skus,NOSUCH,X,,,,,,STD,concurrent,`,
      `features,${code},ok,,Fine,,,2026-01-01,,,`,
      `editions,${code},STD,,Again,,,,,,`,
      `planets,${code},STD,,,,,,,,`,
      `features,,x,,X,,,,,,`,
    ].join('\r\n')
    const { counts, rows } = (await manager.call('importCatalogue', { kind: 'mixed', csv }, { language: 'es' })).output
    expect(counts).toEqual({ create: 1, update: 0, none: 0, faulty: 10 })
    expect(rows.map(({ line, errors }) => [line, ...errors.map((one) => `${one.column}: ${one.code}`)])).toEqual([
      [2],
      [3, 'name: required'],
      [4, 'features: not-in-list'],
      [5, 'released_on: not-a-day'],
      [6, 'edition: not-in-list'],
      [7, 'model: not-one-of'],
      [8, 'product: not-in-list'],
      [9, 'released_on: unknown-field'],
      [10, 'code: listed-twice'],
      [11, 'kind: not-one-of'],
      [12, 'product: required'],
    ])
    expect(rows[2]?.errors[0]?.message).toBe('nope no está en la lista de la que debe ser.')
    const refused = await manager.call('importCatalogue', { kind: 'mixed', csv, dryRun: false })
    expect([refused.status, refused.problem.code]).toEqual([422, 'import-has-errors'])
    expect(refused.problem.facts).toEqual({ count: 10, lines: '3, 4, 5, 6, 7, 8, 9, 10, 11, 12' })
    expect(await exists(code)).toBe(false)
  })

  test('LIC-1: a SKU of another product is not taken over', async () => {
    await manager.call('importCatalogue', { kind: 'mixed', csv: mixed(code), dryRun: false })
    const other = unique('PR').toUpperCase()
    const csv = mixed(other).replaceAll(`${other}-STD`, `${code}-STD`)
    const { rows } = (await manager.call('importCatalogue', { kind: 'mixed', csv })).output
    expect(rows.flatMap(({ errors }) => errors.map((one) => `${one.column}: ${one.code}`))).toEqual([
      'code: already-in-use',
    ])
  })

  test('LIC-1: two imports of the same product at once are carried out one after the other', async () => {
    await manager.call('importCatalogue', { kind: 'mixed', csv: mixed(code), dryRun: false })
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        manager.call('importCatalogue', {
          kind: 'features',
          csv: `product,code,name\n${code},${name},Added`,
          dryRun: false,
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { content, version } = (await manager.call('readProduct', { code })).output
    expect([content.features.length, version]).toEqual([5, 4])
  })

  test.each([
    ['a,b\n', ['csv: no-such-column']],
    ['code,code\n', ['csv: listed-twice']],
    ['code,name\n"open', ['csv: not-csv']],
    ['code,name\na,b,c', ['csv: not-csv']],
    [`code\n${'x\n'.repeat(5001)}`, ['csv: too-many']],
    ['\n\n', ['csv: required']],
    ['', ['csv: required']],
    ['code\n\u0000', ['csv: not-printable']],
    ['code\n\ud800', ['csv: not-printable']],
  ])('LIC-1: a file that cannot be read is refused as a whole: %j', async (csv, faults) => {
    const answer = await manager.call('importCatalogue', { kind: 'products', csv })
    expect([answer.status, answer.faults]).toEqual([422, faults])
  })

  test.each(['\u0007', '🙂', 'x'.repeat(300), "'; drop table products; --"])(
    'LIC-1: odd text in a cell is a fault of its line, never of ours: %j',
    async (odd) => {
      const csv = `code,name,host_id_types,grace_hours\n${JSON.stringify(odd)},Gateway,hostname,1\n${code},Gateway,hostname,"${odd}"`
      const { status, output } = await manager.call('importCatalogue', { kind: 'products', csv })
      expect([status, output.counts.faulty]).toEqual([200, 2])
    },
  )

  test('LIC-1: the longest file of one product is planned at once', async () => {
    await manager.call('importCatalogue', { kind: 'mixed', csv: mixed(code), dryRun: false })
    const lines = Array.from({ length: 480 }, (_, n) => `${code},${code}-${n},STD,concurrent`)
    const csv = ['product,code,edition,model', ...lines].join('\n')
    expect((await manager.call('importCatalogue', { kind: 'skus', csv, dryRun: false })).output.counts.create).toBe(480)
    const more = ['product,code,edition,model', ...lines.map((line) => line.replace('-', '-N'))].join('\n')
    const { rows, counts } = (await manager.call('importCatalogue', { kind: 'skus', csv: more })).output
    expect(counts.faulty).toBe(1)
    expect(rows.at(-1)?.errors).toMatchObject([{ column: 'product', code: 'too-many' }])
  })
})

describe('exportCatalogue', () => {
  test('LIC-1: the whole catalogue comes as a file that can be imported again and changes nothing, under either header', async () => {
    await manager.call('importCatalogue', { kind: 'mixed', csv: mixed(code), dryRun: false })
    const before = await portal.rows(sql`select code, version from products order by code`)
    for (const options of [{ header: 'machine' }, { header: 'words' }]) {
      const { fileName, content } = (await manager.call('exportCatalogue', options, { language: 'es' })).output
      expect(fileName).toBe('catalogue.csv')
      const own = parse(content, { bom: true }).filter((cells) => cells[1] === code || cells[2] === code)
      expect(own.map(([kind]) => kind)).toEqual(['products', 'features', 'features', 'editions', 'versions', 'skus'])
      const { counts } = (await manager.call('importCatalogue', { kind: 'mixed', csv: content, dryRun: false })).output
      expect([counts.create, counts.update, counts.faulty]).toEqual([0, 0, 0])
      expect(counts.none).toBeGreaterThanOrEqual(6)
    }
    expect(await portal.rows(sql`select code, version from products order by code`)).toEqual(before)
  })
})
