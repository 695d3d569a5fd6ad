import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let manager: StaffPersona
let operator: StaffPersona
let customer: ContactPersona
let code: string

beforeAll(async () => {
  manager = await world.staff({ roles: ['catalogue-manager'] })
  operator = await world.staff()
  customer = await (await world.customer()).contact()
})

beforeEach(() => {
  code = unique('PR').toUpperCase()
})

/** A product with two editions, of which one has a feature of its own. */
function whole(of: string) {
  return {
    code: of,
    name: 'Gateway',
    movesPerYear: 4,
    graceHours: 72,
    overdraftPercent: 10,
    hostIdTypes: ['mac', 'hostname'],
    features: [
      { code: 'core', name: 'Core' },
      { code: 'vpn', name: 'VPN', choosable: true },
    ],
    editions: [
      { code: 'STD', name: 'Standard', rank: 1, featureCodes: ['core'] },
      { code: 'PLUS', name: 'Plus', rank: 2, featureCodes: ['core', 'vpn'] },
    ],
    versions: [{ number: '14.1', releasedOn: '2026-03-01' }],
    skus: [
      { code: `${of}-STD-1Y`, editionCode: 'STD', model: 'concurrent', termMonths: 12, maintenanceMonths: 12 },
      { code: `${of}-PLUS`, editionCode: 'PLUS', model: 'user-device' },
    ],
  }
}

describe('createProduct, readProduct', () => {
  test('LIC-1: a product is kept with all that stands below it, in one order, with a first revision and a trace', async () => {
    const { output, headers } = await manager.call('createProduct', whole(code.toLowerCase()))
    expect(output).toMatchObject({ version: 1, revisions: [{ version: 1, changedBy: manager.name }] })
    expect(output.content).toMatchObject({
      ...whole(code),
      hostIdTypes: ['hostname', 'mac'],
      status: 'sold',
      partialAllocation: true,
      features: [
        { code: 'core', choosable: false },
        { code: 'vpn', choosable: true },
      ],
      skus: [
        { code: `${code}-PLUS`, termMonths: null, maintenanceMonths: 0, grade: 'retail', status: 'sold' },
        { code: `${code}-STD-1Y`, termMonths: 12 },
      ],
    })
    expect(headers.etag).toBe('"1"')
    expect(output.actions).toEqual({ edit: null })
    const read = (await operator.call('readProduct', { code: code.toLowerCase() })).output
    expect(read).toEqual({ ...output, actions: { edit: 'not-allowed' } })
    const trail = await portal.rows(
      sql`select action, organization_id from audit_events where subject_label = ${`Gateway (${code})`}`,
    )
    expect(trail).toEqual([{ action: 'product.created', organization_id: null }])
  })

  test('LIC-1: a code is taken once', async () => {
    await manager.call('createProduct', whole(code))
    const again = await manager.call('createProduct', { ...whole(code), name: 'Other' })
    expect([again.status, again.problem.code, again.faults]).toEqual([409, 'product-exists', ['code: product-exists']])
    const racing = unique('PR').toUpperCase()
    const both = await Promise.all([1, 2].map(() => manager.call('createProduct', { ...whole(racing), skus: [] })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test.each([
    [{ name: '' }, ['name: required']],
    [{ code: 'ÜBER' }, ['code: not-a-catalogue-code']],
    [{ code: 'X'.repeat(41) }, ['code: not-a-catalogue-code']],
    [{ hostIdTypes: [] }, ['hostIdTypes: required']],
    [
      { graceHours: -1, overdraftPercent: 101, movesPerYear: 1e9 },
      ['movesPerYear: too-big', 'graceHours: too-small', 'overdraftPercent: too-big'],
    ],
    [{ versions: [{ number: '1', releasedOn: '2026-02-30' }] }, ['versions.0.releasedOn: not-a-day']],
    [
      { editions: [{ code: 'STD', name: 'Standard', featureCodes: ['nope'] }], skus: [] },
      ['editions.0.featureCodes.0: not-in-list'],
    ],
    [{ editions: [] }, ['skus.0.editionCode: not-in-list', 'skus.1.editionCode: not-in-list']],
    [
      { skus: [{ code: 'NO-PROGRAMME', editionCode: 'STD', model: 'concurrent', programmeCode: 'nope' }] },
      ['skus.0.programmeCode: not-in-list'],
    ],
    [
      {
        features: [
          { code: 'core', name: 'A' },
          { code: 'CORE', name: 'B' },
          { code: 'vpn', name: 'C' },
        ],
      },
      ['features.1.code: listed-twice'],
    ],
    [{ name: 'x'.repeat(300), serialShape: '\u0007' }, ['name: too-long', 'serialShape: not-printable']],
    [{ surprise: true }, ['surprise: unknown-field']],
  ])('LIC-1: %j is refused at its field', async (bad, faults) => {
    const answer = await manager.call('createProduct', { ...whole(code), ...bad })
    expect([answer.status, answer.faults]).toEqual([422, faults])
  })

  test('LIC-1: a SKU of another product is not taken over', async () => {
    await manager.call('createProduct', whole(code))
    const other = unique('PR').toUpperCase()
    const thief = { ...whole(other), skus: whole(code).skus }
    expect((await manager.call('createProduct', thief)).faults).toEqual([
      'skus.0.code: already-in-use',
      'skus.1.code: already-in-use',
    ])
    expect((await manager.call('readProduct', { code: other })).status).toBe(404)
  })

  test('LIC-1: only catalogue managers change the catalogue, only staff read it', async () => {
    await manager.call('createProduct', whole(code))
    expect((await operator.call('createProduct', whole(`${code}X`))).problem.code).toBe('not-allowed')
    expect((await operator.call('saveProduct', whole(code), { ifMatch: 1 })).problem.code).toBe('not-allowed')
    expect((await operator.call('importCatalogue', { kind: 'products', csv: 'code' })).problem.code).toBe('not-allowed')
    for (const operation of ['readProduct', 'listProducts', 'listSkus', 'exportCatalogue'] as const) {
      const input = operation === 'readProduct' ? { code } : {}
      expect((await operator.call(operation, input)).status).toBe(200)
      expect((await customer.call(operation, input)).problem.code).toBe('not-allowed')
      expect((await portal.visit().call(operation, input)).status).toBe(401)
    }
  })
})

describe('saveProduct', () => {
  test('LIC-1: writes anew with a revision; SKUs that are left out stay; a licence that was sold keeps its terms', async () => {
    await manager.call('createProduct', whole(code))
    const { organization } = customer
    const sold = await world.licence(organization, { productName: 'Gateway' })
    const kept = sql`select product_name, grace_hours, moves_per_year from licences where id = ${sold.id}`
    const before = await portal.rows(kept)
    const changed = { ...whole(code), name: 'Gateway Pro', graceHours: 0, versions: [], skus: [] }
    const { output } = await manager.call('saveProduct', changed, { ifMatch: 1 })
    expect(output).toMatchObject({ version: 2, revisions: [{ version: 2 }, { version: 1 }] })
    expect(output.content).toMatchObject({ name: 'Gateway Pro', graceHours: 0, versions: [] })
    expect(output.content.skus).toHaveLength(2)
    const revisions = await portal.rows<{ content: { name: string } }>(sql`
      select content from product_revisions r join products p on p.id = r.product_id where p.code = ${code} order by r.version`)
    expect(revisions.map(({ content }) => content.name)).toEqual(['Gateway', 'Gateway Pro'])
    expect(await portal.rows(kept)).toEqual(before)
  })

  test('PLT-3: not over somebody’s change, not without a version, and nothing is written for nothing', async () => {
    const { content } = (await manager.call('createProduct', whole(code))).output
    expect((await manager.call('saveProduct', content, { ifMatch: 9 })).problem.code).toBe('changed-meanwhile')
    expect((await manager.call('saveProduct', content)).problem.code).toBe('version-missing')
    expect((await manager.call('saveProduct', content, { ifMatch: 1 })).output).toMatchObject({ version: 1, content })
    expect((await manager.call('saveProduct', whole(`${code}X`), { ifMatch: 1 })).problem.code).toBe('not-found')
  })

  test('LIC-1: an edition that a SKU still sells is not taken away', async () => {
    await manager.call('createProduct', whole(code))
    const without = { ...whole(code), editions: [], skus: [] }
    const answer = await manager.call('saveProduct', without, { ifMatch: 1 })
    expect(answer.faults).toEqual(['editions: still-needed', 'editions: still-needed'])
    expect(answer.problem.fields?.[0]?.message).toContain(`${code}-PLUS`)
  })

  test('LIC-1: a feature that an edition carries is not taken away from under it', async () => {
    await manager.call('createProduct', whole(code))
    const { content } = (await manager.call('readProduct', { code })).output
    const features = content.features.filter((one) => one.code !== 'vpn')
    const answer = await manager.call('saveProduct', { ...content, features }, { ifMatch: 1 })
    expect(answer.faults).toEqual(['features: still-needed'])
    const editions = content.editions.map((one) => ({ ...one, featureCodes: ['core'] }))
    const done = await manager.call('saveProduct', { ...content, features, editions }, { ifMatch: 1 })
    expect(done.output.content.features).toEqual(features)
  })
})

describe('listProducts, listSkus', () => {
  test('LIC-1: found by code and name, page by page; a SKU is retired with its product', async () => {
    await manager.call('createProduct', whole(`${code}A`))
    await manager.call('createProduct', { ...whole(`${code}B`), status: 'retired' })
    const first = (await operator.call('listProducts', { q: `${code} gate`, limit: 1 })).output
    expect(first.items).toEqual([
      {
        code: `${code}A`,
        name: 'Gateway',
        status: 'sold',
        editionCount: 2,
        skuCount: 2,
        latestVersion: { number: '14.1', releasedOn: '2026-03-01' },
      },
    ])
    const second = (await operator.call('listProducts', { q: code, limit: 1, after: first.next })).output
    expect([second.items[0]?.code, second.next]).toEqual([`${code}B`, null])
    expect((await operator.call('listProducts', { q: code, status: 'retired' })).output.items).toHaveLength(1)
    const sold = (await operator.call('listSkus', { q: `${code} plus`, status: 'sold' })).output
    expect(sold.items).toMatchObject([
      { code: `${code}A-PLUS`, edition: { code: 'PLUS', name: 'Plus' }, termMonths: null },
    ])
    expect((await operator.call('listSkus', { q: code })).output.items.map(({ status }) => status)).toEqual([
      'sold',
      'sold',
      'retired',
      'retired',
    ])
    expect((await operator.call('listSkus', { q: code, limit: 3 })).output.next).not.toBeNull()
    expect((await operator.call('listProducts', { after: 'x' })).faults).toEqual(['after: not-an-id'])
  })
})
