import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import { accounts } from '../../contract/accounts.ts'
import { openPortalOn, openTestPortal, startOfTests } from '../../testing/portal.ts'
import { carrying } from '../../testing/sign-ins.ts'
import type { Visitor } from '../../testing/visitor.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { record } from '../audit/record.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { served } from '../routes.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const reason = 'Cannot find her licences (case 4711)'

let acme: Customer
let admin: ContactPersona
let shipTo: ContactPersona
let agent: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  acme = await world.customer()
  admin = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
  shipTo = await acme.contact({ types: ['ship-to'], firstName: 'Sol', lastName: 'Vega' })
  agent = await world.staff({ roles: ['customer-service'], firstName: 'Sam', lastName: 'Patel' })
})

/** Somebody of the staff begins to look as a contact. */
async function look(
  staff: Visitor,
  contact: { contactId: string; organization: Customer['organization'] },
  why = reason,
) {
  const { number } = contact.organization
  return (await staff.call('startViewAs', { number, contactId: contact.contactId, reason: why })).output
}

/** What an organization's own activity says of looks, oldest first. */
async function activity(reader: ContactPersona) {
  const { items } = (await reader.call('listAuditEvents', { action: 'view-as' })).output
  return items.toReversed().map(({ action, actor, subject, reason: why }) => [action, actor.name, subject.label, why])
}

const here = () => ({ number: acme.organization.number })

describe('works', () => {
  test('ACC-16: what is read of the organization is what the contact sees, not what staff see', async () => {
    const licence = await world.licence(acme.organization)
    expect((await agent.call('listContacts', here())).output.items).toHaveLength(2)
    const view = await look(agent, shipTo)
    expect(view).toEqual({
      organization: { number: acme.organization.number, name: acme.organization.name },
      contact: { id: shipTo.contactId, name: 'Sol Vega' },
      reason,
      startedAt: startOfTests,
      until: '2026-11-16T09:30:00.000Z',
    })
    expect((await agent.call('readViewAs')).output.viewAs).toEqual(view)
    for (const operation of ['listContacts', 'listLicences', 'readOrganization', 'readOverview'] as const) {
      const [theirs, own] = [await agent.call(operation, here()), await shipTo.call(operation)]
      const readable = JSON.stringify(theirs.body).replaceAll('"view-as-read-only"', 'null')
      expect([operation, theirs.status, JSON.parse(readable)]).toEqual([operation, 200, own.body])
    }
    const { items } = (await agent.call('listContacts', here())).output
    expect(items.map(({ lastName, isYou }) => [lastName, isYou])).toEqual([
      ['Vega', true],
      ['Zapata', false],
    ])
    expect((await agent.call('readLicence', { ...here(), licenceId: licence.id })).output.actions).toEqual({
      allocate: 'view-as-read-only',
      hide: 'view-as-read-only',
    })
    expect((await agent.call('listAuditEvents', here())).problem.code).toBe('not-allowed')
  })

  test('ACC-6, ACC-16: a restricted contact’s refusals are seen as they are', async () => {
    const restricted = await acme.contact({ types: ['ship-to'], restricted: true })
    await look(agent, restricted)
    const { status, problem } = await agent.call('listLicences', here())
    const { requestId: _, ...own } = (await restricted.call('listLicences')).problem
    expect([status, problem]).toMatchObject([403, own])
    expect(problem.detail).toContain(admin.email)
  })

  test('LIC-3, ACC-16: what is the contact’s own is seen, but no address that only its owner may prove', async () => {
    await shipTo.call('saveLicenceView', { name: 'My servers', query: 'status=active' })
    await shipTo.call('requestEmailChange', { email: 'sol.new@example.com' })
    await look(agent, shipTo)
    const { items } = (await agent.call('listLicenceViews', here())).output
    expect(items.map(({ name }) => name)).toEqual(['My servers'])
    const profile = (await agent.call('readProfile', here())).output
    expect(profile).toMatchObject({ id: shipTo.contactId, isYou: true, pendingEmail: null, loginId: null })
    expect(profile.actions.edit).toBe('view-as-read-only')
    expect((await shipTo.call('readProfile')).output.pendingEmail).toMatchObject({ email: 'sol.new@example.com' })
  })

  test('PAR-9, ACC-16: as somebody of a partner its customers are seen, and no customer reads that the partner looked', async () => {
    const partner = await world.partner()
    const seller = await partner.person({ roles: ['sales'] })
    await world.grant(acme, partner)
    await portal.runJobs()
    await look(agent, seller)
    const { number } = partner.organization
    const read = { customerNumber: acme.organization.number }
    const seen = await agent.call('readCustomer', { number, ...read })
    expect([seen.status, seen.body]).toEqual([200, (await seller.call('readCustomer', read)).body])
    const { items } = (await admin.call('listAuditEvents', { action: 'partner' })).output
    expect(items.map(({ actor }) => actor.name)).toEqual([seller.name])
  })

  test('ACC-16: elsewhere staff remain who they are, with their own sign-in and nobody else’s', async () => {
    const other = await world.customer()
    await other.contact()
    await look(agent, shipTo)
    const { number } = other.organization
    const added = { number, firstName: 'Eva', lastName: 'Ruiz', email: 'eva@example.com', types: ['ship-to'] }
    expect((await agent.call('addContact', added)).status).toBe(200)
    expect((await agent.call('readMe')).output).toMatchObject({ loginId: agent.loginId, name: 'Sam Patel' })
    expect((await agent.call('listSessions')).output.items).toHaveLength(1)
    expect((await agent.call('findOrganizations')).status).toBe(200)
  })

  test('ACC-16, ACC-18: who looked, as whom and why stands in the organization’s activity, and so does the end', async () => {
    await look(agent, shipTo)
    portal.clock.advance({ minutes: 5 })
    expect((await agent.call('endViewAs')).output.ended).toMatchObject({ contact: { id: shipTo.contactId } })
    expect((await agent.call('endViewAs')).output.ended).toBeNull()
    expect(await activity(admin)).toEqual([
      ['view-as.started', 'Sam Patel', 'Sol Vega', reason],
      ['view-as.ended', 'Sam Patel', 'Sol Vega', null],
    ])
    expect((await agent.call('listContacts', here())).output.items).toHaveLength(2)
    expect((await agent.call('readViewAs')).output.viewAs).toBeNull()
  })

  test('ACC-16: asked twice the same it is begun once; as another, or for another reason, it ends the former', async () => {
    const first = await look(agent, shipTo)
    portal.clock.advance({ minutes: 1 })
    expect(await look(agent, shipTo)).toEqual(first)
    await look(agent, shipTo, 'The same again')
    const other = await (await world.customer()).contact()
    await look(agent, other)
    // The end of one look and the beginning of the next are the same moment.
    const said = (await activity(admin)).map(([action, , , why]) => `${action} ${why ?? ''}`).sort()
    const [started, ended] = ['view-as.started', 'view-as.ended ']
    expect(said).toEqual([ended, ended, `${started} ${reason}`, `${started} The same again`])
    expect(await activity(other)).toEqual([['view-as.started', 'Sam Patel', other.name, reason]])
    expect((await agent.call('listAuditEvents', here())).status).toBe(200)
  })

  test('ACC-16: tabs that begin at once leave one look', async () => {
    const contacts = [admin, shipTo, await acme.contact(), await acme.contact()]
    await Promise.all([...contacts, ...contacts].map((contact) => look(agent, contact)))
    const rows = await portal.rows<{ contact_id: string; live: boolean }>(
      sql`select contact_id, ended_at is null as live from view_as where organization_id = ${acme.organization.id}`,
    )
    expect(rows.filter(({ live }) => live)).toHaveLength(1)
    const actions = (await activity(admin)).map(([action]) => action)
    expect(actions.filter((one) => one === 'view-as.started')).toHaveLength(rows.length)
    expect(actions.filter((one) => one === 'view-as.ended')).toHaveLength(rows.length - 1)
  })

  test('ACC-15, ACC-16: staff who are contacts themselves act as such again once they have left', async () => {
    const own = await acme.contact({ sameUserAs: agent, types: ['bill-to'] })
    const asMyself = async () => (await agent.call('readProfile', here())).output.id
    expect(await asMyself()).toBe(own.contactId)
    await look(agent, shipTo)
    expect(await asMyself()).toBe(shipTo.contactId)
    expect((await agent.call('readMe')).output.memberships).toHaveLength(1)
    await agent.call('endViewAs')
    expect(await asMyself()).toBe(own.contactId)
  })
})

describe('ends', () => {
  const sees = async (staff: Visitor = agent) => (await staff.call('listAuditEvents', here())).status === 403

  test('ACC-16: after half an hour it is over, and the portal notes it in the activity', async () => {
    await look(agent, shipTo)
    portal.clock.advance({ minutes: 29, seconds: 59 })
    await agent.call('readMe')
    await portal.runJobs()
    expect([await sees(), (await activity(admin)).length]).toEqual([true, 1])
    portal.clock.advance({ seconds: 1 })
    expect(await sees()).toBe(false)
    expect((await agent.call('readViewAs')).output.viewAs).toBeNull()
    await portal.runJobs()
    expect((await activity(admin)).at(-1)).toEqual(['view-as.ended', 'Chancery', 'Sol Vega', null])
    await portal.runJobs()
    expect(await activity(admin)).toHaveLength(2)
  })

  test('ACC-16: it is over with the session, and a session opened afterwards knows nothing of it', async () => {
    await look(agent, shipTo)
    await agent.call('signOut')
    const again = carrying(portal, await world.session(agent.userId))
    expect(await sees(again)).toBe(false)
  })

  test('ACC-16: it is over as soon as the contact cannot come in, or whoever looks may no longer', async () => {
    await look(agent, shipTo)
    await admin.call('deactivateContact', { contactId: shipTo.contactId })
    expect(await sees()).toBe(false)
    await admin.call('reactivateContact', { contactId: shipTo.contactId })
    expect(await sees()).toBe(true)
    await portal.rows(sql`update staff_members set roles = '{catalogue-manager}' where id = ${agent.staffId}`)
    expect(await sees()).toBe(false)
    expect((await agent.call('endViewAs')).problem.code).toBe('not-allowed')
  })

  test('ACC-16: rights of the contact that change meanwhile change what is seen with the next request', async () => {
    await look(agent, shipTo)
    expect((await agent.call('listLicences', here())).status).toBe(200)
    await portal.rows(sql`update contacts set restricted = true where id = ${shipTo.contactId}`)
    expect((await agent.call('listLicences', here())).problem.code).toBe('access-limited')
  })
})

describe('refuses', () => {
  test('ACC-16: every change in that organization is refused while somebody looks, with the cause and the way out', async () => {
    await look(agent, admin)
    const { number } = here()
    const changes = [
      await agent.call('addContact', {
        number,
        firstName: 'Eva',
        lastName: 'R',
        email: 'e@example.com',
        types: ['sales'],
      }),
      await agent.call('updateContact', { number, contactId: shipTo.contactId, restricted: true }, { ifMatch: 1 }),
      await agent.call('updateOrganization', { number, phone: '600 000 000' }, { ifMatch: 1 }),
      await agent.call('fulfilOrderLine', { number, orderNumber: 'SO-1', orderLine: 1, sku: 'WS-STD', quantity: 1 }),
      await agent.call('saveLicenceView', { number, name: 'Mine', query: 'q=a' }),
    ]
    for (const { status, problem } of changes) {
      expect([status, problem.code]).toEqual([403, 'view-as-read-only'])
      expect(problem.detail).toMatch(/as Ada Zapata.*Leave that view/)
    }
    expect((await admin.call('listContacts')).output.items).toHaveLength(2)
  })

  test('ACC-16: no file is given out, neither a licence file nor a list', async () => {
    await look(agent, admin)
    const fileId = crypto.randomUUID()
    for (const answer of [
      await agent.call('downloadLicenceFile', { ...here(), fileId }),
      await agent.call('exportContacts', here()),
      await agent.call('exportAuditEvents', here()),
    ])
      expect([answer.status, answer.problem.code]).toEqual([403, 'view-as-no-files'])
  })

  test('ACC-16: the database writes nothing either, should an operation that only reads try to', async () => {
    const [planted] = serve<House, Pick<typeof accounts, 'readOrganization'>>(
      { readOrganization: accounts.readOrganization },
      {
        readOrganization: async (ctx) => {
          await record(ctx, { action: 'planted', subject: { kind: 'contact', id: null, label: 'planted' } })
          throw new Error('the database has taken it')
        },
      },
    )
    if (!planted) throw new Error('there is no such operation')
    const others = served.filter(({ name }) => name !== 'readOrganization')
    const database = { ...portal.database, drop: async () => undefined }
    const wrong = await openPortalOn(database, { served: [...others, planted] })
    try {
      const asked = () => wrong.visit(agent.sessionToken).call('readOrganization', here())
      expect((await asked()).status).toBe(500)
      await look(agent, shipTo)
      expect((await asked()).status).toBe(503)
    } finally {
      await wrong.close()
    }
  })

  test('ACC-16: a contact who could not come in themselves is not looked as: startViewAs refuses nothing-to-view', async () => {
    const inactive = await acme.contact({ status: 'inactive', lastName: 'Gone' })
    const sales = await acme.contact({ types: ['sales'] })
    const closed = await (await world.customer({ status: 'closed' })).contact()
    for (const [contact, why] of [
      [inactive, 'inactive'],
      [sales, 'sales'],
      [closed, 'closed'],
    ] as const) {
      const given = { number: contact.organization.number, contactId: contact.contactId, reason }
      const { status, problem } = await agent.call('startViewAs', given)
      expect([status, problem.code, problem.facts]).toEqual([409, 'nothing-to-view', { name: contact.name, why }])
    }
    const shown = (await agent.call('readContact', { ...here(), contactId: inactive.contactId })).output
    expect(shown.actions.viewAs).toBe('nothing-to-view')
  })

  test('ACC-16: without a reason that can be read nothing begins', async () => {
    const given = { ...here(), contactId: shipTo.contactId }
    expect((await agent.call('startViewAs', { ...given, reason: ' ' })).faults).toEqual(['reason: required'])
    expect((await agent.call('startViewAs', { ...given, reason: 'x'.repeat(201) })).faults).toEqual([
      'reason: too-long',
    ])
    expect((await agent.call('startViewAs', given)).faults).toEqual(['reason: required'])
  })
})

describe('not allowed', () => {
  test('ACC-16: customer service and licensing operators look as contacts, nobody else does', async () => {
    const given = { ...here(), contactId: shipTo.contactId, reason }
    const operator = await world.staff({ roles: ['licensing-operator'] })
    expect((await operator.call('startViewAs', given)).status).toBe(200)
    const contact = { ...here(), contactId: shipTo.contactId }
    expect((await agent.call('readContact', contact)).output.actions.viewAs).toBeNull()
    for (const other of [admin, await world.staff({ roles: ['catalogue-manager', 'staff-administrator'] })]) {
      for (const operation of ['startViewAs', 'readViewAs', 'endViewAs'] as const)
        expect((await other.call(operation, operation === 'startViewAs' ? given : {})).problem.code).toBe('not-allowed')
      expect((await other.call('readContact', contact)).output.actions.viewAs).toBe('not-allowed')
    }
    expect((await portal.visit().call('startViewAs', given)).problem.code).toBe('not-signed-in')
  })

  test('ACC-16: a look is of one session: another of the same person, and a row forged for another person, give nothing', async () => {
    await look(agent, shipTo)
    const second = carrying(portal, await world.session(agent.userId))
    const colleague = await world.staff({ roles: ['customer-service'] })
    for (const other of [second, colleague]) {
      expect((await other.call('readViewAs')).output.viewAs).toBeNull()
      expect((await other.call('listContacts', here())).output.items).toHaveLength(2)
      expect((await other.call('endViewAs')).output.ended).toBeNull()
    }
    await portal.rows(sql`update view_as set user_id = ${colleague.userId} where contact_id = ${shipTo.contactId}`)
    for (const other of [agent, colleague]) expect((await other.call('listAuditEvents', here())).status).toBe(200)
  })
})

describe('not visible', () => {
  test('ACC-7: a contact of another organization, a missing one and a missing organization read the same', async () => {
    const stranger = await (await world.customer()).contact()
    const asked = async (number: string, contactId: string) => {
      const { status, problem } = await agent.call('startViewAs', { number, contactId, reason })
      const { requestId: _, ...said } = problem
      return { status, said }
    }
    const foreign = await asked(acme.organization.number, stranger.contactId)
    expect(foreign).toMatchObject({ status: 404, said: { code: 'not-found' } })
    expect(await asked(acme.organization.number, crypto.randomUUID())).toEqual(foreign)
    expect(await asked('99999998', shipTo.contactId)).toEqual(foreign)
  })
})
