import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { licenceCodeFrom } from '../../values/ids.ts'
import { plainRules } from '../prices.ts'
import { type Answer, type Asked, answered, insertCustomer, insertUser, milestones, retried } from './crash-callers.ts'
import { type KillablePortal, killablePortal } from './killable-portal.ts'

/** So many licences are renewed, each by a quote of its own, while these are killed so often. */
const licences = 20
const portalKills = 4
const databaseKills = 1
/** Both steps of each licence, taken by two people at a time. */
const stepsOfLicence = 2 * 2
const patience = 480_000

const organization = { id: randomUUID(), number: String(randomInt(10_000_000, 100_000_000)) }
const read = z.object({ id: z.string(), version: z.number() })

let folder: string
let portal: KillablePortal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-crash-'))
  portal = killablePortal(folder)
}, patience)

afterAll(async () => {
  await portal.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`REN-10, REN-24: what two people accept and book at a time becomes one order and extends once, though portal and database are killed ${portalKills} and ${databaseKills} times`, {
  timeout: patience,
}, async () => {
  let origin = portal.start()
  await origin
  const owner = await portal.openOwner()
  const buyer = await insertCustomer(owner, organization, ['administrator'])
  const specialist = await insertSpecialist(owner)
  await insertPrices(owner)
  const made = await insertLicences(owner)
  const steps = milestones()
  const ask = (asked: Asked): Promise<Answer> =>
    answered(portal, () => origin, { ...asked, path: `${organization.number}/${asked.path}` })
  const finished = Promise.all(
    made.map((licence) => renew(licence, { ask, buyer, specialist, passed: () => steps.pass() })),
  )
  const kills = [...Array<'portal'>(portalKills).fill('portal'), ...Array<'database'>(databaseKills).fill('database')]
  const between = Math.floor((licences * stepsOfLicence) / (kills.length + 1))
  for (const [index, victim] of kills.toSorted(() => randomInt(3) - 1).entries()) {
    await steps.reached((index + 1) * between)
    if (victim === 'portal') {
      origin = portal.kill().then(() => portal.start())
      await origin
    } else await portal.killDatabase()
  }
  await finished
  await expectEachOnce(owner)
  await expectTold(owner)
  await owner.end()
})

type Licence = { id: string; membershipId: string }
type Callers = { ask: (asked: Asked) => Promise<Answer>; buyer: string; specialist: string; passed: () => void }

/** A file, a quote, and then two who accept it and two who book it: one of them is told of the other. */
async function renew(licence: Licence, { ask, buyer, specialist, passed }: Callers): Promise<void> {
  const host = { hostIdType: 'hostname', hostId: `srv-${licence.id}`, quantity: 1 }
  await one(ask({ token: buyer, method: 'POST', path: `licences/${licence.id}/allocate`, body: host }))
  const choice = { membershipId: [licence.membershipId], termMonths: 12 }
  const quote = await one(ask({ token: buyer, method: 'POST', path: 'quotes', body: choice }))
  const twice = async (asked: Asked, told: string): Promise<string> => {
    const answers = await Promise.all([ask(asked).finally(passed), ask(asked).finally(passed)])
    const second = answers.find(({ status }) => status !== 200)
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(second?.body).toContain(`"code":"${told}"`)
    return answers.find(({ status }) => status === 200)?.body ?? ''
  }
  const accepted = await twice(
    {
      token: buyer,
      method: 'POST',
      path: `quotes/${quote.id}/accept`,
      body: { purchaseOrderNumber: 'PO 1' },
      ifMatch: quote.version,
    },
    'quote-ordered',
  )
  const order = read.parse(JSON.parse(accepted))
  await twice(
    { token: specialist, method: 'POST', path: `orders/${order.id}/book`, body: {}, ifMatch: order.version },
    'order-booked',
  )
}

async function one(asked: Promise<Answer>): Promise<z.output<typeof read>> {
  const { status, body } = await asked
  if (status !== 200) throw new Error(`answered ${status}: ${body}`)
  return read.parse(JSON.parse(body))
}

/** One order for each quote, all of them booked; every end a year later than before, in periods that share no day. */
async function expectEachOnce(owner: pg.Pool): Promise<void> {
  const { rows } = await retried(() =>
    owner.query(`select
      (select count(*) from quotes where status = 'ordered') as quotes,
      (select count(*) from orders where status = 'booked') as orders,
      (select count(*) from memberships m join licences l on l.id = m.licence_id
        where m.order_id is null and m.ends_on = (l.starts_on + interval '2 years')::date - 1 and l.maintenance_ends_on = m.ends_on) as extended,
      (select count(*) from membership_periods where order_id is not null) as periods,
      (select count(*) from membership_periods a join membership_periods b using (organization_id, membership_id)
        where a.starts_on < b.starts_on and a.ends_on >= b.starts_on) as days_twice,
      (select count(*) from audit_events where action = 'order.placed') as placed,
      (select count(*) from audit_events where action = 'order.booked') as booked,
      (select count(*) from idempotency_keys where output is null) as half_kept`),
  )
  expect(rows).toEqual([
    {
      quotes: licences,
      orders: licences,
      extended: licences,
      periods: licences,
      days_twice: 0,
      placed: licences,
      booked: licences,
      half_kept: 0,
    },
  ])
}

/** Later work went on by itself: each file issued anew once and signed, and the customer told once of each booking. */
async function expectTold(owner: pg.Pool): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await owner.query(`select (select count(*) from outbox) as waiting,
          (select count(*) from orders where told_at is null) as untold,
          (select count(*) from licence_files where content is null) as unsigned,
          (select count(*) from licence_files where status = 'good') as good,
          (select count(*) from licence_files where status = 'superseded') as superseded,
          (select count(*) from letters where kind = 'order-booked') as letters,
          (select count(*) from letters where sent_at is null) as unsent`)
        ).rows[0],
      { timeout: 180_000, interval: 200 },
    )
    .toEqual({
      waiting: 0,
      untold: 0,
      unsigned: 0,
      good: licences,
      superseded: licences,
      letters: licences,
      unsent: 0,
    })
}

async function insertSpecialist(owner: pg.Pool): Promise<string> {
  const { userId, token } = await insertUser(owner, 'crash.specialist')
  await owner.query(
    `insert into staff_members (id, user_id, first_name, last_name, email, roles, created_at)
    values ($1, $2, 'Rita', 'Vendor', 'rita@example.com', '{renewals-specialist}', now())`,
    [randomUUID(), userId],
  )
  return token
}

async function insertPrices(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into price_schedules (id, code, name, region, currency, created_at)
    values (md5('schedule')::uuid, 'EMEA', 'Europe', 'EMEA', 'EUR', now())`,
  )
  await owner.query(
    `insert into price_schedule_versions (schedule_id, number, status, valid_from, rules, created_at, published_at, published_by)
    values (md5('schedule')::uuid, 1, 'published', '2024-01-01', $1::jsonb, now(), now(), 'Rita Vendor')`,
    [JSON.stringify(plainRules)],
  )
  await owner.query(
    `insert into price_rates (schedule_id, schedule_version, programme_code, product_code, yearly_minor)
    values (md5('schedule')::uuid, 1, 'SWM', 'WS', 1000)`,
  )
}

/** Licences whose first year of maintenance ends in a month. */
async function insertLicences(owner: pg.Pool): Promise<Licence[]> {
  const codes = Array.from({ length: licences }, () => licenceCodeFrom(randomBytes(64)))
  const { rows } = await owner.query<Licence>(
    `with made as (
      insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
        starts_on, maintenance_ends_on, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number,
        order_line, fulfilled_at, search_text)
      select $1, gen_random_uuid(), code, 'WS', 'Workspace', 'ADV', 'Advanced', 'concurrent', 10,
        begun.day, (begun.day + interval '1 year')::date - 1, true, 72, 10, '{hostname}', 'WS', 'SO-' || code, 1, now(), ''
      from unnest($2::text[]) as code, (select date_trunc('month', now() - interval '10 months')::date as day) begun
      returning id)
    select id, private.membership_id(id, 'SWM') as "membershipId" from made`,
    [organization.id, codes],
  )
  return rows
}
