import sql from 'sql-template-tag'
import { afterAll, expect, test } from 'vitest'
import { enqueue } from '../server/platform/enqueue.ts'
import { post } from '../server/platform/letter.ts'
import { workerWithin } from '../server/platform/worker.ts'
import { newTestPortal } from './portal.ts'
import { worldOf } from './world.ts'

const portal = await newTestPortal()
const world = worldOf(portal)

afterAll(() => portal.close())

const greeting = {
  kind: 'greeting',
  write: () => ({ subject: 'Hello', paragraphs: ['You are welcome.'] }),
}

test('time stands still until a test moves it', () => {
  const before = portal.clock.now()
  portal.clock.advance({ hours: 2 })
  expect(Date.parse(portal.clock.now()) - Date.parse(before)).toBe(7_200_000)
  portal.clock.set('2030-01-01T00:00:00Z')
  expect(portal.clock.now()).toBe('2030-01-01T00:00:00.000Z')
  portal.clock.set(before)
})

test('a letter that was posted is sent by its job, once, and noted as sent', async () => {
  const to = { name: 'Ana', email: 'ana@example.com', language: 'en', organizationId: null, contactId: null } as const
  await workerWithin(portal.house, (ctx) => post(ctx, greeting, {}, to))
  expect(await portal.runJobs()).toEqual([{ kind: 'send-letter', payload: { letterId: expect.any(String) } }])
  const [letter] = await portal.rows<{ id: string }>(sql`select id from letters where sent_at = ${portal.clock.now()}`)
  expect(portal.mail.sent.map(({ messageId, subject }) => [messageId, subject])).toEqual([[letter?.id, 'Hello']])
  await workerWithin(portal.house, (ctx) => enqueue(ctx, { kind: 'send-letter' }, { letterId: letter?.id ?? '' }))
  await portal.runJobs()
  expect(portal.mail.sent).toHaveLength(1)
})

test('builders make customers, contacts, staff and licences that no other test meets', async () => {
  const acme = await world.customer({ name: 'Acmé Ltd', country: 'JP' })
  const ana = await acme.contact({ types: ['ship-to'] })
  const bob = await acme.contact({ sameUserAs: ana }).catch((error: Error) => error.message)
  expect(bob).toContain('contacts_one_per_user')
  const elsewhere = await (await world.customer()).contact({ sameUserAs: ana })
  expect(elsewhere.userId).toBe(ana.userId)
  const licence = await world.licence(acme.organization, { quantity: 7 })
  const rows = await portal.rows(
    sql`select code, quantity from licences where organization_id = ${acme.organization.id}`,
  )
  expect(rows).toEqual([{ code: licence.code, quantity: 7 }])
  const { staffId } = await world.staff({ roles: ['catalogue-manager'] })
  expect(await portal.rows(sql`select roles, status from staff_members where id = ${staffId}`)).toEqual([
    { roles: ['catalogue-manager'], status: 'active' },
  ])
})
