import { beforeAll, expect, test } from 'vitest'
import type { LicenceOptions } from '../../testing/licences.ts'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let customer: Customer
let ana: ContactPersona
const made: Record<string, string> = {}

const shapes: Record<string, LicenceOptions> = {
  fresh: { productName: 'Zeta Gateway', quantity: 10, maintenanceEndsOn: '2027-10-01' },
  soon: { productName: 'Alpha Desk', quantity: 500, maintenanceEndsOn: '2026-12-01' },
  lapsed: { productName: 'Alpha Desk', quantity: 25, maintenanceEndsOn: '2026-01-31' },
  none: { productName: 'Camión Ñandú', quantity: 1, maintenanceEndsOn: null },
  ended: {
    productName: 'Zeta Gateway',
    quantity: 40,
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    maintenanceEndsOn: '2025-12-31',
  },
  rescinded: { productName: 'Zeta Gateway', quantity: 7, status: 'rescinded', maintenanceEndsOn: '2027-03-01' },
  held: { productName: 'Zeta Gateway', quantity: 8, status: 'on-hold', maintenanceEndsOn: '2027-04-01' },
}

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  customer = await world.customer()
  ana = await customer.contact({ types: ['bill-to'] })
  for (const [name, options] of Object.entries(shapes)) {
    const { id } = await world.licence(customer.organization, options)
    made[id] = name
  }
})

const list = async (input: Record<string, unknown> = {}) =>
  (await ana.call('listLicences', { limit: 100, ...input })).output
const names = async (input: Record<string, unknown> = {}) => (await list(input)).items.map((one) => made[one.id])

test('LIC-3: the list is sorted by what needs action soonest; what has no end comes last', async () => {
  expect(await names()).toEqual(['ended', 'lapsed', 'soon', 'rescinded', 'held', 'fresh', 'none'])
})

test.each([
  [{ sort: 'quantity' }, ['none', 'rescinded', 'held', 'fresh', 'lapsed', 'ended', 'soon']],
  [{ sort: 'quantity', order: 'descending' }, ['soon', 'ended', 'lapsed', 'fresh', 'held', 'rescinded', 'none']],
  [{ view: 'expiring' }, ['soon']],
  [{ view: 'rescinded' }, ['rescinded']],
  [{ view: 'hidden' }, []],
  [{ status: 'ended' }, ['ended']],
  [{ status: ['on-hold', 'rescinded'] }, ['rescinded', 'held']],
  [{ maintenance: 'ending' }, ['soon']],
  [{ maintenance: ['ended', 'none'] }, ['ended', 'lapsed', 'none']],
  [{ allocated: 'whole' }, []],
  [{ q: 'camion nandu' }, ['none']],
  [{ q: 'ALPHA' }, ['lapsed', 'soon']],
  [{ q: '100%' }, []],
])('LIC-3: filters and sorts combine: %j', async (input, expected) => {
  expect(await names(input)).toEqual(expected)
})

test('LIC-3: pages follow one another without a gap or a repetition, by every sort, both ways', async () => {
  for (const sort of ['maintenance', 'end', 'newest', 'code', 'product', 'quantity'])
    for (const order of ['ascending', 'descending']) {
      const all = (await list({ sort, order })).items.map((one) => one.id)
      const paged: string[] = []
      let after: string | undefined
      do {
        const page = await list({ sort, order, limit: 2, after })
        paged.push(...page.items.map((one) => one.id))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(paged).toEqual(all)
    }
})

test('LIC-3: the list tells how many match and which products the filter can offer', async () => {
  const page = await list({ limit: 1, maintenance: ['ended'] })
  expect(page.total).toEqual({ count: 2, atLeast: false })
  expect(page.products.map((one) => one.name)).toContain('Camión Ñandú')
})

test('LIC-3: a licence is found by its code in any spelling and by the host it is allocated to', async () => {
  const licence = await world.licence(customer.organization)
  await ana.call('allocateLicence', {
    licenceId: licence.id,
    hostIdType: 'hostname',
    hostId: 'Srv-Findme',
    quantity: 1,
  })
  const ids = async (q: string) => (await list({ q })).items.map((one) => one.id)
  expect(await ids(licence.code.toLowerCase())).toEqual([licence.id])
  expect(await ids(licence.code.replaceAll('-', ''))).toEqual([licence.id])
  expect(await ids('srv-findme')).toEqual([licence.id])
  expect((await ana.call('listHosts', { q: 'SRV-F' })).output.items).toEqual([
    { hostIdType: 'hostname', hostId: 'Srv-Findme', label: null },
  ])
})

test('LIC-3: the same list as CSV, in the reader’s language or with stable names', async () => {
  const words = await ana.call('exportLicences', { maintenance: 'ended' }, { language: 'es' })
  expect(words.output.fileName).toBe(`licences-${customer.organization.number}.csv`)
  const [header, ...rows] = words.output.content.trim().split('\r\n')
  expect(header).toContain('"Código de licencia","Producto"')
  expect(rows).toHaveLength(2)
  expect(rows.join()).toContain('"Alpha Desk","Standard","Usuarios simultáneos","25","0"')
  const machine = await ana.call('exportLicences', { header: 'machine' })
  expect(machine.output.content).toContain('"maintenance_ends_on"')
})

test.each(['nonsense', 'WyJ4Il0', Buffer.from('["9999-99-99","x"]').toString('base64url')])(
  'LIC-3: a page boundary that we never gave out is refused at the field: %s',
  async (after) => {
    const answer = await ana.call('listLicences', { after })
    expect([answer.status, answer.faults]).toEqual([422, ['after: not-an-id']])
  },
)

test('LIC-18: a rescinded licence stays readable, with why and by what it was replaced', async () => {
  const [rescinded] = Object.entries(made).find(([, name]) => name === 'rescinded') ?? []
  const heir = await world.licence(customer.organization, { replacesId: rescinded ?? '' })
  const { output } = await ana.call('readLicence', { licenceId: rescinded })
  expect(output).toMatchObject({
    status: 'rescinded',
    rescinded: { reason: 'Replaced' },
    replacedBy: [{ id: heir.id, code: heir.code }],
    actions: { allocate: 'licence-rescinded' },
  })
  expect((await ana.call('readLicence', { licenceId: heir.id })).output.replaces?.id).toBe(rescinded)
})

test('ACC-6: a restricted contact sees no licence at all, and a stranger not even that there are any', async () => {
  const restricted = await customer.contact({ types: ['ship-to'], restricted: true })
  expect((await restricted.call('listLicences')).problem).toMatchObject({ status: 403, code: 'access-limited' })
  const stranger = await (await world.customer()).contact({ types: ['administrator'] })
  expect((await stranger.call('listLicences', { number: customer.organization.number })).status).toBe(404)
  expect((await portal.visit().call('listLicences', { number: customer.organization.number })).status).toBe(401)
})
