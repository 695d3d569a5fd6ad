import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeManyLicences } from '../../testing/licences.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { later } from '../../values/calendar.ts'
import { jobs } from '../jobs.ts'
import { tidyExports } from './tidy-exports.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const rowsMade = 5_001

let large: Customer
let admin: ContactPersona
let shipTo: ContactPersona

beforeAll(async () => {
  large = await world.customer({ name: 'Large' })
  admin = await large.contact({ language: 'es' })
  shipTo = await large.contact({ types: ['ship-to'] })
  await makeManyLicences(portal, large.organization, rowsMade)
})

beforeEach(() => portal.clock.set(startOfTests))

const request = async (who: ContactPersona, input: Record<string, unknown> = {}, language: 'en' | 'es' = 'en') =>
  (await who.call('requestExport', { kind: 'licences', ...input }, { language })).output
const read = async (who: ContactPersona, exportId: string) => (await who.call('readExport', { exportId })).output
const file = (who: ContactPersona, exportId: string) => who.call('downloadExport', { exportId })
const textOf = (content: unknown) => (typeof content === 'string' ? content : '')
const recordsOf = (content: unknown): Record<string, string>[] => parse(textOf(content), { bom: true, columns: true })
const pieces = (exportId: string) =>
  portal.rows(sql`select position from export_pieces where export_id = ${exportId} order by position`)
const trail = (exportId: string) =>
  portal.rows(sql`select action, actor_name, after from audit_events where subject_id = ${exportId} order by action`)
const lettersTo = (who: ContactPersona) =>
  portal.rows<{ kind: string; language: string; subject: string; body_text: string }>(sql`
    select kind, language, subject, body_text from letters where contact_id = ${who.contactId} order by created_at desc, id`)
const tidy = () => jobs.find(({ kind }) => kind === tidyExports.kind)?.run(portal.house, {})

describe('at once', () => {
  test('UX-37: a list of more than 5,000 rows is refused with the way to have it, and never cut short', async () => {
    const small = await shipTo.call('exportLicences', { q: 'nothing is called so' })
    expect(recordsOf(small.output.content)).toEqual([])
    const { problem } = await shipTo.call('exportLicences')
    expect(problem).toMatchObject({ status: 409, code: 'export-too-large', facts: { most: 5000 } })
    expect(problem.detail).toContain('requestExport')
  })

  test('UX-37: people and activity are refused in the same way', async () => {
    const crowd = await world.customer()
    const ada = await crowd.contact()
    await portal.rows(sql`
      insert into contacts (organization_id, id, first_name, last_name, email, types, created_at)
      select ${crowd.organization.id}, gen_random_uuid(), 'Eva', 'Ruiz ' || n, 'eva' || n || '@example.com', '{sales}', ${startOfTests}::timestamptz
      from generate_series(1, 5000) n`)
    await portal.rows(sql`
      insert into audit_events (id, organization_id, at, action, actor_kind, actor_name, address, request_id, subject_kind, subject_label)
      select gen_random_uuid(), ${crowd.organization.id}, ${startOfTests}::timestamptz, 'contact.added', 'worker', '–', '', '', 'contact', n::text
      from generate_series(1, 5001) n`)
    expect((await ada.call('exportContacts')).problem.code).toBe('export-too-large')
    expect((await ada.call('exportAuditEvents')).problem.code).toBe('export-too-large')
    const made = [await request(ada, { kind: 'contacts' }), await request(ada, { kind: 'audit-events' })]
    await portal.runJobs()
    for (const [index, least] of [5_001, 5_003].entries()) {
      const { output } = await file(ada, made[index]?.id ?? '')
      expect(recordsOf(output.content)).toHaveLength(least)
    }
  })

  test('UX-37: what is taken away at once leaves a trace too: which list, how many rows', async () => {
    const { output } = await shipTo.call('exportLicences', { sort: 'quantity', q: 'nothing is called so' })
    const found = await portal.rows(sql`
      select action, actor_user_id, after from audit_events
      where organization_id = ${large.organization.id} and action = 'export.downloaded' and subject_label = ${output.fileName}
      order by at desc, id limit 1`)
    expect(found).toEqual([
      { action: 'export.downloaded', actor_user_id: shipTo.userId, after: { kind: 'licences', rows: 0 } },
    ])
  })
})

describe('works', () => {
  test('UX-36, UX-37: a list of 5,001 rows is prepared whole, each row once, in its order; whoever asked is told by mail', async () => {
    const asked = await request(admin, { filter: { sort: 'quantity', order: 'descending' } }, 'es')
    expect(asked).toMatchObject({
      kind: 'licences',
      status: 'waiting',
      rowCount: 0,
      expectedCount: null,
      fileName: `licences-${large.organization.number}-2026-11-16.csv`,
      actions: { download: 'export-not-ready', cancel: null },
    })
    await portal.runJobs()
    const ready = await read(admin, asked.id)
    expect(ready).toMatchObject({
      status: 'done',
      rowCount: rowsMade,
      expectedCount: rowsMade,
      finishedAt: startOfTests,
      expiresAt: later(startOfTests, { days: 7 }),
      actions: { download: null, cancel: 'export-not-under-way' },
    })
    const { output, headers } = await file(admin, asked.id)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(output.fileName).toBe(asked.fileName)
    const records = recordsOf(output.content)
    expect(records.map((one) => Number(one['Cantidad']))).toEqual(
      Array.from({ length: rowsMade }, (_, index) => rowsMade - index),
    )
    expect(new Set(records.map((one) => one['Código de licencia'])).size).toBe(rowsMade)
    expect(records[0]).toMatchObject({ 'Se cuenta por': 'Usuarios simultáneos', Estado: 'Activa' })
    expect(Buffer.byteLength(textOf(output.content))).toBe(ready.byteCount)
    const [letter] = await lettersTo(admin)
    expect(letter).toMatchObject({
      kind: 'export-ready',
      language: 'es',
      subject: `Su archivo ${asked.fileName} está listo`,
    })
    expect(letter?.body_text).toContain(`/o/${large.organization.number}/downloads`)
    expect(letter?.body_text).toContain('5.001')
    expect(await trail(asked.id)).toEqual([
      { action: 'export.downloaded', actor_name: admin.name, after: { kind: 'licences', rows: rowsMade } },
      { action: 'export.requested', actor_name: admin.name, after: { kind: 'licences' } },
    ])
  })

  test('UX-37: programs get stable names and codes; a filter narrows the file as it narrows the list', async () => {
    const asked = await request(shipTo, { header: 'machine', filter: { q: 'nothing is called so' } })
    const some = await request(shipTo, { header: 'machine', filter: { status: 'active', sort: 'maintenance' } })
    await portal.runJobs()
    const none = (await file(shipTo, asked.id)).output.content
    expect(textOf(none)).toBe(
      '\ufeff"code","product","edition","model","quantity","allocated_quantity","starts_on","ends_on","maintenance_ends_on","maintenance_state","status","grade"\r\n',
    )
    const records = recordsOf((await file(shipTo, some.id)).output.content)
    expect(records).toHaveLength(rowsMade)
    expect(records[0]).toMatchObject({
      model: 'concurrent',
      status: 'active',
      maintenance_state: 'ending',
      ends_on: '',
    })
  })

  test('UX-36: the list of one’s files is newest first, comes in pages, and holds nobody else’s', async () => {
    const eva = await large.contact({ types: ['ship-to'] })
    const made: string[] = []
    for (const q of ['one', 'two', 'three']) {
      made.unshift((await request(eva, { filter: { q } })).id)
      portal.clock.advance({ minutes: 1 })
    }
    const first = (await eva.call('listExports', { limit: 2 })).output
    const second = (await eva.call('listExports', { limit: 2, after: first.next })).output
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made)
    expect(second.next).toBeNull()
    expect((await shipTo.call('listExports')).output.items.filter(({ id }) => made.includes(id))).toEqual([])
  })

  test('UX-36: who asks twice, at the same moment or later, gets the one file that is under way', async () => {
    const eva = await large.contact({ types: ['bill-to'] })
    const both = await Promise.all([1, 2, 3, 4, 5].map(() => request(eva, { filter: { view: 'expiring' } })))
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    const again = await request(eva, { filter: { order: 'ascending', view: 'expiring' } })
    expect(again.id).toBe(both[0]?.id)
    expect((await request(eva, { filter: { view: 'all' } })).id).not.toBe(again.id)
    await portal.runJobs()
    expect((await request(eva, { filter: { view: 'expiring' } })).id).not.toBe(again.id)
  })

  test('UX-36: a file that is cancelled is not finished, nothing of it is kept, and no letter comes', async () => {
    const eva = await large.contact({ types: ['ship-to'] })
    const { id } = await request(eva)
    expect((await eva.call('cancelExport', { exportId: id })).output).toMatchObject({
      status: 'cancelled',
      actions: { download: 'export-not-ready', cancel: 'export-not-under-way' },
    })
    await portal.runJobs()
    expect(await pieces(id)).toEqual([])
    expect(await read(eva, id)).toMatchObject({ status: 'cancelled', rowCount: 0 })
    expect(await lettersTo(eva)).toEqual([])
    expect((await trail(id)).map(({ action }) => action)).toEqual(['export.cancelled', 'export.requested'])
  })

  test('UX-36: a file is kept for 7 days after it was finished, then it is gone with every piece', async () => {
    const { id } = await request(shipTo, { filter: { view: 'new' } })
    await portal.runJobs()
    portal.clock.set(later(startOfTests, { days: 7 }))
    await tidy()
    const reader = portal.visit(await world.session(shipTo.userId))
    const given = { number: large.organization.number, exportId: id }
    expect((await reader.call('downloadExport', given)).status).toBe(200)
    portal.clock.advance({ seconds: 1 })
    await tidy()
    expect((await reader.call('downloadExport', given)).status).toBe(404)
    expect(await pieces(id)).toEqual([])
  })

  test('UX-36: a file that nothing moves for a day is stopped, and whoever asked is told to ask again', async () => {
    const eva = await large.contact({ types: ['ship-to'] })
    const { id } = await request(eva)
    portal.clock.set(later(startOfTests, { hours: 25 }))
    await tidy()
    const reader = portal.visit(await world.session(eva.userId))
    const found = await reader.call('readExport', { number: large.organization.number, exportId: id })
    expect(found.output).toMatchObject({ status: 'stopped', stoppedBecause: 'unavailable' })
    expect((await lettersTo(eva))[0]).toMatchObject({ kind: 'export-stopped' })
    await portal.runJobs()
    expect((await reader.call('readExport', { number: large.organization.number, exportId: id })).output.status).toBe(
      'stopped',
    )
  })

  test('UX-36: the vendor’s people have files of a customer prepared for themselves', async () => {
    const agent = await world.staff({ roles: ['customer-service'] })
    const number = large.organization.number
    const { id } = (await agent.call('requestExport', { number, kind: 'contacts' })).output
    await portal.runJobs()
    const { content } = (await agent.call('downloadExport', { number, exportId: id })).output
    expect(textOf(content)).toContain(admin.email)
    expect((await admin.call('readExport', { exportId: id })).status).toBe(404)
    const [letter] = await portal.rows(sql`
      select organization_id, kind, recipient_email from letters where recipient_email = ${agent.email}`)
    expect(letter).toEqual({ organization_id: null, kind: 'export-ready', recipient_email: agent.email })
  })
})

describe('refuses', () => {
  test.each([
    [{ kind: 'everything' }, ['kind: not-one-of']],
    [{ header: 'loud' }, ['header: not-one-of']],
    [{ filter: 'status=active' }, ['filter: wrong-type']],
    [{ filter: { status: ['gone'] } }, ['filter.status.0: not-one-of']],
    [{ filter: { limit: 10 } }, ['filter.limit: unknown-field']],
    [{ filter: { q: 'x'.repeat(201) } }, ['filter.q: too-long']],
    [{ kind: 'audit-events', filter: { from: '2026-02-30' } }, ['filter.from: not-a-day']],
    [{ kind: 'audit-events', filter: { from: '2026-11-17', to: '2026-11-16' } }, ['filter.to: ends-before-start']],
  ])('UX-36: %j is refused at its field, before anything is prepared', async (bad, faults) => {
    expect((await admin.call('requestExport', { kind: 'licences', ...bad })).faults).toEqual(faults)
  })

  test('UX-36: three files are prepared for one person at a time: exports-under-way', async () => {
    const eva = await large.contact({ types: ['ship-to'] })
    for (const q of ['one', 'two', 'three']) await request(eva, { filter: { q } })
    const { problem } = await eva.call('requestExport', { kind: 'licences', filter: { q: 'four' } })
    expect(problem).toMatchObject({ status: 409, code: 'exports-under-way', facts: { most: 3 } })
    await portal.runJobs()
    expect((await eva.call('requestExport', { kind: 'licences', filter: { q: 'four' } })).status).toBe(200)
  })

  test('UX-36: what is not ready is not downloaded, and what is over not cancelled', async () => {
    const { id } = await request(shipTo, { filter: { q: 'soon' } })
    expect((await file(shipTo, id)).problem).toMatchObject({ status: 409, code: 'export-not-ready' })
    await portal.runJobs()
    const { problem } = await shipTo.call('cancelExport', { exportId: id })
    expect(problem).toMatchObject({ status: 409, code: 'export-not-under-way' })
    expect((await file(shipTo, id)).status).toBe(200)
  })
})

describe('not allowed, not visible', () => {
  test('ACC-5, ACC-6: nobody has a list prepared that they may not read', async () => {
    const restricted = await large.contact({ types: ['ship-to'], restricted: true })
    expect((await restricted.call('requestExport', { kind: 'licences' })).problem.code).toBe('access-limited')
    expect((await shipTo.call('requestExport', { kind: 'audit-events' })).problem.code).toBe('not-allowed')
    const { id } = await request(restricted, { kind: 'contacts' })
    await portal.runJobs()
    const records = recordsOf((await file(restricted, id)).output.content)
    expect(records.map((one) => one['E-mail']).toSorted()).toEqual([admin.email, restricted.email].toSorted())
  })

  test('ACC-7: a file is nobody else’s: not a colleague’s, not another company’s, not even in another company of one’s own', async () => {
    const other = await world.customer()
    const both = await other.contact({ sameUserAs: shipTo })
    const { id } = await request(shipTo, { filter: { q: 'mine' } })
    await portal.runJobs()
    for (const operation of ['readExport', 'cancelExport', 'downloadExport'] as const) {
      for (const who of [admin, both])
        expect((await who.call(operation, { exportId: id })).problem).toMatchObject({ status: 404, code: 'not-found' })
      expect((await shipTo.call(operation, { exportId: randomUUID() })).status).toBe(404)
      const stranger = await other.contact()
      const given = { number: large.organization.number, exportId: id }
      expect((await stranger.call(operation, given)).status).toBe(404)
      expect((await portal.visit().call(operation, given)).status).toBe(401)
    }
  })

  test('ACC-6: who has lost the right to the list cannot download what was prepared before', async () => {
    const eva = await large.contact({ types: ['ship-to'] })
    const { id } = await request(eva, { filter: { q: 'before' } })
    await portal.runJobs()
    await portal.rows(sql`update contacts set restricted = true where id = ${eva.contactId}`)
    expect((await file(eva, id)).problem.code).toBe('access-limited')
    expect((await read(eva, id)).actions.download).toBe('access-limited')
  })
})
