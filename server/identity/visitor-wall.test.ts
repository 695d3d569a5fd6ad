import { randomUUID } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { type ContactPersona, worldOf } from '../../testing/world.ts'
import { todayOf } from '../platform/clock.ts'
import type { Audience } from '../platform/seal.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let ana: ContactPersona
let bruno: ContactPersona

beforeAll(async () => {
  const customer = await world.customer()
  ana = await customer.contact()
  bruno = await (await world.customer()).contact()
})

// The jobs written here say nothing that could be done; other tests do all that waits.
afterAll(() => portal.rows(sql`delete from outbox where payload = '{}'`))

/** What the database lets an audience write when no operation stands before it. */
function as(audience: Audience, user: string | null, query: Sql): Promise<number> {
  const now = portal.clock.now()
  const nobody = { contact: null, organization: null, types: [], restricted: false, partner: null }
  return portal.db.within({ audience, user, ...nobody, now, today: todayOf(now) }, (tx) => tx.change(query))
}

type Trace = {
  action?: string
  organization?: string | null
  subject?: string | null
  kind?: string
  by?: string | null
}

function trace(given: Trace): Sql {
  const { action = 'sign-in.failed', kind = 'user', subject = ana.userId } = given
  const organization = given.organization === undefined ? ana.organization.id : given.organization
  return sql`insert into audit_events (id, organization_id, at, action, actor_kind, actor_user_id, actor_name, address,
      request_id, subject_kind, subject_id, subject_label)
    values (${randomUUID()}, ${organization}, now(), ${action}, 'visitor', ${given.by === undefined ? subject : given.by}, '–',
      '127.0.0.1', 'r', ${kind}, ${subject}, '–')`
}

type LetterRow = { kind?: string; contact?: ContactPersona | null; email?: string; sent?: boolean }

function letter(given: LetterRow): Sql {
  const { kind = 'new-device', contact = ana, sent = false } = given
  return sql`insert into letters (id, organization_id, contact_id, kind, language, recipient_name, recipient_email, subject,
      body_text, body_html, created_at, sent_at)
    values (${randomUUID()}, ${contact?.organization.id ?? null}, ${contact?.contactId ?? null}, ${kind}, 'en', '–',
      ${given.email ?? contact?.email ?? ''}, '–', '–', '–', now(), ${sent ? portal.clock.now() : null})`
}

const job = (kind: string) =>
  sql`insert into outbox (id, kind, payload, created_at) values (${randomUUID()}, ${kind}, '{}', now())`

describe('PLT-9: what a visitor may leave behind, in the database alone', () => {
  test('traces of signing in, letters about it to the person themselves, and the jobs that these need', async () => {
    const staff = await world.staff()
    for (const query of [
      trace({}),
      trace({ organization: null, subject: null }),
      letter({}),
      letter({ contact: null, email: staff.email }),
      job('mail-login-ids'),
    ])
      expect(await as('visitor', null, query)).toBe(1)
  })

  test.each([
    ['what is no signing in', () => trace({ action: 'licence.reallocated' })],
    ['a trail where that person is no contact', () => trace({ organization: bruno.organization.id })],
    ['something that is no sign-in', () => trace({ kind: 'licence' })],
    ['somebody else’s deed', () => trace({ by: bruno.userId })],
    ['a letter of another kind', () => letter({ kind: 'invitation' })],
    ['a letter to a stranger', () => letter({ email: 'stranger@elsewhere.example' })],
    ['a letter to a stranger in nobody’s name', () => letter({ contact: null, email: 'stranger@elsewhere.example' })],
    ['a letter that passes for sent', () => letter({ sent: true })],
    ['a job of another kind', () => job('write-export')],
  ])('a visitor cannot write %s', async (_, query) => {
    await expect(as('visitor', null, query())).rejects.toThrow(/row-level security/)
  })

  test('who has signed in can only be written to themselves', async () => {
    expect(await as('person', ana.userId, letter({ kind: 'password-changed' }))).toBe(1)
    await expect(as('person', ana.userId, letter({ contact: bruno }))).rejects.toThrow(/row-level security/)
    await expect(as('person', ana.userId, letter({ email: 'stranger@elsewhere.example' }))).rejects.toThrow(
      /row-level security/,
    )
  })
})
