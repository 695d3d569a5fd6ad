import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
let manager: StaffPersona

beforeAll(async () => {
  manager = await world.staff({ roles: ['partner-manager'] })
})
beforeEach(() => portal.clock.set(startOfTests))

/** A partner of its own with a leader, a branch and its administrator. */
async function company() {
  const partner = await world.partner()
  const vigo = await partner.location({ city: 'Vigo' })
  return {
    partner,
    vigo,
    first: await partner.person({ roles: ['organization-administrator'], lastName: 'Alonso' }),
    local: await partner.person({ roles: ['location-administrator'], location: vigo, lastName: 'Blanco' }),
  }
}

const lettersTo = (email: string) =>
  portal.rows<{ kind: string; subject: string; body_text: string }>(sql`
    select kind, subject, body_text from letters where recipient_email = ${email} order by created_at, id`)
const trailOf = (organizationId: string, subjectId: string) =>
  portal.rows<{ action: string; before: unknown; after: unknown; actor_name: string }>(sql`
    select action, before, after, actor_name from audit_events
    where organization_id = ${organizationId} and subject_id = ${subjectId} order by at, id`)

/** Gives roles; `ifMatch` 0 for somebody of whom nothing was said before. */
function give(by: Pick<ContactPersona, 'call'>, contactId: string, duties: Record<string, unknown>, ifMatch: number) {
  return by.call('savePartnerRoles', { contactId, listed: true, ...duties }, { ifMatch })
}

describe('listPartnerPeople, readPartnerPerson', () => {
  test('PAR-3: who leads the partner sees all its contacts with their roles, by name, role, place, and those without', async () => {
    const { partner, vigo, first, local } = await company()
    const idle = await partner.contactWithoutSignIn({ types: ['sales'], lastName: 'Castro' })
    const names = async (filter: Record<string, unknown>) =>
      (await first.call('listPartnerPeople', filter)).output.items.map(({ lastName }) => lastName)
    expect(await names({})).toEqual(['Alonso', 'Blanco', 'Castro'])
    expect(await names({ hasRole: 'no' })).toEqual(['Castro'])
    expect(await names({ hasRole: 'yes', role: ['organization-administrator', 'sales'] })).toEqual(['Alonso'])
    expect(await names({ location: vigo.id })).toEqual(['Blanco'])
    expect(await names({ q: 'cas' })).toEqual(['Castro'])
    const page = (await first.call('listPartnerPeople', { limit: 2 })).output
    expect(page).toMatchObject({
      total: { count: 3, atLeast: false },
      items: [{ isYou: true }, { location: { id: vigo.id } }],
    })
    expect(await names({ limit: 2, after: page.next })).toEqual(['Castro'])
    const read = (await first.call('readPartnerPerson', { contactId: idle.contactId })).output
    expect(read).toMatchObject({
      roles: [],
      signIn: 'none',
      customers: 0,
      version: 0,
      actions: { giveLeadingRoles: null },
    })
    expect((await first.call('readPartnerPerson', { contactId: local.contactId })).headers.etag).toBe('"1"')
  })

  test('PAR-3: a location administrator sees the people of the location and whom to ask; sales see only the latter', async () => {
    const { partner, vigo, first, local } = await company()
    const near = await partner.person({ roles: ['technical'], location: vigo, lastName: 'Cano' })
    const far = await partner.person({ roles: ['sales'], lastName: 'Duque' })
    const seenBy = async (who: ContactPersona) =>
      (await who.call('listPartnerPeople')).output.items.map(({ contactId }) => contactId)
    expect(await seenBy(local)).toEqual([first, local, near].map(({ contactId }) => contactId))
    expect(await seenBy(far)).toEqual([first, far].map(({ contactId }) => contactId))
    const hidden = await local.call('readPartnerPerson', { contactId: far.contactId })
    const missing = await local.call('readPartnerPerson', { contactId: crypto.randomUUID() })
    expect([hidden.status, hidden.problem.detail]).toEqual([404, missing.problem.detail])
    expect((await far.call('readPartnerPerson', { contactId: first.contactId })).output).toMatchObject({
      customers: null,
      actions: { edit: 'partner-role-missing' },
    })
    expect((await local.call('readPartnerPerson', { contactId: near.contactId })).output.actions).toEqual({
      edit: null,
      giveRoles: null,
      giveLeadingRoles: 'beyond-location',
    })
  })

  test('ACC-7: people of another partner are absent', async () => {
    const [one, other] = [await company(), await company()]
    const refused = await one.first.call('readPartnerPerson', { contactId: other.local.contactId })
    expect(refused.problem.code).toBe('not-found')
    expect((await give(one.first, other.local.contactId, { roles: ['sales'] }, 1)).problem.code).toBe('not-found')
  })
})

describe('savePartnerRoles', () => {
  test('PAR-3, ACC-10: a role lets a sales contact in: one letter tells it and invites, and they sign in by it', async () => {
    const { partner, vigo, first } = await company()
    const colleague = await partner.contactWithoutSignIn({ types: ['sales'], language: 'es' })
    const given = await give(first, colleague.contactId, { roles: ['sales'], locationId: vigo.id }, 0)
    expect(given.output).toMatchObject({
      roles: ['sales'],
      location: { name: vigo.name },
      signIn: 'invited',
      version: 1,
    })
    const [letter, ...more] = await lettersTo(colleague.email)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ kind: 'partner-roles-changed' })
    expect(letter?.subject).toBe(`Sus roles en ${partner.organization.name} han cambiado`)
    expect(letter?.body_text).toContain('ventas')
    const token = /invitation\/(\S+)/.exec(letter?.body_text ?? '')?.[1] ?? ''
    const loginId = unique('new.')
    const accept = { token, loginId, password: 'violets walk at 7 under bridges' }
    const accepted = await portal.visit().call('acceptInvitation', accept)
    expect(accepted.output).toMatchObject({ continueTo: `/o/${partner.organization.number}/partner` })
    const [session] = Object.values(accepted.cookies).filter((value) => value.length > 20)
    const { number } = partner.organization
    const came = await portal.visit(session).call('readPartner', { number })
    expect(came.output).toMatchObject({ name: partner.organization.name })
    expect(
      (await trailOf(partner.organization.id, colleague.contactId)).map(({ action }) => action).toSorted(),
    ).toEqual(['contact.invited', 'partner.roles-changed'])
  })

  test('ACC-10: an administrator invites somebody again who is let in by a role alone; without the role the link is dead', async () => {
    const { partner, first } = await company()
    const admin = await partner.contact({ types: ['administrator'] })
    const colleague = await partner.contactWithoutSignIn({ types: ['sales'] })
    const { contactId } = colleague
    expect((await admin.call('resendInvitation', { contactId })).problem.code).toBe('cannot-sign-in')
    await give(first, contactId, { roles: ['technical'] }, 0)
    expect((await admin.call('resendInvitation', { contactId })).output.signIn).toBe('invited')
    const letter = (await lettersTo(colleague.email)).find(({ kind }) => kind === 'invitation')
    const token = /invitation\/(\S+)/.exec(letter?.body_text ?? '')?.[1] ?? ''
    expect((await portal.visit().call('readInvitation', { token })).status).toBe(200)
    await give(first, contactId, { roles: [] }, 1)
    expect((await portal.visit().call('readInvitation', { token })).problem.code).toBe('link-not-valid')
  })

  test('PAR-3: changed roles hold with the next request, in the trail and in a letter', async () => {
    const { partner, first } = await company()
    const seller = await partner.person({ roles: ['sales'] })
    const given = await give(first, seller.contactId, { roles: ['sales', 'business-executive'], listed: false }, 1)
    expect(given.output).toMatchObject({ roles: ['business-executive', 'sales'], listed: false })
    expect((await seller.call('updatePartner', { listed: false }, { ifMatch: 1 })).status).toBe(200)
    const [event] = await trailOf(partner.organization.id, seller.contactId)
    expect(event).toMatchObject({
      action: 'partner.roles-changed',
      actor_name: first.name,
      before: { roles: ['sales'], offered: true },
      after: { roles: ['business-executive', 'sales'], offered: false },
    })
    const [letter] = await lettersTo(seller.email)
    expect(letter?.body_text).toContain('business executive, sales')
    await give(first, seller.contactId, { roles: [] }, 2)
    // Only of the type sales and without a role, they may no longer act for the partner at all.
    expect((await seller.call('readPartner')).problem.code).toBe('no-organization')
  })

  test('PAR-3: a restricted person is told that the roles have no effect yet', async () => {
    const { partner, first } = await company()
    const limited = await partner.contact({ types: ['ship-to'], restricted: true })
    await give(first, limited.contactId, { roles: ['sales'] }, 0)
    expect((await lettersTo(limited.email)).at(-1)?.body_text).toContain('Your contact is restricted')
  })

  test('PAR-3: nobody changes their own roles, yet says whether customers may choose them: own-roles', async () => {
    const { first, local } = await company()
    const refused = await give(first, first.contactId, { roles: ['sales'] }, 1)
    expect(refused.problem).toMatchObject({ code: 'own-roles' })
    expect(refused.faults).toEqual(['roles: own-roles'])
    const kept = { roles: ['organization-administrator'], listed: false }
    expect((await give(first, first.contactId, kept, 1)).output).toMatchObject({ listed: false, version: 2 })
    const wider = { roles: ['location-administrator', 'sales'] }
    expect((await give(local, local.contactId, wider, 1)).problem.code).toBe('own-roles')
  })

  test('PAR-3: a location administrator gives roles to people of the location, and never a leading one: beyond-location', async () => {
    const { partner, vigo, first, local } = await company()
    const near = await partner.person({ roles: ['technical'], location: vigo })
    const at = { locationId: vigo.id }
    expect((await give(local, near.contactId, { roles: ['sales'], ...at }, 1)).output.roles).toEqual(['sales'])
    const leading = { roles: ['business-executive'], ...at }
    expect((await give(local, near.contactId, leading, 2)).problem.code).toBe('beyond-location')
    expect((await give(local, near.contactId, { roles: ['sales'] }, 2)).problem.code).toBe('beyond-location')
    const refused = await give(local, first.contactId, { roles: [], ...at }, 1)
    expect(refused.problem).toMatchObject({ code: 'beyond-location', status: 403 })
    expect(refused.problem.detail).toContain(first.email)
    // Nor from a leader who happens to work at the same location.
    const boss = await partner.person({ roles: ['business-executive'], location: vigo })
    expect((await give(local, boss.contactId, { roles: ['sales'], ...at }, 1)).problem.code).toBe('beyond-location')
  })

  test('PAR-3: the last unrestricted person with a leading role keeps it, even for staff: last-leader', async () => {
    const { partner, first } = await company()
    await partner.person({ roles: ['business-executive'], restricted: true })
    const { number } = partner.organization
    const refused = await give(manager, first.contactId, { number, roles: ['sales'] }, 1)
    expect(refused.problem.code).toBe('last-leader')
    const second = await partner.person({ roles: ['business-executive'] })
    expect((await give(second, first.contactId, { roles: ['sales'] }, 1)).output.roles).toEqual(['sales'])
  })

  test('PAR-3: of two leaders who take each other’s role at the same moment, one stays: partner-role-missing', async () => {
    const { partner, first } = await company()
    const second = await partner.person({ roles: ['business-executive'] })
    const [one, other] = await Promise.all([
      give(first, second.contactId, { roles: ['sales'] }, 1),
      give(second, first.contactId, { roles: ['sales'] }, 1),
    ])
    const lost = [one, other].filter(({ status }) => status !== 200)
    expect(lost.map(({ problem }) => problem.code)).toEqual(['partner-role-missing'])
  })

  test('PAR-3: a location administrator has a location, and nobody who left gets a role: contact-not-active', async () => {
    const { partner, first } = await company()
    const seller = await partner.person({ roles: ['sales'] })
    const without = { roles: ['location-administrator'] }
    expect((await give(first, seller.contactId, without, 1)).faults).toEqual(['locationId: required'])
    const gone = await partner.contactWithoutSignIn({ status: 'inactive' })
    expect((await give(first, gone.contactId, { roles: ['sales'] }, 0)).problem.code).toBe('contact-not-active')
  })

  test('PLT-3: not over somebody’s change', async () => {
    const { partner, first } = await company()
    const idle = await partner.contactWithoutSignIn({ types: ['sales'] })
    expect((await give(first, idle.contactId, { roles: ['sales'] }, 1)).problem.code).toBe('changed-meanwhile')
    expect((await give(first, idle.contactId, { roles: ['sales'] }, 0)).status).toBe(200)
    expect((await give(first, idle.contactId, { roles: [] }, 0)).problem.code).toBe('changed-meanwhile')
  })
})

describe('PAR-6: somebody leaves whom customers were told of', () => {
  async function named(customers: number) {
    const made = await company()
    const leaver = await made.partner.person({ roles: ['sales'], lastName: 'Marín' })
    const heir = await made.partner.person({ roles: ['sales'], lastName: 'Nieto' })
    const grants = []
    for (let count = 0; count < customers; count += 1) {
      const customer = await world.customer()
      const admin = await customer.contact()
      const grant = await world.grant(customer, made.partner, {
        contactId: leaver.contactId,
        grantedBy: admin.contactId,
      })
      grants.push({ customer, admin, grant })
    }
    return { ...made, leaver, heir, grants }
  }

  test('a successor is asked for with the number of customers, and must take part: successor-needed', async () => {
    const { first, leaver, partner } = await named(2)
    expect((await first.call('readPartnerPerson', { contactId: leaver.contactId })).output.customers).toBe(2)
    const refused = await give(first, leaver.contactId, { roles: [] }, 1)
    expect(refused.problem).toMatchObject({ code: 'successor-needed', facts: { customers: 2 } })
    expect(refused.faults).toEqual(['successorId: successor-needed'])
    const idle = await partner.contactWithoutSignIn({ types: ['sales'] })
    for (const successorId of [idle.contactId, leaver.contactId, crypto.randomUUID()])
      expect((await give(first, leaver.contactId, { roles: [], successorId }, 1)).faults).toEqual([
        'successorId: not-one-of',
      ])
  })

  test('the successor is told at once; each customer reads it in its trail and in a letter, and grants stay what they were', async () => {
    const { first, leaver, heir, grants, partner } = await named(2)
    const given = await give(first, leaver.contactId, { roles: [], successorId: heir.contactId }, 1)
    expect(given.output.roles).toEqual([])
    expect((await lettersTo(heir.email))[0]?.subject).toBe('You are now the contact of 2 customers')
    const done = await portal.runJobs()
    expect(done.filter(({ kind }) => kind === 'hand-over-customers')).toHaveLength(1)
    for (const { customer, admin, grant } of grants) {
      const [row] = await portal.rows(sql`
        select contact_id, coverage, scopes, ended_at, version from advisor_grants where id = ${grant.id}`)
      expect(row).toEqual({
        contact_id: heir.contactId,
        coverage: 'all',
        scopes: ['view', 'quote'],
        ended_at: null,
        version: 2,
      })
      expect(await trailOf(customer.organization.id, grant.id)).toEqual([
        {
          action: 'advisor.contact-changed',
          actor_name: partner.organization.name,
          before: { contact: leaver.name },
          after: { contact: heir.name },
        },
      ])
      const [letter] = await lettersTo(admin.email)
      expect(letter?.body_text).toContain(heir.email)
    }
  })

  test('a location administrator is asked the same for their people, whichever location the customer chose', async () => {
    const { vigo, local, partner } = await company()
    const near = await partner.person({ roles: ['sales'], location: vigo })
    await world.grant(await world.customer(), partner, { contactId: near.contactId })
    const refused = await give(local, near.contactId, { roles: [], locationId: vigo.id }, 1)
    expect(refused.problem).toMatchObject({ code: 'successor-needed', facts: { customers: 1 } })
  })

  test('an ended grant asks for nobody', async () => {
    const { first, leaver, grants } = await named(1)
    await portal.rows(sql`
      update advisor_grants set ended_at = now(), ended_by = 'customer' where id = ${grants[0]?.grant.id ?? ''}`)
    expect((await give(first, leaver.contactId, { roles: [] }, 1)).status).toBe(200)
  })
})

describe('PAR-3, in the database alone', () => {
  test('a seller changes nothing, a location administrator nothing elsewhere, and nobody their own roles', async () => {
    const { partner, first, local } = await company()
    const seller = await partner.person({ roles: ['sales'] })
    const as = await rowsAs(partner)
    const roles = sql`update partner_people set roles = array['technical'] where contact_id = ${seller.contactId}`
    expect(await as(seller, roles)).toBe(0)
    expect(await as(local, roles)).toBe(0)
    expect(await as(first, roles)).toBe(1)
    const own = sql`update partner_people set roles = array['technical'] where contact_id = ${first.contactId}`
    await expect(as(first, own)).rejects.toThrow('somebody else')
    expect(
      await as(seller, sql`update partners set listed = false where partner_id = ${partner.organization.id}`),
    ).toBe(0)
    expect(await as(local, sql`update partner_locations set name = 'X' where id = ${partner.headquarters.id}`)).toBe(0)
    await portal.rows(sql`update partners set status = 'expired' where partner_id = ${partner.organization.id}`)
    expect(await as(first, roles)).toBe(0)
    expect(await as(first, sql`select from contacts where id = ${seller.contactId}`)).toBe(1)
  })
})

/** What the database lets one of a partner's people do when no operation stands before it, with the rights they have now. */
async function rowsAs(partner: Partner) {
  const { findRights } = await import('../identity/authenticate.ts')
  const { rowContext } = await import('../platform/door.ts')
  const { todayOf } = await import('../platform/clock.ts')
  return async (who: ContactPersona, query: ReturnType<typeof sql>): Promise<number> => {
    const signedIn = await findRights(portal.db, portal.clock)(who.userId)
    const membership = signedIn?.memberships.find((one) => one.organization.id === partner.organization.id)
    if (!signedIn || !membership) throw new Error('they may not act for the partner')
    const now = portal.clock.now()
    const { userId, sessionId, name } = signedIn
    const actor = { kind: 'contact', userId, sessionId, name, ...membership } as const
    const context = rowContext('customer', { actor, organization: membership.organization, now, today: todayOf(now) })
    return portal.db.within(context, (tx) => tx.change(query))
  }
}
