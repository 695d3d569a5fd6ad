import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let ana: ContactPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme', country: 'ES' })
  admin = await acme.contact()
})

beforeEach(async () => {
  portal.clock.set(startOfTests)
  ana = await acme.contact({ types: ['ship-to'] })
})

const newAddress = () => `${unique('new')}@example.com`
const lettersTo = (email: string) =>
  portal.rows<{ kind: string; body_text: string }>(sql`
    select kind, body_text from letters where recipient_email = ${email} order by created_at, id`)

/** The token in the link that was mailed to a new address. */
async function tokenFor(email: string): Promise<string> {
  const letters = await lettersTo(email)
  return /confirm-email\/([\w-]+)/.exec(letters.at(-1)?.body_text ?? '')?.[1] ?? ''
}

describe('updateProfile', () => {
  test('ACC-4: an unrestricted contact changes their own name and phones, and is found by the new name', async () => {
    const { output } = await ana.call(
      'updateProfile',
      { firstName: 'Xiomara', mobilePhone: '600 000 000' },
      { ifMatch: 1 },
    )
    expect(output).toMatchObject({ firstName: 'Xiomara', mobilePhone: '+34600000000', version: 2, isYou: true })
    const found = await admin.call('listContacts', { q: 'xiomara' })
    expect(found.output.items.map(({ id }) => id)).toContain(ana.contactId)
    const trail = await portal.rows(sql`select action, after from audit_events where subject_id = ${ana.contactId}`)
    expect(trail).toEqual([{ action: 'contact.updated', after: { firstName: 'Xiomara', mobilePhone: '+34600000000' } }])
  })

  test.each([
    ['types', ['administrator']],
    ['restricted', false],
    ['status', 'active'],
    ['email', 'x@example.com'],
  ])('ACC-5: one’s own %s is not among what one may change', async (name, value) => {
    expect((await ana.call('updateProfile', { [name]: value }, { ifMatch: 1 })).faults).toEqual([
      `${name}: unknown-field`,
    ])
  })

  test('ACC-4: bad names and numbers are refused at their fields; a newer version is not overwritten', async () => {
    const bad = await ana.call('updateProfile', { lastName: '\u0000', phone: 'none' }, { ifMatch: 1 })
    expect(bad.faults).toEqual(['lastName: not-printable'])
    expect((await ana.call('updateProfile', { phone: 'none' }, { ifMatch: 1 })).faults).toEqual(['phone: not-a-phone'])
    expect((await ana.call('updateProfile', { jobTitle: 'CIO' }, { ifMatch: 9 })).problem.code).toBe(
      'changed-meanwhile',
    )
  })

  test('ACC-6: a restricted contact is told who can lift the restriction; staff have no profile', async () => {
    const restricted = await acme.contact({ restricted: true })
    const answer = await restricted.call('updateProfile', { jobTitle: 'CIO' }, { ifMatch: 1 })
    expect([answer.problem.code, answer.problem.detail.includes(admin.email)]).toEqual(['access-limited', true])
    const agent = await world.staff({ roles: ['customer-service'] })
    const given = { number: acme.organization.number, jobTitle: 'CIO' }
    expect((await agent.call('updateProfile', given, { ifMatch: 1 })).problem.code).toBe('not-allowed')
  })
})

describe('requestEmailChange, confirmEmailChange', () => {
  test('ACC-4: a new address is taken over only when its link is opened; the former one is told', async () => {
    const email = newAddress()
    const asked = await ana.call('requestEmailChange', { email })
    expect(asked.output).toMatchObject({
      email: ana.email,
      pendingEmail: { email, expiresAt: '2026-11-17T09:00:00.000Z' },
    })
    expect((await admin.call('readContact', { contactId: ana.contactId })).output.pendingEmail).toBeNull()
    const token = await tokenFor(email)
    const confirmed = await ana.call('confirmEmailChange', { token })
    expect(confirmed.output).toMatchObject({ email, pendingEmail: null })
    expect((await lettersTo(ana.email)).at(-1)).toMatchObject({ kind: 'email-changed' })
    expect((await admin.call('listContacts', { q: email })).output.items).toHaveLength(1)
    const again = await ana.call('confirmEmailChange', { token })
    expect([again.status, again.problem.code]).toEqual([409, 'link-not-valid'])
  })

  test('ACC-4: a link works for its owner alone, for 24 hours, and until a newer one', async () => {
    const [first, second] = [newAddress(), newAddress()]
    await ana.call('requestEmailChange', { email: first })
    const replaced = await tokenFor(first)
    await ana.call('requestEmailChange', { email: second })
    expect((await ana.call('confirmEmailChange', { token: replaced })).problem.code).toBe('link-not-valid')
    const token = await tokenFor(second)
    expect((await admin.call('confirmEmailChange', { token })).problem.code).toBe('link-not-valid')
    expect((await ana.call('confirmEmailChange', { token: 'guess' })).problem.code).toBe('link-not-valid')
    portal.clock.advance({ hours: 24 })
    const later = await world.session(ana.userId)
    const { number } = acme.organization
    expect((await portal.visit(later).call('confirmEmailChange', { number, token })).problem.code).toBe(
      'link-not-valid',
    )
    portal.clock.set('2026-11-17T08:59:59Z')
    expect((await portal.visit(later).call('confirmEmailChange', { number, token })).output.email).toBe(second)
  })

  test('ACC-4: an address that a colleague has is refused, to those who do not see the colleague only once it is proven', async () => {
    const other = await acme.contact({ types: ['bill-to'] })
    expect((await admin.call('requestEmailChange', { email: other.email })).problem.code).toBe('email-taken')
    expect((await ana.call('requestEmailChange', { email: other.email })).status).toBe(200)
    const taken = await ana.call('confirmEmailChange', { token: await tokenFor(other.email) })
    expect([taken.status, taken.problem.code]).toEqual([409, 'email-taken'])
    expect((await ana.call('readProfile')).output.email).toBe(ana.email)
  })

  test('ACC-4: one’s present address, or none at all, is refused at the field', async () => {
    expect((await ana.call('requestEmailChange', { email: ana.email })).faults).toEqual(['email: already-in-use'])
    expect((await ana.call('requestEmailChange', { email: 'ana' })).faults).toEqual(['email: not-an-email'])
  })

  test('ACC-6: a restricted contact may not', async () => {
    const restricted = await acme.contact({ restricted: true })
    expect((await restricted.call('requestEmailChange', { email: newAddress() })).problem.code).toBe('access-limited')
    expect((await restricted.call('confirmEmailChange', { token: 'x' })).problem.code).toBe('access-limited')
  })
})
