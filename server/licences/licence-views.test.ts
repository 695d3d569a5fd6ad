import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let customer: Customer
let ana: ContactPersona

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  customer = await world.customer()
  ana = await customer.contact({ types: ['ship-to'] })
})

const viewsOf = async (who: ContactPersona) => (await who.call('listLicenceViews')).output.items

async function trailOf(subjectId: string): Promise<string[]> {
  const rows = await portal.rows<{ action: string }>(
    sql`select action from audit_events where subject_id = ${subjectId} order by at, action desc`,
  )
  return rows.map(({ action }) => action)
}

test('LIC-3, UX-11: a contact keeps filters and order under a name, finds them again, and deletes them', async () => {
  const ben = await customer.contact({ types: ['bill-to'] })
  const saved = await ben.call('saveLicenceView', {
    name: '  Big   ones ',
    query: '?sort=quantity&order=descending&status=active&status=on-hold&q=',
  })
  expect(saved.output).toMatchObject({
    name: 'Big ones',
    query: 'status=active&status=on-hold&sort=quantity&order=descending',
  })
  portal.clock.advance({ seconds: 1 })
  const second = await ben.call('saveLicenceView', { name: 'Ending', query: 'view=expiring&q=caf%C3%A9+%26+co' })
  expect(second.output.query).toBe('view=expiring&q=caf%C3%A9+%26+co')
  expect((await viewsOf(ben)).map(({ name }) => name)).toEqual(['Big ones', 'Ending'])
  expect((await ben.call('deleteLicenceView', { viewId: saved.output.id })).output).toEqual({ id: saved.output.id })
  expect(await viewsOf(ben)).toEqual([second.output])
  expect(await trailOf(saved.output.id)).toEqual(['licence-view.saved', 'licence-view.deleted'])
})

test.each([
  ['page=2'],
  ['status=active&secret=1'],
  ['after=WyJhIl0'],
  ['status=unheard-of'],
  ['view=all&view=new'],
  ['sort=hidden_at'],
  ['__proto__=1'],
  [`q=${'x'.repeat(201)}`],
])('LIC-3: a query that the list does not know is refused at its field: %s', async (query) => {
  const refused = await ana.call('saveLicenceView', { name: 'Odd', query })
  expect(refused.faults).toEqual(['query: not-a-list-query'])
  expect(await viewsOf(ana)).toEqual([])
})

test('LIC-3: whatever a view keeps, the list takes', async () => {
  const query =
    'view=new&product=WS&product=GW&status=active&maintenance=ending&allocated=part&sort=newest&order=descending'
  const cleo = await customer.contact()
  const { output } = await cleo.call('saveLicenceView', { name: 'All of it', query })
  expect(output.query).toBe(query)
  const list = await cleo.call('listLicences', {
    view: 'new',
    product: ['WS', 'GW'],
    status: 'active',
    maintenance: 'ending',
    allocated: 'part',
    sort: 'newest',
    order: 'descending',
  })
  expect(list.status).toBe(200)
})

test('LIC-3: a view saved twice is kept once, and another one cannot take its name', async () => {
  const dan = await customer.contact()
  const first = await dan.call('saveLicenceView', { name: 'Mine', query: 'status=active' })
  const again = await dan.call('saveLicenceView', { name: 'MINE', query: 'status=active' })
  expect(again.output).toEqual(first.output)
  const other = await dan.call('saveLicenceView', { name: 'mine', query: 'status=ended' })
  expect(other.problem).toMatchObject({ status: 409, code: 'view-name-taken' })
  expect(other.problem.detail).toContain('Mine')
  expect(await viewsOf(dan)).toHaveLength(1)
  expect(await trailOf(first.output.id)).toEqual(['licence-view.saved'])
})

test('PLT-3: the same request again saves once and deletes once', async () => {
  const eva = await customer.contact()
  const input = { name: 'Once', query: 'q=desk' }
  const [first, second] = [
    await eva.call('saveLicenceView', input, { key: 'once' }),
    await eva.call('saveLicenceView', input, { key: 'once' }),
  ]
  expect(second.output).toEqual(first.output)
  const viewId = first.output.id
  expect((await eva.call('deleteLicenceView', { viewId }, { key: 'gone' })).status).toBe(200)
  expect((await eva.call('deleteLicenceView', { viewId }, { key: 'gone' })).status).toBe(200)
  expect((await eva.call('deleteLicenceView', { viewId })).problem.code).toBe('not-found')
})

test('LIC-3: a contact keeps twenty views, however many are saved at the same moment', async () => {
  const fay = await customer.contact()
  const answers = await Promise.all(
    Array.from({ length: 23 }, (_, at) => fay.call('saveLicenceView', { name: `View ${at}`, query: `q=${at}` })),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
  const refused = answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code)
  expect(refused).toEqual(['views-full', 'views-full', 'views-full'])
  expect(await viewsOf(fay)).toHaveLength(20)
})

test('LIC-3: a view is its maker’s alone: no colleague, not the same person elsewhere, nobody of the vendor', async () => {
  const gil = await customer.contact({ types: ['administrator'] })
  const { output } = await gil.call('saveLicenceView', { name: 'Private', query: 'q=secret' })
  const elsewhere = await (await world.customer()).contact({ sameUserAs: gil })
  expect(await viewsOf(ana)).toEqual([])
  expect(await viewsOf(elsewhere)).toEqual([])
  for (const one of [ana, elsewhere])
    expect((await one.call('deleteLicenceView', { viewId: output.id })).problem.code).toBe('not-found')
  const staff = await world.staff({ roles: ['licensing-operator', 'staff-administrator'] })
  const asStaff = await staff.call('listLicenceViews', { number: customer.organization.number })
  expect(asStaff.problem.code).toBe('not-allowed')
  expect(await viewsOf(gil)).toEqual([output])
})

test('ACC-6: who may not see licences keeps no views of them, and reads why', async () => {
  const restricted = await customer.contact({ types: ['ship-to'], restricted: true })
  for (const answer of [
    await restricted.call('listLicenceViews'),
    await restricted.call('saveLicenceView', { name: 'No', query: '' }),
  ])
    expect(answer.problem).toMatchObject({ status: 403, code: 'access-limited' })
})
