import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import {
  type ContactOptions,
  type ContactPersona,
  type Customer,
  type StaffPersona,
  worldOf,
} from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let shipTo: ContactPersona
let agent: StaffPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme', country: 'ES', language: 'es' })
  admin = await acme.contact()
  shipTo = await acme.contact({ types: ['ship-to'] })
  agent = await world.staff({ roles: ['customer-service'] })
})

beforeEach(() => portal.clock.set(startOfTests))

const lettersTo = (email: string) =>
  portal.rows<{ kind: string; language: string; body_text: string }>(sql`
    select kind, language, body_text from letters where recipient_email = ${email} order by created_at, id`)
const trailOf = (contactId: string) =>
  portal.rows<{ action: string; before: unknown; after: unknown; reason: string | null }>(sql`
    select action, before, after, reason from audit_events where subject_id = ${contactId} order by at, action`)
const somebody = () => ({
  firstName: 'Núria',
  lastName: 'O’Brien',
  email: `${unique('n')}@Example.COM`,
  types: ['ship-to'],
})

/** A company of its own, whose only administrator is the first. */
async function company() {
  const customer = await world.customer()
  return { customer, first: await customer.contact() }
}

describe('readContact, readProfile', () => {
  test('ACC-4: an administrator reads a contact with what may be done; oneself with why rights cannot be changed', async () => {
    const { output, headers } = await admin.call('readContact', { contactId: shipTo.contactId })
    expect(output).toMatchObject({
      email: shipTo.email,
      types: ['ship-to'],
      signIn: 'active',
      loginId: null,
      isYou: false,
      actions: {
        edit: null,
        editRights: null,
        invite: 'invitation-not-open',
        deactivate: null,
        reactivate: 'contact-active',
      },
    })
    expect(headers.etag).toBe('"1"')
    const own = (await admin.call('readProfile')).output
    expect(own).toMatchObject({ id: admin.contactId, isYou: true, pendingEmail: null })
    expect(own.actions).toMatchObject({ edit: null, editRights: 'own-rights', deactivate: 'own-rights' })
  })

  test('ACC-5: a restricted administrator sees people and may change nothing, not even their own name', async () => {
    const restricted = await acme.contact({ restricted: true })
    const { actions } = (await restricted.call('readContact', { contactId: shipTo.contactId })).output
    expect(new Set(Object.values(actions))).toEqual(new Set(['access-limited']))
    expect((await restricted.call('readProfile')).output.actions.edit).toBe('access-limited')
  })

  test('ACC-6: others see themselves and the administrators who could help, and nobody else', async () => {
    const other = await acme.contact({ types: ['bill-to'] })
    expect((await shipTo.call('readContact', { contactId: admin.contactId })).output.actions.edit).toBe('not-allowed')
    expect((await shipTo.call('readContact', { contactId: shipTo.contactId })).output.actions.edit).toBeNull()
    const hidden = await shipTo.call('readContact', { contactId: other.contactId })
    const missing = await shipTo.call('readContact', { contactId: crypto.randomUUID() })
    expect([hidden.status, hidden.problem.detail]).toEqual([404, missing.problem.detail])
    expect(missing.problem.detail).toContain('Acme')
  })

  test('ACC-7: a contact of another company is absent; staff see login IDs, customers never', async () => {
    const { first } = await company()
    expect((await admin.call('readContact', { contactId: first.contactId })).problem.code).toBe('not-found')
    const read = await agent.call('readContact', { number: acme.organization.number, contactId: admin.contactId })
    expect(read.output.loginId).toBe(admin.loginId)
    expect((await agent.call('readProfile', { number: acme.organization.number })).problem.code).toBe('not-allowed')
  })
})

describe('addContact, resendInvitation', () => {
  test('ACC-10: a new contact is invited by a letter in the company’s language, and shown as invited for 7 days', async () => {
    const given = { ...somebody(), phone: '600 000 000', timeZone: 'Europe/Madrid' }
    const { output } = await admin.call('addContact', given)
    expect(output).toMatchObject({
      email: given.email.replace('Example.COM', 'example.com'),
      signIn: 'invited',
      phone: '+34600000000',
    })
    expect(output).toMatchObject({ language: 'es', restricted: false, invitedUntil: '2026-11-23T09:00:00.000Z' })
    const letters = await lettersTo(output.email)
    expect(letters).toMatchObject([{ kind: 'invitation', language: 'es' }])
    expect(letters[0]?.body_text).toContain('/es/invitation/')
    expect((await trailOf(output.id)).map(({ action }) => action)).toEqual(['contact.added', 'contact.invited'])
  })

  test('ACC-5: people of the type sales alone are added without an invitation, and cannot be invited', async () => {
    const { output } = await admin.call('addContact', { ...somebody(), types: ['sales'] })
    expect(output).toMatchObject({ signIn: 'none', actions: { invite: 'cannot-sign-in' } })
    expect(await lettersTo(output.email)).toEqual([])
    const invited = await admin.call('resendInvitation', { contactId: output.id })
    expect([invited.status, invited.problem.code]).toEqual([409, 'cannot-sign-in'])
  })

  test('ACC-10: inviting again sends a second letter and ends the first link', async () => {
    const { output } = await admin.call('addContact', somebody())
    const given = { number: acme.organization.number, contactId: output.id }
    portal.clock.advance({ days: 8 })
    const later = portal.visit(await world.session(agent.userId))
    expect((await later.call('readContact', given)).output.signIn).toBe('lapsed')
    const again = await later.call('resendInvitation', given)
    portal.clock.set(startOfTests)
    expect(again.output.signIn).toBe('invited')
    expect(await lettersTo(output.email)).toHaveLength(2)
    const open = await portal.rows(sql`select id from invitations where contact_id = ${output.id} and used_at is null`)
    expect(open).toHaveLength(1)
    const known = await admin.call('resendInvitation', { contactId: shipTo.contactId })
    expect(known.problem.code).toBe('invitation-not-open')
    await admin.call('deactivateContact', { contactId: output.id })
    expect((await admin.call('resendInvitation', { contactId: output.id })).problem.code).toBe('contact-not-active')
  })

  test('ACC-4: an address that a contact has already is refused at its field, whatever its case; elsewhere it is free', async () => {
    const taken = await admin.call('addContact', { ...somebody(), email: shipTo.email.toUpperCase() })
    expect([taken.status, taken.problem.code, taken.faults]).toEqual([409, 'email-taken', ['email: email-taken']])
    const { first } = await company()
    expect((await first.call('addContact', { ...somebody(), email: shipTo.email })).status).toBe(200)
  })

  test.each([
    [{ firstName: '', lastName: 'x'.repeat(300) }, ['firstName: required', 'lastName: too-long']],
    [{ email: 'nobody' }, ['email: not-an-email']],
    [{ types: [] }, ['types: required']],
    [{ types: ['owner'] }, ['types.0: not-one-of']],
    [{ phone: '☎', fax: '0' }, ['phone: not-a-phone', 'fax: not-a-phone']],
    [{ timeZone: 'Mars/Olympus' }, ['timeZone: not-a-time-zone']],
    [{ firstName: 'A\u0007B' }, ['firstName: not-printable']],
    [{ restricted: 'maybe' }, ['restricted: wrong-type']],
    [{ userId: 'x' }, ['userId: unknown-field']],
  ])('ACC-4: %j is refused at its field', async (bad, faults) => {
    const answer = await admin.call('addContact', { ...somebody(), ...bad })
    expect([answer.status, answer.faults]).toEqual([422, faults])
  })

  test('ACC-4: names in any script and emoji are taken, found by their beginnings and written into letters', async () => {
    const given = { ...somebody(), firstName: 'يوسف', lastName: 'Ñandú 🦆' }
    const { output } = await admin.call('addContact', given)
    expect((await admin.call('listContacts', { q: 'nand يوس' })).output.items.map(({ id }) => id)).toEqual([output.id])
    expect((await lettersTo(output.email))[0]?.body_text).toContain('يوسف')
  })

  test('PLT-3: the same request twice adds one contact and sends one letter', async () => {
    const given = somebody()
    const first = await admin.call('addContact', given, { key: given.email })
    const second = await admin.call('addContact', given, { key: given.email })
    expect(second.output.id).toBe(first.output.id)
    expect(await lettersTo(first.output.email)).toHaveLength(1)
  })

  test('ACC-5: only unrestricted administrators and customer service add people', async () => {
    const restricted = await acme.contact({ restricted: true })
    expect((await restricted.call('addContact', somebody())).problem.code).toBe('access-limited')
    const refused = (await shipTo.call('addContact', somebody())).problem
    expect([refused.code, refused.detail.includes(admin.email)]).toEqual(['not-allowed', true])
    const operator = await world.staff({ roles: ['licensing-operator'] })
    expect((await operator.call('addContact', { ...somebody(), number: acme.organization.number })).problem.code).toBe(
      'not-allowed',
    )
  })
})

describe('updateContact', () => {
  test('ACC-4: facts change, the trail keeps what changed, and the contact is found by the new name', async () => {
    const { contactId } = await acme.contactWithoutSignIn({ types: ['bill-to'] })
    const { output } = await admin.call(
      'updateContact',
      { contactId, lastName: 'Quetzal', jobTitle: 'Buyer' },
      { ifMatch: 1 },
    )
    expect(output).toMatchObject({ lastName: 'Quetzal', jobTitle: 'Buyer', version: 2 })
    expect(await trailOf(contactId)).toMatchObject([
      { action: 'contact.updated', after: { lastName: 'Quetzal', jobTitle: 'Buyer' } },
    ])
    expect((await admin.call('listContacts', { q: 'quetz' })).output.items).toHaveLength(1)
    expect(await lettersTo(output.email)).toEqual([])
  })

  test('ACC-5: changed rights hold with the very next request, and the person is told by whom', async () => {
    const other = await acme.contact({ types: ['ship-to'] })
    expect((await other.call('readOverview')).output.licensing).not.toBeNull()
    await admin.call('updateContact', { contactId: other.contactId, restricted: true }, { ifMatch: 1 })
    expect((await other.call('readOverview')).output).toMatchObject({
      licensing: null,
      limited: { reason: 'access-limited' },
    })
    const [letter] = await lettersTo(other.email)
    expect(letter).toMatchObject({ kind: 'rights-changed', language: 'en' })
    expect(letter?.body_text).toContain(admin.name)
    expect(await trailOf(other.contactId)).toMatchObject([
      { action: 'contact.rights-changed', before: { restricted: false }, after: { restricted: true } },
    ])
  })

  test('ACC-5: nobody changes their own rights; the refusal names who can', async () => {
    const second = await acme.contact()
    for (const own of [{ restricted: true }, { types: ['ship-to'] }]) {
      const answer = await second.call('updateContact', { contactId: second.contactId, ...own }, { ifMatch: 1 })
      expect([answer.status, answer.problem.code]).toEqual([409, 'own-rights'])
      expect(answer.problem.detail).toContain(admin.email)
    }
    const facts = await second.call('updateContact', { contactId: second.contactId, jobTitle: 'CIO' }, { ifMatch: 1 })
    expect(facts.output.jobTitle).toBe('CIO')
  })

  test.each([{ restricted: true }, { types: ['ship-to'] }])(
    'ACC-9: the last unrestricted administrator stays one, even for staff: %j',
    async (change) => {
      const { customer, first } = await company()
      await customer.contact({ restricted: true })
      await customer.contact({ status: 'inactive' })
      const given = { number: customer.organization.number, contactId: first.contactId }
      const answer = await agent.call('updateContact', { ...given, ...change }, { ifMatch: 1 })
      expect([answer.status, answer.problem.code]).toEqual([409, 'last-administrator'])
      expect((await agent.call('updateContact', { ...given, jobTitle: 'CIO' }, { ifMatch: 1 })).status).toBe(200)
    },
  )

  test('ACC-9: of two administrators who restrict each other at the same moment, one stays', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { customer, first } = await company()
      const second = await customer.contact()
      const answers = await Promise.all([
        first.call('updateContact', { contactId: second.contactId, restricted: true }, { ifMatch: 1 }),
        second.call('updateContact', { contactId: first.contactId, restricted: true }, { ifMatch: 1 }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
      const left = await portal.rows(sql`
        select id from contacts where organization_id = ${customer.organization.id} and not restricted`)
      expect(left).toHaveLength(1)
    }
  })

  test.each<[string, ContactOptions, Record<string, unknown>]>([
    ['lift a restriction', { types: ['ship-to'], restricted: true }, { restricted: false }],
    ['name an administrator', { types: ['ship-to'] }, { types: ['administrator', 'ship-to'] }],
    ['free a restricted administrator', { restricted: true }, { restricted: false }],
  ])('ACC-5, ACC-9: the vendor’s people do not %s, whatever they are told on the phone', async (_, is, change) => {
    const { customer } = await company()
    const { contactId } = await customer.contact(is)
    const given = { number: customer.organization.number, contactId }
    const answer = await agent.call('updateContact', { ...given, ...change }, { ifMatch: 1 })
    expect([answer.status, answer.problem.code, answer.faults]).toEqual([
      409,
      'company-decides',
      ['restricted: company-decides'],
    ])
    expect((await agent.call('updateContact', { ...given, jobTitle: 'CIO' }, { ifMatch: 1 })).status).toBe(200)
    expect((await agent.call('updateContact', { ...given, restricted: true }, { ifMatch: 2 })).status).toBe(200)
  })

  test('ACC-5, ACC-10: they correct the rights of somebody who has not signed in yet, and leave former administrators as they are', async () => {
    const { customer } = await company()
    const { number } = customer.organization
    const { contactId } = await customer.contactWithoutSignIn({ types: ['ship-to'], restricted: true })
    const right = { types: ['administrator'], restricted: false }
    expect((await agent.call('updateContact', { number, contactId, ...right }, { ifMatch: 1 })).status).toBe(200)
    const former = await customer.contact({ status: 'inactive' })
    const given = { number, contactId: former.contactId, jobTitle: 'Retired' }
    expect((await agent.call('updateContact', given, { ifMatch: 1 })).status).toBe(200)
  })

  test('ACC-4: an address that leads to a sign-in is changed by its owner alone; before, a typing error is mended and invited anew', async () => {
    const owned = await admin.call(
      'updateContact',
      { contactId: shipTo.contactId, email: 'x@example.com' },
      { ifMatch: 1 },
    )
    expect([owned.problem.code, owned.faults]).toEqual(['email-of-owner', ['email: email-of-owner']])
    const { output } = await admin.call('addContact', somebody())
    const email = `${unique('right')}@example.com`
    const mended = await admin.call('updateContact', { contactId: output.id, email }, { ifMatch: output.version })
    expect(mended.output).toMatchObject({ email, signIn: 'invited' })
    expect(await lettersTo(email)).toMatchObject([{ kind: 'invitation' }])
    expect(
      await portal.rows(sql`select id from invitations where contact_id = ${output.id} and used_at is null`),
    ).toHaveLength(1)
    const taken = await admin.call(
      'updateContact',
      { contactId: output.id, email: admin.email },
      { ifMatch: mended.output.version },
    )
    expect(taken.problem.code).toBe('email-taken')
  })

  test('PLT-3: not over somebody’s change, not without a version, and nothing is written for nothing', async () => {
    const { contactId } = await acme.contactWithoutSignIn()
    expect((await admin.call('updateContact', { contactId, jobTitle: 'A' }, { ifMatch: 7 })).problem.code).toBe(
      'changed-meanwhile',
    )
    expect((await admin.call('updateContact', { contactId, jobTitle: 'A' })).problem.code).toBe('version-missing')
    expect((await admin.call('updateContact', { contactId, restricted: false }, { ifMatch: 1 })).output.version).toBe(1)
    expect(await trailOf(contactId)).toEqual([])
  })

  test('ACC-7: a contact of another company is absent', async () => {
    const { first } = await company()
    const answer = await admin.call('updateContact', { contactId: first.contactId, restricted: true }, { ifMatch: 1 })
    expect(answer.problem.code).toBe('not-found')
  })
})

describe('deactivateContact, reactivateContact', () => {
  test('ACC-4: whoever is deactivated acts for the company no longer, with the next request; elsewhere they still do', async () => {
    const { customer, first } = await company()
    const other = await acme.contact({ sameUserAs: first, types: ['ship-to'] })
    const reason = 'Left the company'
    const { output } = await admin.call('deactivateContact', { contactId: other.contactId, reason })
    expect(output).toMatchObject({
      status: 'inactive',
      actions: { deactivate: 'contact-not-active', reactivate: null },
    })
    expect((await other.call('readOverview')).problem.code).toBe('other-organization')
    expect((await first.call('readOverview', { number: customer.organization.number })).status).toBe(200)
    expect(await trailOf(other.contactId)).toMatchObject([{ action: 'contact.deactivated', reason }])
    expect((await lettersTo(other.email)).map(({ kind }) => kind)).toEqual(['access-ended'])
    expect((await admin.call('deactivateContact', { contactId: other.contactId })).problem.code).toBe(
      'contact-not-active',
    )
    await admin.call('reactivateContact', { contactId: other.contactId })
    expect((await other.call('readOverview')).status).toBe(200)
    expect((await lettersTo(other.email)).map(({ kind }) => kind).toSorted()).toEqual([
      'access-ended',
      'access-restored',
    ])
    expect((await admin.call('reactivateContact', { contactId: other.contactId })).problem.code).toBe('contact-active')
  })

  test('ACC-5, ACC-9: not oneself, and not the last administrator', async () => {
    const { customer, first } = await company()
    expect((await first.call('deactivateContact', { contactId: first.contactId })).problem.code).toBe('own-rights')
    const given = { number: customer.organization.number, contactId: first.contactId }
    expect((await agent.call('readContact', given)).output.actions.deactivate).toBe('last-administrator')
    expect((await agent.call('deactivateContact', given)).problem.code).toBe('last-administrator')
  })

  test('ACC-9: of two administrators who deactivate each other at the same moment, one stays', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { customer, first } = await company()
      const second = await customer.contact()
      const answers = await Promise.all([
        first.call('deactivateContact', { contactId: second.contactId }),
        second.call('deactivateContact', { contactId: first.contactId }),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    }
  })

  test('ACC-5, ACC-7: not by a ship-to contact, and not in another company', async () => {
    const { first } = await company()
    expect((await shipTo.call('deactivateContact', { contactId: admin.contactId })).problem.code).toBe('not-allowed')
    expect((await shipTo.call('reactivateContact', { contactId: admin.contactId })).problem.code).toBe('not-allowed')
    expect((await admin.call('deactivateContact', { contactId: first.contactId })).problem.code).toBe('not-found')
    expect((await admin.call('reactivateContact', { contactId: first.contactId })).problem.code).toBe('not-found')
  })
})
