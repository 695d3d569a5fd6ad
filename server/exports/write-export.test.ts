import { parse } from 'csv-parse/sync'
import sql from 'sql-template-tag'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeManyLicences } from '../../testing/licences.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { findRights } from '../identity/authenticate.ts'
import { goOn } from '../platform/go-on.ts'
import type { House } from '../platform/house.ts'
import { served } from '../routes.ts'
import { writeExportJob } from './write-export.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const rowsMade = 5_001

let large: Customer
let admin: ContactPersona

beforeAll(async () => {
  large = await world.customer({ name: 'Large' })
  admin = await large.contact()
  await makeManyLicences(portal, large.organization, rowsMade)
})

beforeEach(() => portal.clock.set(startOfTests))

/** Asks for all licences, and leaves the job to the test. */
async function requested(who: ContactPersona | StaffPersona): Promise<{ organizationId: string; exportId: string }> {
  const { number, id } = large.organization
  const { output } = await who.call('requestExport', { number, kind: 'licences', filter: { sort: 'quantity' } })
  await portal.rows(sql`delete from outbox where payload ->> 'exportId' = ${output.id}`)
  return { organizationId: id, exportId: output.id }
}

const stateOf = async (exportId: string) =>
  (
    await portal.rows<{
      status: string
      stopped_because: string | null
      row_count: number
      pieces: number
      traces: string[]
    }>(sql`
    select status, stopped_because, row_count,
      (select count(*) from export_pieces where export_id = e.id) as pieces,
      (select coalesce(array_agg(action order by action), '{}') from audit_events where subject_id = e.id) as traces
    from exports e where id = ${exportId}`)
  )[0]

/** A house in which something happens before or behind each transaction, by its number. */
function watched(event: (turn: number, when: 'before' | 'within' | 'behind') => Promise<void> | void): House {
  let turn = 0
  const { db } = portal.house
  return {
    ...portal.house,
    db: {
      ...db,
      within: async (context, work) => {
        turn += 1
        const mine = turn
        await event(mine, 'before')
        const result = await db.within(context, async (tx) => {
          const made = await work(tx)
          await event(mine, 'within')
          return made
        })
        await event(mine, 'behind')
        return result
      },
    },
  }
}

/** Four transactions a page: which file, which rights, the rows, the piece. */
const perPage = 4
const killed = new Error('killed')

test('UX-36: progress is told in rows while the file grows, and nothing can be downloaded before it is whole', async () => {
  const ids = await requested(admin)
  const seen: [string, number, number | null][] = []
  const looking = watched(async (turn, when) => {
    if (when !== 'behind' || turn % perPage !== 0) return
    const { status, rowCount, expectedCount } = (await admin.call('readExport', { exportId: ids.exportId })).output
    seen.push([status, rowCount, expectedCount])
    if (status === 'running')
      expect((await admin.call('downloadExport', { exportId: ids.exportId })).problem.code).toBe('export-not-ready')
  })
  await writeExportJob(looking, ids)
  expect(seen).toEqual([
    ...[1_000, 2_000, 3_000, 4_000, 5_000].map((rows) => ['running', rows, rowsMade]),
    ['done', rowsMade, rowsMade],
  ])
})

test('UX-36: killed before, within or behind any transaction, the file goes on where it was and comes out whole', async () => {
  const eva = await large.contact({ types: ['ship-to'] })
  const ids = await requested(eva)
  let kills = 0
  const whens = ['before', 'within', 'behind'] as const
  // Each attempt is let go a little further than the one before; what was kept is never written again.
  for (let turn = 1; (await stateOf(ids.exportId))?.status !== 'done'; turn = turn < 2 * perPage ? turn + 1 : 1)
    for (const when of whens) {
      const dying = watched((at, moment) => {
        if (at === turn && moment === when) throw killed
      })
      const end = await writeExportJob(dying, ids).then(
        () => null,
        (error: unknown) => error,
      )
      if (end === killed) kills += 1
      else expect(end).toBeNull()
    }
  expect(kills).toBeGreaterThan(3 * perPage)
  const { content } = (await eva.call('downloadExport', { exportId: ids.exportId })).output
  const records: Record<string, string>[] = parse(String(content), { bom: true, columns: true })
  expect(records.map((one) => Number(one['Quantity']))).toEqual(Array.from({ length: rowsMade }, (_, at) => at + 1))
  expect((await lettersTo(eva.email)).map(({ kind }) => kind)).toEqual(['export-ready'])
})

test('UX-36: two processes that write one file at once write each row once', async () => {
  const ids = await requested(admin)
  await Promise.all([1, 2, 3].map(() => writeExportJob(portal.house, ids)))
  const { content } = (await admin.call('downloadExport', { exportId: ids.exportId })).output
  expect(String(content).split('\r\n')).toHaveLength(rowsMade + 2)
  expect(await stateOf(ids.exportId)).toMatchObject({ status: 'done', row_count: rowsMade, pieces: 6 })
})

test('UX-36: a long file queues up again after 20 pages, so that short ones pass', async () => {
  const long = await world.customer()
  const ada = await long.contact()
  await addEvents(long, 20_001)
  const { id } = (await ada.call('requestExport', { kind: 'audit-events', filter: { action: 'test.made' } })).output
  await portal.rows(sql`delete from outbox where payload ->> 'exportId' = ${id}`)
  await writeExportJob(portal.house, { organizationId: long.organization.id, exportId: id })
  expect(await stateOf(id)).toMatchObject({ status: 'running', row_count: 20_000 })
  await portal.runJobs()
  expect(await stateOf(id)).toMatchObject({ status: 'done', row_count: 20_001 })
})

function addEvents({ organization }: Customer, count: number): Promise<unknown> {
  return portal.rows(sql`
    insert into audit_events (id, organization_id, at, action, actor_kind, actor_name, address, request_id, subject_kind, subject_label)
    select gen_random_uuid(), ${organization.id}, ${startOfTests}::timestamptz, 'test.made', 'worker', '–', '', '', 'test', n::text
    from generate_series(1, ${count}::integer) n`)
}

const lettersTo = (email: string) =>
  portal.rows<{ kind: string; body_text: string }>(
    sql`select kind, body_text from letters where recipient_email = ${email}`,
  )

test.each([
  ['access-limited', 'limited', { restricted: true }],
  ['not-allowed', 'no longer includes', { types: ['ship-to'] }],
] as const)(
  'I6, ACC-5: an administrator’s change stops the file with the next page, %s: nothing of it stays, and the person is told',
  async (cause, words, change) => {
    const eva = await large.contact({ types: ['administrator'] })
    const { output } = await eva.call('requestExport', { kind: cause === 'not-allowed' ? 'audit-events' : 'licences' })
    const ids = { organizationId: large.organization.id, exportId: output.id }
    await portal.rows(sql`delete from outbox where payload ->> 'exportId' = ${output.id}`)
    await addEvents(large, 3_000)
    const changed = watched(async (turn, when) => {
      if (turn !== 2 * perPage || when !== 'behind') return
      const { status } = await admin.call('updateContact', { contactId: eva.contactId, ...change }, { ifMatch: 1 })
      expect(status).toBe(200)
    })
    await writeExportJob(changed, ids)
    expect(await stateOf(output.id)).toEqual({
      status: 'stopped',
      stopped_because: cause,
      row_count: 2_000,
      pieces: 0,
      traces: ['export.requested', 'export.stopped'],
    })
    const seen = (await eva.call('readExport', { exportId: ids.exportId })).output
    expect(seen).toMatchObject({
      status: 'stopped',
      stoppedBecause: cause,
      actions: { cancel: 'export-not-under-way' },
    })
    expect(seen.actions.download).toBe(cause)
    const letter = (await lettersTo(eva.email)).find(({ kind }) => kind === 'export-stopped')
    expect(letter?.body_text).toContain(words)
  },
)

test('I6, ACC-4: a contact who is deactivated while their file is made gets nothing of it, and is told', async () => {
  const eva = await large.contact({ types: ['ship-to'] })
  const ids = await requested(eva)
  const changed = watched(async (turn, when) => {
    if (turn === perPage && when === 'behind') await admin.call('deactivateContact', { contactId: eva.contactId })
  })
  await writeExportJob(changed, ids)
  expect(await stateOf(ids.exportId)).toMatchObject({ status: 'stopped', stopped_because: 'access-ended', pieces: 0 })
  expect((await lettersTo(eva.email)).map(({ kind }) => kind)).toContain('export-stopped')
})

test('I6: staff who leave, and roles that are taken away, stop a file too', async () => {
  const [leaver, loser] = [await world.staff(), await world.staff()]
  for (const [who, change, cause] of [
    [leaver, sql`update staff_members set status = 'inactive' where id = ${leaver.staffId}`, 'access-ended'],
    [loser, sql`update staff_members set roles = '{}' where id = ${loser.staffId}`, 'not-allowed'],
  ] as const) {
    const ids = await requested(who)
    await writeExportJob(
      watched(async (turn, when) => void (turn === perPage && when === 'behind' && (await portal.rows(change)))),
      ids,
    )
    expect(await stateOf(ids.exportId)).toMatchObject({ status: 'stopped', stopped_because: cause, pieces: 0 })
  }
})

test('UX-36: a file cancelled while it is made stops with the page in hand, which is not kept', async () => {
  const ids = await requested(admin)
  const cancelling = watched(async (turn, when) => {
    if (turn === 2 * perPage - 1 && when === 'behind') await admin.call('cancelExport', { exportId: ids.exportId })
  })
  await writeExportJob(cancelling, ids)
  expect(await stateOf(ids.exportId)).toMatchObject({ status: 'cancelled', row_count: 1_000, pieces: 0 })
})

test('I6: a download breaks off when the right to the list goes, however far it has come', async () => {
  const eva = await large.contact({ types: ['ship-to'] })
  const ids = await requested(eva)
  await writeExportJob(portal.house, ids)
  const download = served.find(({ name }) => name === 'downloadExport')
  const { house } = portal
  const signedIn = await findRights(house.db, house.clock)(eva.userId)
  const { output } = await (download?.run(
    { ...house, house, issuingKeyId: () => house.signer.currentKeyId('licence-file') },
    {
      signedIn,
      given: { number: large.organization.number, exportId: ids.exportId },
      idempotencyKey: null,
      ifMatch: null,
      requestId: 'a download',
      language: 'en',
      address: '127.0.0.1',
      userAgent: 'test',
      publicOrigin: house.publicOrigin,
    },
  ) ?? Promise.reject(new Error('nothing serves downloads')))
  const { content } = output as { content: AsyncGenerator<string> }
  expect(String((await content.next()).value).split('\r\n')).toHaveLength(1_002)
  await portal.rows(sql`update contacts set restricted = true where id = ${eva.contactId}`)
  await expect(content.next()).rejects.toThrow('access-limited')
})

test('I6: what goes on while somebody is away sees what they may see now, by the database’s own rules too', async () => {
  const eva = await large.contact({ types: ['ship-to'] })
  const { house } = portal
  const count = async () => {
    const signedIn = await findRights(house.db, house.clock)(eva.userId)
    const away = { signedIn, number: large.organization.number, language: 'en' } as const
    // The gate asks for less than the rows: what is left is the second wall.
    return goOn(house, away, { path: '/organizations/{number}/exports', permission: 'company.read' }, ({ tx }) =>
      tx.one<{ count: number }>(sql`select count(*) as count from licences`),
    )
  }
  expect(await count()).toEqual({ done: { count: rowsMade } })
  await portal.rows(sql`update contacts set restricted = true where id = ${eva.contactId}`)
  expect(await count()).toEqual({ done: { count: 0 } })
  await portal.rows(sql`update contacts set status = 'inactive' where id = ${eva.contactId}`)
  expect(await count()).toMatchObject({ refused: { code: 'no-organization' } })
})

test('I6, PAR-8: what goes on with a partner’s eyes ends with the customer’s grant, by the database’s own rules', async () => {
  const partner = await world.partner()
  const sam = await partner.person({ roles: ['sales'] })
  const grant = await world.grant(large, partner)
  const { house } = portal
  const gate = {
    path: '/organizations/{number}/exports',
    method: 'GET',
    permission: 'customer.read',
    eyes: 'partner',
  } as const
  const count = async () => {
    const signedIn = await findRights(house.db, house.clock)(sam.userId)
    return goOn(house, { signedIn, number: partner.organization.number, language: 'en' }, gate, ({ tx }) =>
      tx.one<{ count: number }>(sql`select count(*) as count from licences`),
    )
  }
  expect(await count()).toEqual({ done: { count: rowsMade } })
  expect((await admin.call('removeAdvisor', { advisorId: grant.id }, { ifMatch: grant.version })).status).toBe(200)
  expect(await count()).toEqual({ done: { count: 0 } })
  await portal.rows(sql`update partners set status = 'expired' where partner_id = ${partner.organization.id}`)
  expect(await count()).toMatchObject({ refused: { code: 'partner-not-active' } })
})
