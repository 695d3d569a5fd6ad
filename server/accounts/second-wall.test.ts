import sql, { type Sql } from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { todayOf } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import type { RowContext } from '../platform/seal.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let shipTo: ContactPersona
let restricted: ContactPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact()
  shipTo = await acme.contact({ types: ['ship-to'] })
  restricted = await acme.contact({ restricted: true })
  await admin.call('addAddress', { kind: 'mailing', lines: ['1 Way'], city: 'Bath', country: 'GB' })
})

/** What the database lets a contact do when no operation stands before it. */
function as<T>(
  contact: ContactPersona,
  rights: Pick<RowContext, 'types' | 'restricted'>,
  work: (tx: Tx) => Promise<T>,
) {
  const now = portal.clock.now()
  const context: RowContext = {
    audience: 'customer',
    user: contact.userId,
    contact: contact.contactId,
    organization: acme.organization.id,
    now,
    today: todayOf(now),
    partner: null,
    ...rights,
  }
  return portal.db.within(context, work)
}

const asShipTo = (query: Sql) => as(shipTo, { types: ['ship-to'], restricted: false }, (tx) => tx.change(query))
const asRestricted = (query: Sql) =>
  as(restricted, { types: ['administrator'], restricted: true }, (tx) => tx.change(query))
const asAdmin = (query: Sql) => as(admin, { types: ['administrator'], restricted: false }, (tx) => tx.change(query))

describe('ACC-5, in the database alone', () => {
  test.each([
    ['the company', () => sql`update organizations set phone = null where id = ${acme.organization.id}`],
    ['an address', () => sql`delete from addresses where organization_id = ${acme.organization.id}`],
    ['another contact', () => sql`update contacts set first_name = 'X' where id = ${admin.contactId}`],
    ['how another is found', () => sql`delete from contact_words where contact_id = ${admin.contactId}`],
    [
      'an invitation',
      () => sql`update invitations set used_at = now() where organization_id = ${acme.organization.id}`,
    ],
  ])('neither a ship-to contact nor a restricted administrator changes %s', async (_, query) => {
    expect(await asShipTo(query())).toBe(0)
    expect(await asRestricted(query())).toBe(0)
  })

  test('a restricted administrator does not even change their own facts', async () => {
    expect(await asRestricted(sql`update contacts set first_name = 'X' where id = ${restricted.contactId}`)).toBe(0)
  })

  test.each([
    ['types', () => sql`update contacts set types = array['administrator'] where id = ${shipTo.contactId}`],
    ['restriction', () => sql`update contacts set restricted = true where id = ${shipTo.contactId}`],
    ['status', () => sql`update contacts set status = 'inactive' where id = ${shipTo.contactId}`],
  ])('nobody changes their own %s', async (_, query) => {
    await expect(asShipTo(query())).rejects.toThrow('another administrator')
  })

  test('nobody turns another’s sign-in towards a new e-mail address; an administrator restricts others, not themselves', async () => {
    const email = sql`update contacts set email = 'x@example.com' where id = ${shipTo.contactId}`
    await expect(asAdmin(email)).rejects.toThrow('only its owner')
    await expect(asAdmin(sql`update contacts set restricted = true where id = ${admin.contactId}`)).rejects.toThrow(
      'another',
    )
    expect(await asAdmin(sql`update contacts set restricted = false where id = ${restricted.contactId}`)).toBe(1)
  })

  test('nobody adds people or invitations for a company that they do not run', async () => {
    const contact = sql`insert into contacts (organization_id, id, first_name, last_name, email, types, created_at)
      values (${acme.organization.id}, ${crypto.randomUUID()}, 'X', 'Y', 'xy@example.com', array['administrator'], now())`
    await expect(asShipTo(contact)).rejects.toThrow('row-level security')
    await expect(asRestricted(contact)).rejects.toThrow('row-level security')
  })

  test('ACC-4: what somebody asked their address to become is read and proven by themselves alone', async () => {
    await shipTo.call('requestEmailChange', { email: 'next@example.com' })
    const seen = sql`update email_changes set used_at = null where contact_id = ${shipTo.contactId}`
    expect(await asAdmin(seen)).toBe(0)
    expect(await asShipTo(seen)).toBe(1)
  })
})
