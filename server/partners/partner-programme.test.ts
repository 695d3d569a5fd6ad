import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type StaffPersona, worldOf } from '../../testing/world.ts'
import { findRights } from '../identity/authenticate.ts'
import { todayOf } from '../platform/clock.ts'
import { rowContext } from '../platform/door.ts'
import { endMemberships, endMembershipsJob } from './end-memberships.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
let manager: StaffPersona

beforeAll(async () => {
  manager = await world.staff({ roles: ['partner-manager'], firstName: 'Paula', lastName: unique('Stein ') })
})
beforeEach(() => portal.clock.set(startOfTests))

const lettersTo = (email: string) =>
  portal.rows<{ kind: string; subject: string; body_text: string }>(sql`
    select kind, subject, body_text from letters where recipient_email = ${email} order by created_at, id`)
const trailOf = (organizationId: string) =>
  portal.rows<{ action: string; before: unknown; after: unknown; reason: string | null; actor_kind: string }>(sql`
    select action, before, after, reason, actor_kind from audit_events where organization_id = ${organizationId} order by at, action`)

/** A membership as a form sends it, whole. */
function membership(more: Record<string, unknown> = {}) {
  const terms = {
    kind: 'reseller',
    status: 'active',
    level: '',
    startsOn: '',
    endsOn: '2027-12-31',
    distributorNumber: '',
  }
  return { ...terms, reason: 'Agreed by telephone.', ...more }
}

/** How many licences of customers somebody sees now through the partner that they act for, in the database alone. */
async function licencesSeenBy(who: ContactPersona): Promise<number> {
  const signedIn = await findRights(portal.db, portal.clock)(who.userId)
  const [own] = signedIn?.memberships ?? []
  if (!signedIn || !own) throw new Error('they may act for nobody')
  const { userId, sessionId, name } = signedIn
  const now = portal.clock.now()
  const actor = { kind: 'contact', userId, sessionId, name, ...own } as const
  const context = rowContext('partner', { actor, organization: own.organization, now, today: todayOf(now) })
  return portal.db
    .within(context, (tx) => tx.one<{ count: number }>(sql`select count(*) from licences`))
    .then((row) => row.count)
}

describe('registerPartner', () => {
  const headquarters = { country: 'PT', city: 'Lisboa', phone: '211 234 567' }

  test('PAR-1: an organization becomes a partner, with headquarters and a first administrator who is told and invited', async () => {
    const customer = await world.customer()
    const { id, number, name } = customer.organization
    const first = await customer.contactWithoutSignIn({ types: ['sales'] })
    const given = { number, ...headquarters, level: 'silver', endsOn: '2027-11-15', listed: true }
    const { output } = await manager.call('registerPartner', { ...given, administratorId: first.contactId })
    expect(output).toMatchObject({
      number,
      name,
      status: 'active',
      level: { name: 'Silver' },
      listing: 'found',
      locations: [{ kind: 'headquarters', name: 'Lisboa', phone: '+351211234567', listed: true }],
      leaders: [{ contactId: first.contactId }],
    })
    expect((await trailOf(id)).map(({ action, actor_kind }) => [action, actor_kind])).toEqual([
      ['contact.invited', 'staff'],
      ['partner.registered', 'staff'],
    ])
    const [letter] = await lettersTo(first.email)
    expect(letter).toMatchObject({ kind: 'partner-roles-changed' })
    expect(letter?.body_text).toContain('invitation')
    const again = await manager.call('registerPartner', { ...given, administratorId: first.contactId })
    expect(again.problem).toMatchObject({ code: 'already-a-partner', facts: { partner: name } })
  })

  test('PAR-1: whoever could do nothing is no first administrator, and a term has an order', async () => {
    const customer = await world.customer()
    const { number } = customer.organization
    const limited = await customer.contact({ restricted: true })
    const stranger = await (await world.customer()).contact()
    for (const { contactId: administratorId } of [limited, stranger])
      expect((await manager.call('registerPartner', { number, ...headquarters, administratorId })).faults).toEqual([
        'administratorId: not-one-of',
      ])
    const { contactId: administratorId } = await customer.contact()
    const wrong = { level: 'tin', startsOn: '2027-01-01', endsOn: '2026-11-14', distributorNumber: number }
    const given = { number, ...headquarters, ...wrong, administratorId }
    expect((await manager.call('registerPartner', given)).faults).toEqual([
      'level: not-one-of',
      'endsOn: ends-before-start',
      'endsOn: term-over',
      'distributorNumber: not-one-of',
    ])
  })

  test('PAR-3: only partner managers register', async () => {
    const customer = await world.customer()
    const admin = await customer.contact()
    const given = { number: customer.organization.number, ...headquarters, administratorId: admin.contactId }
    expect((await admin.call('registerPartner', given)).problem.code).toBe('not-allowed')
    expect((await (await world.staff()).call('registerPartner', given)).problem.code).toBe('not-allowed')
  })
})

describe('changeMembership', () => {
  test.each(['prospect', 'pending', 'expired', 'suspended'] as const)(
    'PAR-3: a partner that becomes %s loses customers’ data with the next request, and has it back when it is active',
    async (status) => {
      const partner = await world.partner()
      const leader = await partner.person({ roles: ['organization-administrator'] })
      const seller = await partner.person({ roles: ['sales'] })
      const customer = await world.customer()
      await world.licence(customer.organization)
      await world.grant(customer, partner)
      expect(await licencesSeenBy(seller)).toBe(1)
      const { number } = partner.organization
      const given = { number, ...membership({ status, reason: 'Dues are open.' }) }
      const changed = await manager.call('changeMembership', given, { ifMatch: 1 })
      expect(changed.output).toMatchObject({ status, listing: 'not-active', version: 2 })
      expect(await licencesSeenBy(seller)).toBe(0)
      expect((await leader.call('readPartner')).output).toMatchObject({
        status,
        actions: { edit: 'partner-not-active' },
      })
      const [event] = await trailOf(partner.organization.id)
      expect(event).toMatchObject({
        action: 'partner.membership-changed',
        reason: 'Dues are open.',
        before: { status: 'active' },
        after: { status },
      })
      const [letter] = await lettersTo(leader.email)
      expect(letter?.body_text).toContain('the data of your customers is closed')
      expect(letter?.body_text).toContain('Dues are open.')
      expect(await lettersTo(seller.email)).toEqual([])
      await manager.call('changeMembership', { number, ...membership() }, { ifMatch: 2 })
      expect(await licencesSeenBy(seller)).toBe(1)
    },
  )

  test('PAR-1: level, term and distributor change; customers find the partner with its level', async () => {
    const partner = await world.partner()
    const distributor = await world.partner({ kind: 'distributor' })
    const { number } = partner.organization
    const wanted = { level: 'platinum', startsOn: '2026-12-01', distributorNumber: distributor.organization.number }
    const given = { number, ...membership(wanted) }
    const { output } = await manager.call('changeMembership', given, { ifMatch: 1 })
    expect(output).toMatchObject({
      level: { name: 'Platinum' },
      startsOn: '2026-12-01',
      distributor: { name: distributor.organization.name },
    })
    expect((await manager.call('changeMembership', given, { ifMatch: 2 })).output.version).toBe(2)
    expect((await manager.call('changeMembership', given, { ifMatch: 1 })).problem.code).toBe('changed-meanwhile')
  })

  test('PAR-1: a distributor that partners buy through stays one: distributor-in-use', async () => {
    const distributor = await world.partner({ kind: 'distributor' })
    await world.partner({ distributor })
    const { number } = distributor.organization
    const change = (more: Record<string, unknown>) =>
      manager.call('changeMembership', { number, ...membership(more) }, { ifMatch: 1 })
    expect((await change({})).problem).toMatchObject({ code: 'distributor-in-use', facts: { count: 1 } })
    expect((await change({ kind: 'distributor', distributorNumber: number })).faults).toEqual([
      'distributorNumber: not-one-of',
    ])
    expect((await change({ kind: 'distributor', status: 'suspended' })).output.status).toBe('suspended')
  })

  test('PAR-1: an organization that is no partner has no membership: not-a-partner; a reason is needed', async () => {
    const { number } = (await world.customer()).organization
    expect((await manager.call('changeMembership', { number, ...membership() }, { ifMatch: 1 })).problem.code).toBe(
      'not-a-partner',
    )
    const { reason: _, ...unexplained } = membership()
    expect((await manager.call('changeMembership', { number, ...unexplained }, { ifMatch: 1 })).faults).toEqual([
      'reason: required',
    ])
  })
})

describe('the end of a term', () => {
  test('PAR-1: a membership ends once its last day is over everywhere on earth; its leaders are told, and once', async () => {
    const partner = await world.partner({ endsOn: '2026-11-15' })
    const leader = await partner.person({ roles: ['business-executive'], language: 'es' })
    const standing = () =>
      portal.rows(sql`select status, version from partners where partner_id = ${partner.organization.id}`)
    portal.clock.set('2026-11-16T11:59:59Z')
    await endMembershipsJob(portal.house)
    expect(await standing()).toEqual([{ status: 'active', version: 1 }])
    portal.clock.set('2026-11-16T12:00:00Z')
    await endMembershipsJob(portal.house)
    await endMembershipsJob(portal.house)
    expect(await standing()).toEqual([{ status: 'expired', version: 2 }])
    expect(await trailOf(partner.organization.id)).toMatchObject([
      {
        action: 'partner.membership-ended',
        actor_kind: 'worker',
        before: { status: 'active' },
        after: { status: 'expired' },
      },
    ])
    const letters = await lettersTo(leader.email)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body_text).toContain('Ha terminado el período de afiliación')
    expect(endMemberships.kind).toBe('end-memberships')
  })
})

describe('listPartners, listPartnerLevels', () => {
  test('PAR-1: staff find partners by name and number, standing, level, kind and the country of any location', async () => {
    const word = unique('zq')
    const madrid = await world.partner({ name: `${word} Norte SL`, level: 'gold', country: 'ES' })
    await madrid.location({ country: 'PT' })
    const lyon = await world.partner({
      name: `${word} Sud SARL`,
      status: 'suspended',
      country: 'FR',
      kind: 'distributor',
    })
    const numbers = async (filter: Record<string, unknown>) =>
      (await manager.call('listPartners', { q: word, ...filter })).output.items.map(({ number }) => number)
    const both = [madrid.organization.number, lyon.organization.number]
    expect(await numbers({})).toEqual(both)
    expect(await numbers({ q: both[1] })).toEqual([both[1]])
    expect(await numbers({ status: ['suspended'] })).toEqual([both[1]])
    expect(await numbers({ level: 'gold' })).toEqual([both[0]])
    expect(await numbers({ kind: 'distributor' })).toEqual([both[1]])
    expect(await numbers({ country: 'PT' })).toEqual([both[0]])
    const { items, next } = (await manager.call('listPartners', { q: word, limit: 1 })).output
    expect(items).toMatchObject([{ name: `${word} Norte SL`, country: 'ES', level: { name: 'Gold' }, listed: true }])
    expect(await numbers({ after: next })).toEqual([both[1]])
  })

  test('PAR-2: levels are data, from the lowest', async () => {
    const { items } = (await manager.call('listPartnerLevels')).output
    expect(items.map(({ name }) => name)).toEqual(['Registered', 'Silver', 'Gold', 'Platinum'])
  })
})

describe('listMissingPartners, settleMissingPartner', () => {
  async function reported(note: string | null = 'They sell to us.') {
    const customer = await world.customer()
    const admin = await customer.contact()
    const id = crypto.randomUUID()
    await portal.rows(sql`
      insert into missing_partners (organization_id, id, contact_id, name, country, note, created_at)
      values (${customer.organization.id}, ${id}, ${admin.contactId}, ${unique('Lost ')}, 'ES', ${note}, ${portal.clock.now()})`)
    return { customer, admin, id, given: { number: customer.organization.number, missingPartnerId: id } }
  }

  test('PAR-6: what customers miss stands in a queue until a partner manager settles it, and the answer is mailed', async () => {
    const { customer, admin, id, given } = await reported()
    const open = async () => (await manager.call('listMissingPartners', { limit: 100 })).output.items
    expect((await open()).find((one) => one.id === id)).toMatchObject({
      note: 'They sell to us.',
      customer: { number: customer.organization.number },
      reporter: { email: admin.email },
      settled: null,
    })
    const answer = 'They are a partner now.\nLook under Spain.'
    const { output } = await manager.call('settleMissingPartner', { ...given, answer })
    expect(output.settled).toMatchObject({ by: manager.name })
    expect((await manager.call('readMissingPartner', given)).output).toEqual(output)
    expect((await open()).some((one) => one.id === id)).toBe(false)
    const [letter] = await lettersTo(admin.email)
    expect(letter?.body_text).toContain('They are a partner now.\n\nLook under Spain.')
    expect(await trailOf(customer.organization.id)).toMatchObject([
      { action: 'missing-partner.settled', reason: answer },
    ])
    const again = await manager.call('settleMissingPartner', given)
    expect(again.problem).toMatchObject({ code: 'missing-partner-settled', facts: { by: manager.name } })
  })

  test('PAR-6: without an answer nobody is mailed; other staff only look on; elsewhere there is no such report', async () => {
    const { admin, given } = await reported(null)
    const operator = await world.staff()
    expect((await operator.call('listMissingPartners')).status).toBe(200)
    expect((await operator.call('settleMissingPartner', given)).problem.code).toBe('not-allowed')
    const { number } = (await world.customer()).organization
    expect((await manager.call('readMissingPartner', { ...given, number })).problem.code).toBe('not-found')
    expect((await manager.call('settleMissingPartner', { ...given, number })).problem.code).toBe('not-found')
    expect((await manager.call('settleMissingPartner', given)).status).toBe(200)
    expect(await lettersTo(admin.email)).toEqual([])
  })
})
