import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { GrantOptions, Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { earlier } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let licences: Record<'anchor' | 'boat' | 'canoe' | 'dory', { id: string; code: string; productCode: string }>

beforeEach(async () => {
  portal.clock.set(startOfTests)
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
  const made = (productName: string) => world.licence(acme.organization, { productName, model: 'site' })
  licences = {
    anchor: await made('Anchor'),
    boat: await made('Boat'),
    canoe: await made('Canoe'),
    dory: await made('Dory'),
  }
})

async function letIn(name: string, options: GrantOptions = {}) {
  const partner = await world.partner({ name })
  const { id } = await world.grant(acme, partner, { coverage: 'assigned', ...options })
  return { id, partner }
}

const list = async (input: Record<string, unknown> = {}) => (await admin.call('listLicenceAssignments', input)).output
const names = async (input: Record<string, unknown> = {}) => (await list(input)).items.map((one) => one.productName)
const seen = async (partner: Partner) =>
  (
    await portal.rows<{ product_name: string }>(sql`
      select l.product_name from partner_licences p join licences l on l.id = p.licence_id
      where p.partner_id = ${partner.organization.id} order by l.product_name`)
  ).map((row) => row.product_name)

describe('listLicenceAssignments', () => {
  test('PAR-8: shows every licence with the advisors that see it, and the advisors in force by name', async () => {
    const { anchor, boat, canoe } = licences
    const some = await letIn('Zeta', { licences: [anchor.id, boat.id] })
    const others = await letIn('Beta', { licences: [boat.id, canoe.id] })
    await letIn('Gone', { licences: [anchor.id], endedAt: startOfTests })
    await letIn('Over', {
      licences: [anchor.id],
      startsAt: earlier(startOfTests, { days: 9 }),
      endsAt: startOfTests,
    })
    const { items, advisors, total, next } = await list()
    expect(advisors).toEqual([
      { id: others.id, name: 'Beta', coverage: 'assigned', version: 1 },
      { id: some.id, name: 'Zeta', coverage: 'assigned', version: 1 },
    ])
    expect(items.map(({ productName, advisors: by }) => [productName, by])).toEqual([
      ['Anchor', [some.id]],
      ['Boat', [others.id, some.id]],
      ['Canoe', [others.id]],
      ['Dory', []],
    ])
    expect([total, next]).toEqual([{ count: 4, atLeast: false }, null])
  })

  test('PAR-8: only what nobody sees, what one sees, what one does not see; with words, products and models', async () => {
    const { anchor, boat, canoe } = licences
    const some = await letIn('Zeta', { licences: [anchor.id, boat.id] })
    const others = await letIn('Beta', { licences: [boat.id, canoe.id] })
    expect(await names({ advisor: 'none' })).toEqual(['Dory'])
    expect(await names({ advisor: some.id })).toEqual(['Anchor', 'Boat'])
    expect(await names({ notOf: some.id })).toEqual(['Canoe', 'Dory'])
    expect(await names({ advisor: others.id, notOf: some.id })).toEqual(['Canoe'])
    expect(await names({ advisor: some.id, q: 'boa' })).toEqual(['Boat'])
    expect(await names({ product: canoe.productCode })).toEqual(['Canoe'])
    expect(await names({ model: 'concurrent' })).toEqual([])
    expect((await list({ notOf: some.id })).total.count).toBe(2)
    const page = await list({ limit: 3 })
    expect(await names({ limit: 3, after: page.next })).toEqual(['Dory'])
  })

  test('PAR-8: whoever sees all sees each, so that nothing is without an advisor and nothing is left to assign', async () => {
    const all = await letIn('All', { coverage: 'all' })
    const some = await letIn('Some', { licences: [licences.anchor.id] })
    expect((await list()).items[0]?.advisors.toSorted()).toEqual([all.id, some.id].toSorted())
    expect(await names({ advisor: all.id })).toHaveLength(4)
    expect(await names({ notOf: all.id })).toEqual([])
    expect(await names({ advisor: 'none' })).toEqual([])
  })

  test('ACC-7: an advisor that is over, foreign or none at all cannot be asked by; others of the company and staff read', async () => {
    const over = await letIn('Over', { endedAt: startOfTests })
    const foreign = await world.grant(await world.customer(), await world.partner())
    for (const id of [over.id, foreign.id, '00000000-0000-4000-8000-00000000dead'])
      for (const field of ['advisor', 'notOf'])
        expect((await admin.call('listLicenceAssignments', { [field]: id })).problem.code).toBe('not-found')
    expect((await admin.call('listLicenceAssignments', { advisor: 'all' })).faults).toHaveLength(1)
    const { number } = acme.organization
    const shipTo = await acme.contact({ types: ['ship-to'] })
    expect((await shipTo.call('listLicenceAssignments')).status).toBe(200)
    expect((await (await world.staff()).call('listLicenceAssignments', { number })).output.items).toHaveLength(4)
  })
})

describe('changeAssignments', () => {
  const assign = (advisorId: string, input: Record<string, unknown>, who = admin) =>
    who.call('changeAssignments', { advisorId, ...input })

  test('PAR-8: assigns and takes back single licences; it holds at once, raises the version and stands in the trail', async () => {
    const { anchor, boat, dory } = licences
    const { id, partner } = await letIn('Zeta', { licences: [anchor.id] })
    const answer = await assign(id, { add: [boat.id, dory.id], remove: [anchor.id] })
    expect(answer.output).toEqual({ added: 2, removed: 1, shared: { count: 2, atLeast: false } })
    expect(await seen(partner)).toEqual(['Boat', 'Dory'])
    const advisor = (await admin.call('readAdvisor', { advisorId: id })).output
    expect([advisor.version, advisor.changedBy]).toEqual([2, 'Ada Zapata'])
    const { items } = (await admin.call('listAuditEvents', { action: 'advisor.assignments-changed' })).output
    expect(items).toMatchObject([
      {
        subject: { kind: 'advisor', id, label: 'Zeta' },
        before: { sharedLicences: 1, unsharedCodes: [anchor.code] },
        after: { sharedLicences: 2, sharedCodes: [boat.code, dory.code].toSorted() },
      },
    ])
  })

  test('UX-13: assigns all that match a filter, as the list shows them, without naming them', async () => {
    const { anchor, boat, canoe } = licences
    const zeta = await letIn('Zeta', { licences: [anchor.id] })
    const beta = await letIn('Beta', { licences: [boat.id] })
    expect((await assign(beta.id, { all: 'add', seenBy: 'none' })).output).toMatchObject({ added: 2, removed: 0 })
    expect(await seen(beta.partner)).toEqual(['Boat', 'Canoe', 'Dory'])
    expect((await assign(beta.id, { all: 'add', seenBy: zeta.id })).output.added).toBe(1)
    expect((await assign(beta.id, { all: 'remove', q: 'o', remove: [], add: [canoe.id] })).output).toMatchObject({
      added: 0,
      removed: 3,
      shared: { count: 1 },
    })
    expect(await seen(beta.partner)).toEqual(['Canoe'])
    expect((await assign(zeta.id, { all: 'add', product: canoe.productCode })).output.added).toBe(1)
    expect(await seen(zeta.partner)).toEqual(['Anchor', 'Canoe'])
  })

  test('PAR-6: assigning decides on what was bought since', async () => {
    const { id } = await letIn('Zeta', { reviewedAt: earlier(startOfTests, { days: 1 }) })
    const undecided = async () => (await admin.call('readAdvisor', { advisorId: id })).output.undecided.count
    expect(await undecided()).toBe(4)
    await assign(id, { add: [licences.boat.id] })
    expect(await undecided()).toBe(0)
  })

  test('PLT-3: the same request again does nothing twice, and what changes nothing is no change', async () => {
    const { id } = await letIn('Zeta')
    const input = { advisorId: id, all: 'add' }
    const first = await admin.call('changeAssignments', input, { key: `k-${id}` })
    expect((await admin.call('changeAssignments', input, { key: `k-${id}` })).output).toEqual(first.output)
    expect((await assign(id, { all: 'add' })).output).toEqual({ added: 0, removed: 0, shared: first.output.shared })
    expect((await admin.call('readAdvisor', { advisorId: id })).output.version).toBe(2)
  })

  test('PAR-8: under "view all" there is nothing to assign: advisor-sees-all', async () => {
    const { id } = await letIn('All', { coverage: 'all' })
    const { problem } = await assign(id, { add: [licences.boat.id] })
    expect([problem.code, problem.facts]).toEqual(['advisor-sees-all', { partner: 'All' }])
  })

  test('ACC-7: another company’s licence cannot be assigned, nor asked by another company’s advisor', async () => {
    const { id, partner } = await letIn('Zeta')
    const foreign = await world.licence((await world.customer()).organization)
    const elsewhere = await world.grant(await world.customer(), await world.partner())
    expect((await assign(id, { add: [licences.boat.id, foreign.id] })).problem.code).toBe('not-found')
    expect((await assign(id, { remove: [foreign.id] })).problem.code).toBe('not-found')
    expect((await assign(id, { all: 'add', seenBy: elsewhere.id })).problem.code).toBe('not-found')
    expect(await seen(partner)).toEqual([])
    const shipTo = await acme.contact({ types: ['ship-to'] })
    expect((await assign(id, { all: 'add' }, shipTo)).problem.code).toBe('not-allowed')
  })
})

describe('dismissUndecided', () => {
  test('PAR-6: what was bought since stays unshared and is asked about no more; the decision stands in the trail', async () => {
    const { id, partner } = await letIn('Zeta', { reviewedAt: earlier(startOfTests, { days: 1 }) })
    const dismissed = (await admin.call('dismissUndecided', { advisorId: id })).output
    expect([dismissed.undecided.count, dismissed.shared.count, dismissed.version]).toEqual([0, 0, 2])
    expect(await seen(partner)).toEqual([])
    const reviews = async () => (await admin.call('listAuditEvents', { action: 'advisor.reviewed' })).output.items
    expect(await reviews()).toMatchObject([{ subject: { id, label: 'Zeta' }, after: { unsharedLicences: 4 } }])
    // Nothing is left to decide.
    expect((await admin.call('dismissUndecided', { advisorId: id })).output.version).toBe(2)
    expect(await reviews()).toHaveLength(1)
  })

  test('PAR-6: only administrators decide', async () => {
    const { id } = await letIn('Zeta')
    const billTo = await acme.contact({ types: ['bill-to'] })
    expect((await billTo.call('dismissUndecided', { advisorId: id })).problem.code).toBe('not-allowed')
  })
})
