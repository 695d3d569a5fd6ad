import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let agent: StaffPersona

beforeEach(() => portal.clock.set(startOfTests))

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme', country: 'ES' })
  admin = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
  agent = await world.staff({ roles: ['customer-service'] })
  await admin.call('updateOrganization', { phone: '600 000 000' }, { ifMatch: 1 })
  portal.clock.advance({ seconds: 1 })
  const contact = { firstName: '=Bob', lastName: '100%', email: 'bob@example.com', types: ['sales'] }
  const { id } = (await admin.call('addContact', contact)).output
  portal.clock.set('2026-11-17T00:00:00Z')
  const later = portal.visit(await world.session(agent.userId))
  await later.call('deactivateContact', {
    number: acme.organization.number,
    contactId: id,
    reason: 'Asked for by phone',
  })
})

const actions = async (filter: Record<string, unknown> = {}) =>
  (await admin.call('listAuditEvents', filter)).output.items.map(({ action }) => action)

describe('listAuditEvents', () => {
  test('ACC-18: tells newest first who did what, from where, from what to what and why, and what can be filtered by', async () => {
    const { items, people, actions: known } = (await admin.call('listAuditEvents')).output
    expect(items).toMatchObject([
      {
        action: 'contact.deactivated',
        actor: { kind: 'staff', userId: agent.userId, name: agent.name },
        address: null,
        subject: { kind: 'contact', label: '=Bob 100%' },
        before: { status: 'active' },
        after: { status: 'inactive' },
        reason: 'Asked for by phone',
      },
      { action: 'contact.added', actor: { kind: 'contact', userId: admin.userId }, address: '127.0.0.1' },
      { action: 'organization.updated', before: { phone: null }, after: { phone: '+34600000000' } },
    ])
    expect(people.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      [
        { userId: admin.userId, name: 'Ada Zapata' },
        { userId: agent.userId, name: agent.name },
      ].toSorted((a, b) => a.name.localeCompare(b.name)),
    )
    expect(known).toEqual(['contact.added', 'contact.deactivated', 'organization.updated'])
  })

  test('ACC-18: narrows by person, action or noun, days with both ends, and words of the subject', async () => {
    expect(await actions({ userId: agent.userId })).toEqual(['contact.deactivated'])
    expect(await actions({ action: 'contact.added' })).toEqual(['contact.added'])
    expect(await actions({ action: 'contact' })).toEqual(['contact.deactivated', 'contact.added'])
    expect(await actions({ from: '2026-11-17' })).toEqual(['contact.deactivated'])
    expect(await actions({ to: '2026-11-16' })).toEqual(['contact.added', 'organization.updated'])
    expect(await actions({ from: '2026-11-16', to: '2026-11-17' })).toHaveLength(3)
    expect(await actions({ q: '100%' })).toEqual(['contact.deactivated', 'contact.added'])
    expect(await actions({ q: '100_' })).toEqual([])
    expect(await actions({ userId: '', from: '', to: '', action: '' })).toHaveLength(3)
  })

  test('PLT-3: pages follow each other', async () => {
    const first = (await admin.call('listAuditEvents', { limit: 2 })).output
    expect(await actions({ limit: 2, after: first.next })).toEqual(['organization.updated'])
  })

  test.each([
    [{ from: '2026-02-30' }, ['from: not-a-day']],
    [{ from: '2026-11-17', to: '2026-11-16' }, ['to: ends-before-start']],
    [{ userId: 'me' }, ['userId: not-an-id']],
    [{ after: Buffer.from('["x","y"]').toString('base64url') }, ['after: not-an-id']],
    [{ q: '\u0000' }, ['q: not-printable']],
  ])('ACC-18: %j is refused at its field', async (bad, faults) => {
    expect((await admin.call('listAuditEvents', bad)).faults).toEqual(faults)
    const { after: _, ...filter } = { after: '', ...bad }
    if (!('after' in bad)) expect((await admin.call('exportAuditEvents', filter)).faults).toEqual(faults)
  })

  test('ACC-5, ACC-7: read by unrestricted administrators and by staff, by nobody else of the company, and by no stranger', async () => {
    const { number } = acme.organization
    for (const operation of ['listAuditEvents', 'exportAuditEvents'] as const) {
      const restricted = await acme.contact({ restricted: true })
      expect((await restricted.call(operation)).problem.code).toBe('access-limited')
      const shipTo = await acme.contact({ types: ['ship-to'] })
      expect((await shipTo.call(operation)).problem.code).toBe('not-allowed')
      const stranger = await (await world.customer()).contact()
      expect((await stranger.call(operation, { number })).problem.code).toBe('other-organization')
      expect((await agent.call(operation, { number })).status).toBe(200)
    }
    const seen = (await agent.call('listAuditEvents', { number })).output.items[0]
    expect(seen?.address).toBe('127.0.0.1')
  })
})

describe('exportAuditEvents', () => {
  test('ACC-18, UX-37: gives the same rows as a file whose cells are harmless', async () => {
    const { fileName, content } = (await admin.call('exportAuditEvents', { action: 'contact', header: 'machine' }))
      .output
    expect(fileName).toBe(`audit-${acme.organization.number}.csv`)
    const rows = parse(content, { bom: true, columns: true })
    expect(rows).toMatchObject([
      {
        action: 'contact.deactivated',
        subject: "'=Bob 100%",
        after: '{"status":"inactive"}',
        reason: 'Asked for by phone',
      },
      { action: 'contact.added', at: '2026-11-16T09:00:01.000Z', actor: 'Ada Zapata' },
    ])
    const words = await admin.call('exportAuditEvents', { action: 'contact' }, { language: 'es' })
    expect(parse(words.output.content, { bom: true, columns: true })).toMatchObject([
      { Quién: agent.name, 'Actúa como': 'Personal del fabricante', Acción: 'contact.deactivated' },
      { Quién: 'Ada Zapata', 'Actúa como': 'Contacto', Acción: 'contact.added' },
    ])
  })
})
