import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const today = todayOf(startOfTests)

let acme: Customer
let admin: ContactPersona
let buyer: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact()
  buyer = await acme.contact({ types: ['bill-to'] })
})

const save = (recipients: readonly string[], ifMatch?: number, by = admin) =>
  by.call('saveReminderSettings', { recipients }, ifMatch === undefined ? {} : { ifMatch })
const events = () =>
  portal.rows(sql`
    select actor_name, before, after from audit_events
    where organization_id = ${acme.organization.id} and action = 'reminders.set' order by at, after -> 'recipients' desc`)

describe('read-reminder-settings', () => {
  test('REN-16: where nobody has set anything, bills’ and shipments’ contacts and advisors are told', async () => {
    const { output } = await buyer.call('readReminderSettings')
    expect(output).toEqual({
      recipients: ['bill-to', 'ship-to', 'advisor'],
      changed: null,
      actions: { save: 'not-allowed' },
      version: 1,
    })
    expect((await admin.call('readReminderSettings')).output.actions).toEqual({ save: null })
  })

  test('REN-16: the vendor’s people read what is set and change nothing', async () => {
    const specialist = await world.staff({ roles: ['renewals-specialist'] })
    const { number } = acme.organization
    expect((await specialist.call('readReminderSettings', { number })).output.actions).toEqual({ save: 'not-allowed' })
    const refused = await specialist.call('saveReminderSettings', { number, recipients: [] }, { ifMatch: 1 })
    expect(refused.problem.code).toBe('not-allowed')
  })
})

describe('save-reminder-settings', () => {
  test('REN-16: an administrator sets who is told, and the trail says so', async () => {
    const { output } = await save(['advisor', 'sales'], 1)
    expect(output).toMatchObject({
      recipients: ['sales', 'advisor'],
      changed: { at: startOfTests, by: admin.name },
      version: 2,
    })
    expect((await save(['sales'], 2)).output.version).toBe(3)
    expect((await buyer.call('readReminderSettings')).output).toMatchObject({ recipients: ['sales'], version: 3 })
    expect(await events()).toEqual([
      {
        actor_name: admin.name,
        before: { recipients: ['bill-to', 'ship-to', 'advisor'] },
        after: { recipients: ['sales', 'advisor'] },
      },
      { actor_name: admin.name, before: { recipients: ['sales', 'advisor'] }, after: { recipients: ['sales'] } },
    ])
  })

  test('REN-16: saving what is set already changes nothing', async () => {
    expect((await save(['ship-to', 'advisor', 'bill-to'], 1)).output).toMatchObject({ version: 1, changed: null })
    expect(await events()).toEqual([])
  })

  test('REN-16: nobody at all can be set', async () => {
    expect((await save([], 1)).output.recipients).toEqual([])
  })

  test('PLT-3: saveReminderSettings refuses version-missing and changed-meanwhile, also where two set it for the first time', async () => {
    expect((await save([])).problem.code).toBe('version-missing')
    const answers = await Promise.all([save(['sales'], 1), save(['ship-to'], 1)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
    expect((await save([], 1)).problem.code).toBe('changed-meanwhile')
    expect(await events()).toHaveLength(1)
  })

  test('REN-16: an unknown kind of recipient is told at its field', async () => {
    expect((await save(['everybody'], 1)).faults).toEqual(['recipients.0: not-one-of'])
  })

  test('ACC-5: only unrestricted administrators may', async () => {
    const restricted = await acme.contact({ restricted: true })
    expect((await save([], 1, buyer)).problem.code).toBe('not-allowed')
    expect((await save([], 1, restricted)).problem.code).toBe('access-limited')
    const stranger = await (await world.customer()).contact()
    const { number } = acme.organization
    const refused = await stranger.call('saveReminderSettings', { number, recipients: [] }, { ifMatch: 1 })
    expect(refused.problem.code).toBe('other-organization')
  })
})

describe('list-reminders', () => {
  const remind = (days: number, name: string, partnerName: string | null = null) =>
    portal.rows(sql`
      insert into renewal_reminders (organization_id, day, contact_id, partner_name, recipient_name, line_count, first_ends_on,
        last_ends_on)
      values (${acme.organization.id}, ${addDays(today, -days)}, gen_random_uuid(), ${partnerName}, ${name}, 3, ${today},
        ${addDays(today, 30)})`)

  test('REN-16: reminders that went out stand in the list, the newest first, page by page', async () => {
    await remind(9, 'Ana', 'Nube SL')
    await remind(2, 'Berta')
    await remind(40, 'Carla')
    const first = (await buyer.call('listReminders', { limit: 2 })).output
    expect(first.items).toEqual([
      {
        day: addDays(today, -2),
        recipientName: 'Berta',
        partnerName: null,
        lineCount: 3,
        firstEndsOn: today,
        lastEndsOn: addDays(today, 30),
      },
      expect.objectContaining({ recipientName: 'Ana', partnerName: 'Nube SL' }),
    ])
    const second = (await buyer.call('listReminders', { limit: 2, after: first.next })).output
    expect([second.items.map(({ recipientName }) => recipientName), second.next]).toEqual([['Carla'], null])
  })

  test('REN-16: nobody reads those of another company', async () => {
    await remind(2, 'Berta')
    const stranger = await (await world.customer()).contact()
    expect((await stranger.call('listReminders')).output.items).toEqual([])
    const { number } = acme.organization
    expect((await stranger.call('listReminders', { number })).problem.code).toBe('other-organization')
    const shipper = await acme.contact({ types: ['ship-to'] })
    expect((await shipper.call('listReminders')).problem.code).toBe('not-allowed')
  })
})
