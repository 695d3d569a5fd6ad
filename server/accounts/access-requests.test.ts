import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactOptions, type ContactPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

beforeEach(() => portal.clock.set(startOfTests))

/** A company with an administrator, and a restricted contact who wants more. */
async function company(asker: ContactOptions = {}) {
  const customer = await world.customer({ name: 'Acme' })
  const admin = await customer.contact()
  const restricted = await customer.contact({ types: ['ship-to'], restricted: true, ...asker })
  return { customer, admin, restricted }
}

/** The same, where they have asked; with the request's id. */
async function asked(note?: string) {
  const made = await company()
  const { request } = (await made.restricted.call('requestAccess', note === undefined ? {} : { note })).output
  return { ...made, accessRequestId: request?.id ?? '' }
}

const lettersTo = ({ email }: { email: string }) =>
  portal.rows<{ kind: string; language: string; subject: string; body_text: string }>(sql`
    select kind, language, subject, body_text from letters where recipient_email = ${email} order by created_at, id`)
const trailOf = ({ contactId }: { contactId: string }) =>
  portal.rows<{ action: string; actor_name: string; before: unknown; after: unknown; reason: string | null }>(sql`
    select action, actor_name, before, after, reason from audit_events where subject_id = ${contactId} order by at, action`)
const statusesOf = ({ contactId }: { contactId: string }) =>
  portal.rows<{ status: string }>(
    sql`select status from access_requests where contact_id = ${contactId} order by asked_at`,
  )

/** Sets a contact's standing past every operation. */
const plant = ({ contactId }: { contactId: string }, change: 'restricted' | 'unrestricted' | 'inactive') =>
  portal.rows(
    change === 'inactive'
      ? sql`update contacts set status = 'inactive' where id = ${contactId}`
      : sql`update contacts set restricted = ${change === 'restricted'} where id = ${contactId}`,
  )

/** A session that is good later as well. */
const lateSession = async ({ userId }: ContactPersona) =>
  portal.visit(await world.session(userId, { hours: 9_000, idleMinutes: 900_000 }))

describe('what restricted contacts are told', () => {
  test.each([
    ['the licensing tools', 'listLicences', {}],
    ['a licence', 'readLicence', { licenceId: crypto.randomUUID() }],
    ['the trail', 'listAuditEvents', {}],
    ['a change of the company', 'updateOrganization', { phone: '600 000 000' }],
    ['a change of people', 'deactivateContact', { contactId: crypto.randomUUID() }],
    ['their own name', 'updateProfile', { firstName: 'X' }],
  ] as const)(
    'ACC-6: who comes to %s reads that access is limited, and who can change that',
    async (_, operation, given) => {
      const { admin, restricted } = await company()
      const second = await restricted.call(operation, given, { ifMatch: 1 })
      expect([second.status, second.problem.code]).toEqual([403, 'access-limited'])
      expect(second.problem.detail).toBe(
        `Your access to My Account is limited. An administrator of your company can change that: ${admin.name} (${admin.email}).`,
      )
      expect(second.problem.facts).toMatchObject({ asked: 'no' })
    },
  )

  test('ACC-6: once they have asked, the sentence says since when, in the reader’s language', async () => {
    const { restricted } = await asked()
    const en = await restricted.call('listLicences')
    expect(en.problem.detail).toMatch(/Your request of 16 Nov 2026 is still open\.$/)
    const es = await restricted.call('listLicences', {}, { language: 'es' })
    expect(es.problem.detail).toMatch(/Su solicitud del 16 nov 2026 sigue abierta\.$/)
  })

  test('ACC-6, ACC-9: where no administrator is left, the sentence says what can be done instead', async () => {
    const { admin, restricted } = await company()
    await plant(admin, 'inactive')
    const { detail } = (await restricted.call('listLicences')).problem
    expect(detail).toBe(
      'Your access to My Account is limited. Your company has no administrator now who could change that; under “People and access” you can ask us for one.',
    )
    expect((await restricted.call('readOwnAccess')).output).toMatchObject({
      administrators: [],
      actions: { ask: 'no-administrator' },
    })
    expect((await restricted.call('requestAccess')).problem.code).toBe('no-administrator')
  })

  test('ACC-5: who lacks a type and is not restricted reads who can help, and has nothing to ask for', async () => {
    const { customer, admin } = await company()
    const shipTo = await customer.contact({ types: ['ship-to'] })
    const refused = (await shipTo.call('listAuditEvents')).problem
    expect([refused.code, refused.detail.includes(admin.email)]).toEqual(['not-allowed', true])
    expect((await shipTo.call('readOwnAccess')).output.actions.ask).toBe('access-not-limited')
    const answer = await shipTo.call('requestAccess')
    expect([answer.status, answer.problem.code]).toEqual([409, 'access-not-limited'])
  })
})

describe('requestAccess', () => {
  test('ACC-6: every unrestricted active administrator is mailed in their language, with a link to the request', async () => {
    const { customer, admin, restricted } = await company()
    const second = await customer.contact({ language: 'es' })
    const others = [
      await customer.contact({ restricted: true }),
      await customer.contact({ status: 'inactive' }),
      await customer.contact({ types: ['bill-to'] }),
    ]
    const { output } = await restricted.call('requestAccess', { note: 'I have to move a licence.' })
    expect(output).toMatchObject({
      restricted: true,
      request: { status: 'open', note: 'I have to move a licence.', askedAt: startOfTests, decidedBy: null },
      actions: { ask: null, withdraw: null },
    })
    const link = `http://localhost/o/${customer.organization.number}/people/access-requests/${output.request?.id}`
    for (const [one, language, words] of [
      [admin, 'en', 'asks for access'],
      [second, 'es', 'solicita acceso'],
    ] as const) {
      const [letter, ...more] = await lettersTo(one)
      expect([letter?.kind, letter?.language, more.length]).toEqual(['access-requested', language, 0])
      expect(letter?.subject).toContain(words)
      for (const part of [restricted.name, restricted.email, 'I have to move a licence.', link])
        expect(letter?.body_text).toContain(part)
    }
    for (const one of others) expect(await lettersTo(one)).toEqual([])
    expect(await trailOf(restricted)).toMatchObject([
      { action: 'access.requested', actor_name: restricted.name, reason: 'I have to move a licence.' },
    ])
  })

  test('ACC-6: pressing again, with another key or at the same moment, leaves one request and one letter', async () => {
    const { admin, restricted } = await company()
    const answers = await Promise.all([1, 2, 3, 4].map(() => restricted.call('requestAccess')))
    const again = await restricted.call('requestAccess', { note: 'Please!' })
    expect(new Set([...answers, again].map(({ output }) => output.request?.id)).size).toBe(1)
    expect(again.output.request?.note).toBeNull()
    expect(await lettersTo(admin)).toHaveLength(1)
    expect(await trailOf(restricted)).toHaveLength(1)
  })

  test('ACC-6: more than three requests a day are not mailed to anybody', async () => {
    const { admin, restricted } = await company()
    for (let turn = 0; turn < 3; turn += 1) {
      const { request } = (await restricted.call('requestAccess')).output
      await restricted.call('withdrawAccessRequest', { accessRequestId: request?.id })
    }
    const answer = await restricted.call('requestAccess')
    expect([answer.status, answer.problem.code]).toEqual([409, 'access-asked-often'])
    expect(await lettersTo(admin)).toHaveLength(3)
    portal.clock.advance({ hours: 24 })
    expect(
      (await (await lateSession(restricted)).call('requestAccess', { number: restricted.organization.number })).status,
    ).toBe(200)
  })

  test('ACC-6: a note is kept to its length, and a blank one is none', async () => {
    const { restricted } = await company()
    expect((await restricted.call('requestAccess', { note: 'x'.repeat(501) })).faults).toEqual(['note: too-long'])
    expect((await restricted.call('requestAccess', { note: '  \r\n ' })).output.request?.note).toBeNull()
  })

  test('ACC-7: not in another company, and not by the vendor’s people', async () => {
    const { restricted, customer } = await company()
    const { number } = (await world.customer()).organization
    expect((await restricted.call('requestAccess', { number })).problem.code).toBe('other-organization')
    const agent = await world.staff({ roles: ['customer-service'] })
    expect((await agent.call('requestAccess', { number: customer.organization.number })).problem.code).toBe(
      'not-allowed',
    )
  })
})

describe('withdrawAccessRequest', () => {
  test('ACC-6: whoever asked takes it back; nothing is left to decide', async () => {
    const { admin, restricted, accessRequestId } = await asked()
    const { output } = await restricted.call('withdrawAccessRequest', { accessRequestId })
    expect(output).toMatchObject({
      request: { status: 'withdrawn', decidedBy: restricted.name },
      actions: { ask: null },
    })
    expect((await admin.call('readOverview')).output.accessRequests?.items).toEqual([])
    const late = await restricted.call('withdrawAccessRequest', { accessRequestId })
    expect([late.status, late.problem.code]).toEqual([409, 'access-request-decided'])
    expect((await trailOf(restricted)).map(({ action }) => action)).toEqual([
      'access-request.withdrawn',
      'access.requested',
    ])
  })

  test('ACC-6, ACC-7: other people’s requests are not there to be taken back', async () => {
    const { customer, admin, accessRequestId } = await asked()
    const colleagues = [
      admin,
      await customer.contact({ types: ['ship-to'], restricted: true }),
      await customer.contact({ restricted: true }),
    ]
    for (const one of colleagues)
      expect((await one.call('withdrawAccessRequest', { accessRequestId })).problem.code).toBe('not-found')
  })
})

describe('listAccessRequests, readAccessRequest, readOverview', () => {
  test('ACC-6, ACC-17: an administrator finds the request among what needs attention, in the list, and by the mail’s link', async () => {
    const { admin, restricted, accessRequestId } = await asked('Year-end audit')
    const expected = {
      id: accessRequestId,
      status: 'open',
      note: 'Year-end audit',
      contact: { id: restricted.contactId, name: restricted.name, email: restricted.email, types: ['ship-to'] },
      actions: { grant: null, refuse: null },
    }
    const { accessRequests } = (await admin.call('readOverview')).output
    expect(accessRequests).toMatchObject({ total: { count: 1, atLeast: false }, items: [expected] })
    expect((await admin.call('listAccessRequests')).output.items).toMatchObject([expected])
    expect((await admin.call('readAccessRequest', { accessRequestId })).output).toMatchObject(expected)
    expect((await restricted.call('readOwnAccess')).output.request).toMatchObject({
      id: accessRequestId,
      status: 'open',
    })
  })

  test('ACC-5: a restricted administrator and staff look on; others see their own standing and no request', async () => {
    const { customer, accessRequestId } = await asked()
    const { number } = customer.organization
    const onlooker = await customer.contact({ restricted: true })
    const agent = await world.staff({ roles: ['customer-service'] })
    const read = (await onlooker.call('readAccessRequest', { accessRequestId })).output
    expect(read.actions).toEqual({ grant: 'access-limited', refuse: 'access-limited' })
    expect((await agent.call('readAccessRequest', { number, accessRequestId })).output.actions.grant).toBe(
      'not-allowed',
    )
    for (const one of [onlooker, agent])
      expect((await one.call('readOverview', { number })).output.accessRequests).toBeNull()
    const shipTo = await customer.contact({ types: ['ship-to'] })
    expect((await shipTo.call('listAccessRequests')).problem.code).toBe('not-allowed')
    expect((await shipTo.call('readAccessRequest', { accessRequestId })).problem.code).toBe('not-allowed')
  })

  test('ACC-7: a request of another company is absent, whatever is wanted of it', async () => {
    const { accessRequestId } = await asked()
    const { admin } = await company()
    for (const operation of ['readAccessRequest', 'grantAccess', 'refuseAccess', 'withdrawAccessRequest'] as const)
      expect((await admin.call(operation, { accessRequestId })).problem.code).toBe('not-found')
  })

  test('ACC-6: open ones and those that are over have pages of their own, newest first', async () => {
    const { customer, admin } = await company()
    const names: string[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      const one = await customer.contact({ types: ['bill-to'], restricted: true })
      portal.clock.advance({ minutes: 1 })
      const { request } = (await one.call('requestAccess')).output
      if (turn === 0) await admin.call('refuseAccess', { accessRequestId: request?.id })
      else names.unshift(one.name)
    }
    const first = (await admin.call('listAccessRequests', { limit: 3 })).output
    const second = (await admin.call('listAccessRequests', { limit: 3, after: first.next })).output
    expect([...first.items, ...second.items].map(({ contact }) => contact.name)).toEqual(names)
    expect(second.next).toBeNull()
    const over = (await admin.call('listAccessRequests', { state: 'over' })).output
    expect(over.items.map(({ status }) => status)).toEqual(['refused'])
    expect((await admin.call('listAccessRequests', { after: 'nonsense' })).faults).toEqual(['after: not-an-id'])
  })
})

describe('grantAccess', () => {
  test('ACC-5, ACC-6: lifts the restriction with the very next request, tells whoever asked, and stands in the trail', async () => {
    const { admin, restricted, accessRequestId } = await asked()
    expect((await restricted.call('listLicences')).status).toBe(403)
    const { output } = await admin.call('grantAccess', { accessRequestId })
    expect(output).toMatchObject({
      status: 'granted',
      decidedBy: admin.name,
      actions: { grant: 'access-request-decided', refuse: 'access-request-decided' },
    })
    expect((await restricted.call('listLicences')).status).toBe(200)
    const [letter] = await lettersTo(restricted)
    expect(letter?.kind).toBe('access-granted')
    expect(letter?.body_text).toContain(admin.name)
    expect((await trailOf(restricted))[0]).toMatchObject({
      action: 'access.granted',
      actor_name: admin.name,
      before: { restricted: true },
      after: { restricted: false },
    })
    expect((await restricted.call('readOwnAccess')).output).toMatchObject({
      restricted: false,
      request: { status: 'granted', decidedBy: admin.name },
      actions: { ask: 'access-not-limited' },
    })
  })

  test('ACC-6: of two administrators at the same moment one decides, and the other reads who did and what', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { customer, admin, restricted, accessRequestId } = await asked()
      const second = await customer.contact()
      const [granted, refused] = await Promise.all([
        admin.call('grantAccess', { accessRequestId }),
        second.call('refuseAccess', { accessRequestId }),
      ])
      expect([granted.status, refused.status].toSorted()).toEqual([200, 409])
      const isGranted = granted.status === 200
      const { problem } = isGranted ? refused : granted
      expect(problem.code).toBe('access-request-decided')
      expect(problem.detail).toBe(
        isGranted
          ? `${admin.name} granted this request on 16 Nov 2026. Nothing more has been changed.`
          : `${second.name} refused this request on 16 Nov 2026. Nothing more has been changed.`,
      )
      expect((await restricted.call('listLicences')).status).toBe(isGranted ? 200 : 403)
      expect(await lettersTo(restricted)).toHaveLength(1)
    }
  })

  test('ACC-6: of a decision and a withdrawal at the same moment one counts', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { admin, restricted, accessRequestId } = await asked()
      const [granted, withdrawn] = await Promise.all([
        admin.call('grantAccess', { accessRequestId }),
        restricted.call('withdrawAccessRequest', { accessRequestId }),
      ])
      expect([granted.status, withdrawn.status].toSorted()).toEqual([200, 409])
      expect((await restricted.call('readOwnAccess')).output.restricted).toBe(granted.status !== 200)
    }
  })

  test('ACC-5: nobody grants or refuses their own, not even where the books would let them', async () => {
    const { customer, admin } = await company()
    const own = await customer.contact({ restricted: true })
    const { request } = (await own.call('requestAccess')).output
    await plant(own, 'unrestricted')
    for (const operation of ['grantAccess', 'refuseAccess'] as const) {
      const answer = await own.call(operation, { accessRequestId: request?.id })
      expect([answer.status, answer.problem.code]).toEqual([409, 'own-rights'])
      expect(answer.problem.detail).toContain(admin.email)
    }
  })

  test('ACC-5: not by a restricted administrator, other contacts or the vendor’s people', async () => {
    const { customer, restricted, accessRequestId } = await asked()
    const onlooker = await customer.contact({ restricted: true })
    const shipTo = await customer.contact({ types: ['ship-to'] })
    const agent = await world.staff({ roles: ['customer-service'] })
    const given = { number: customer.organization.number, accessRequestId }
    for (const operation of ['grantAccess', 'refuseAccess'] as const) {
      expect((await onlooker.call(operation, given)).problem.code).toBe('access-limited')
      expect((await restricted.call(operation, given)).problem.code).toBe('access-limited')
      expect((await shipTo.call(operation, given)).problem.code).toBe('not-allowed')
      expect((await agent.call(operation, given)).problem.code).toBe('not-allowed')
    }
    expect(await statusesOf(restricted)).toEqual([{ status: 'open' }])
  })

  test('ACC-6: an administrator who has just been restricted decides nothing any more', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { customer, admin, restricted, accessRequestId } = await asked()
      const second = await customer.contact()
      const [answer, restricting] = await Promise.all([
        second.call('grantAccess', { accessRequestId }),
        admin.call('updateContact', { contactId: second.contactId, restricted: true }, { ifMatch: 1 }),
      ])
      expect(restricting.status).toBe(200)
      if (answer.status !== 200) expect(answer.problem.code).toBe('access-limited')
      expect((await restricted.call('readOwnAccess')).output.restricted).toBe(answer.status !== 200)
    }
  })
})

describe('refuseAccess', () => {
  test('ACC-6: leaves everything as it is, and tells whoever asked why', async () => {
    const { admin, restricted, accessRequestId } = await asked()
    const reason = 'Ask Eva to do it for you.'
    const { output } = await admin.call('refuseAccess', { accessRequestId, reason })
    expect(output).toMatchObject({ status: 'refused', decidedBy: admin.name, reason })
    expect((await restricted.call('listLicences')).status).toBe(403)
    const [letter] = await lettersTo(restricted)
    expect(letter?.kind).toBe('access-refused')
    expect(letter?.body_text).toContain(reason)
    expect((await trailOf(restricted))[0]).toMatchObject({ action: 'access.refused', actor_name: admin.name, reason })
    expect((await admin.call('refuseAccess', { accessRequestId })).problem.code).toBe('access-request-decided')
    expect((await restricted.call('readOwnAccess')).output.actions.ask).toBeNull()
  })
})

describe('requests that end by themselves', () => {
  test.each([
    ['unrestricted', 'updateContact', { restricted: false }],
    ['left with the type sales', 'updateContact', { types: ['sales'] }],
    ['deactivated', 'deactivateContact', {}],
  ] as const)('ACC-6: a contact who is %s meanwhile has nothing to ask for any more', async (_, operation, change) => {
    const { admin, restricted, accessRequestId } = await asked()
    const given = { contactId: restricted.contactId, ...change }
    expect((await admin.call(operation, given, { ifMatch: 1 })).status).toBe(200)
    expect(await statusesOf(restricted)).toEqual([{ status: 'closed' }])
    expect((await admin.call('readOverview')).output.accessRequests?.total.count).toBe(0)
    const late = await admin.call('grantAccess', { accessRequestId })
    expect([late.problem.code, late.problem.facts?.status]).toEqual(['access-request-decided', 'closed'])
    expect((await trailOf(restricted)).map(({ action }) => action)).toContain('access-request.closed')
  })

  test('ACC-6: another change of the contact leaves the request open', async () => {
    const { admin, restricted, accessRequestId } = await asked()
    await admin.call('updateContact', { contactId: restricted.contactId, jobTitle: 'Clerk' }, { ifMatch: 1 })
    expect((await admin.call('grantAccess', { accessRequestId })).output.status).toBe('granted')
  })

  test('ACC-6: it counts as ended also where the contact was changed past every operation', async () => {
    const { admin, restricted, accessRequestId } = await asked()
    await plant(restricted, 'unrestricted')
    expect((await admin.call('readAccessRequest', { accessRequestId })).output.status).toBe('closed')
    expect((await admin.call('listAccessRequests')).output.items).toEqual([])
  })

  test('ACC-6: after 90 days it is over to the second, the job says so once, and it can be asked anew', async () => {
    const { customer, admin, restricted, accessRequestId } = await asked()
    const { number } = customer.organization
    portal.clock.advance({ days: 90, seconds: -1 })
    const later = { admin: await lateSession(admin), restricted: await lateSession(restricted) }
    expect((await later.admin.call('readAccessRequest', { number, accessRequestId })).output.status).toBe('open')
    expect((await later.restricted.call('listLicences', { number })).problem.facts?.asked).toBe('2026-11-16')
    portal.clock.advance({ seconds: 1 })
    const late = await later.admin.call('refuseAccess', { number, accessRequestId })
    expect([late.problem.code, late.problem.facts?.status]).toEqual(['access-request-decided', 'lapsed'])
    expect((await later.admin.call('readOverview', { number })).output.accessRequests?.total.count).toBe(0)
    expect((await later.restricted.call('listLicences', { number })).problem.facts?.asked).toBe('no')
    for (let turn = 0; turn < 2; turn += 1) await runEnding()
    expect(await statusesOf(restricted)).toEqual([{ status: 'lapsed' }])
    expect((await lettersTo(restricted)).map(({ kind }) => kind)).toEqual(['access-request-lapsed'])
    expect((await trailOf(restricted)).map(({ action }) => action)).toEqual([
      'access.requested',
      'access-request.lapsed',
    ])
    expect((await later.restricted.call('requestAccess', { number })).output.request?.status).toBe('open')
  })

  test('ACC-6: who asks anew before the job has run gets a new request', async () => {
    const { customer, restricted } = await asked()
    portal.clock.advance({ days: 91 })
    const later = await lateSession(restricted)
    const { output } = await later.call('requestAccess', { number: customer.organization.number })
    expect(output.request).toMatchObject({ status: 'open', askedAt: portal.clock.now() })
    expect(await statusesOf(restricted)).toEqual([{ status: 'lapsed' }, { status: 'open' }])
  })
})

/** The nightly errand, as the timetable begins it. */
async function runEnding(): Promise<void> {
  const { jobs } = await import('../jobs.ts')
  await jobs.find(({ kind }) => kind === 'end-access-requests')?.run(portal.house, {})
}
