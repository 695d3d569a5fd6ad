import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newTestPortal, startOfTests, type TestPortal } from '../../testing/portal.ts'
import { type StaffPersona, worldOf } from '../../testing/world.ts'

// Links and notices stand on every page of a portal, so these tests have one of their own.
let portal: TestPortal
let administrator: StaffPersona

beforeAll(async () => {
  portal = await newTestPortal()
  administrator = await worldOf(portal).staff({ roles: ['staff-administrator'] })
})
afterAll(() => portal.close())
beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.rows(sql`delete from service_notices`)
  await frameLater()
})

const frame = async (language?: 'en' | 'es') =>
  (await portal.visit().call('readPortalFrame', language ? { language } : {})).output

/** The frame once no process can remember the former one. */
async function frameLater(language?: 'en' | 'es') {
  portal.clock.advance({ seconds: 15 })
  return frame(language)
}

const notice = {
  kind: 'planned',
  textEn: 'Files are signed with a delay.',
  textEs: 'Los archivos se firman con retraso.',
  startsAt: '2026-11-16T10:00:00.000Z',
  endsAt: '2026-11-16T11:00:00.000Z',
}

async function trailOf(action: string) {
  return portal.rows<{ before: unknown; after: unknown; actor_name: string }>(
    sql`select before, after, actor_name from audit_events where action = ${action} order by at desc, id`,
  )
}

test('PLT-10: a portal is delivered with links to the store, the reference desk and the documentation', async () => {
  expect((await frame('en')).links).toEqual([
    { label: 'Company store', url: 'https://www.example.com/store' },
    { label: 'Reference desk', url: 'https://www.example.com/reference' },
    { label: 'Product documentation', url: 'https://www.example.com/docs' },
  ])
  expect((await frame('es')).links.map(({ label }) => label)).toEqual([
    'Tienda',
    'Mesa de consulta',
    'Documentación de productos',
  ])
})

test('PLT-8: a notice is on every page from its start until its end, in the reader’s language', async () => {
  const { output } = await administrator.call('saveServiceNotice', notice)
  expect(output.state).toBe('coming')
  expect((await frameLater()).notices).toEqual([])
  portal.clock.set('2026-11-16T10:00:00Z')
  expect((await frame('en')).notices).toEqual([{ id: output.id, kind: 'planned', text: notice.textEn }])
  expect((await frame('es')).notices).toEqual([{ id: output.id, kind: 'planned', text: notice.textEs }])
  portal.clock.set('2026-11-16T10:59:59Z')
  expect((await frame()).notices).toHaveLength(1)
  portal.clock.set('2026-11-16T11:00:00Z')
  expect((await frame()).notices).toEqual([])
})

test('PLT-8: pages are told from memory for 15 seconds, and no longer', async () => {
  await frame()
  const { startsAt: _, ...rest } = notice
  await administrator.call('saveServiceNotice', { ...rest, startsAt: '2026-11-16T08:00:00.000Z' })
  portal.clock.advance({ seconds: 14 })
  expect((await frame()).notices).toEqual([])
  portal.clock.advance({ seconds: 1 })
  expect((await frame()).notices).toHaveLength(1)
})

test('PLT-8: a notice without an end stays until it is ended; ending it twice changes nothing more', async () => {
  const { output } = await administrator.call('saveServiceNotice', {
    ...notice,
    kind: 'fault',
    startsAt: '2026-11-16T08:00:00.000Z',
    endsAt: null,
  })
  expect((await frameLater()).notices).toHaveLength(1)
  const ended = await administrator.call('endServiceNotice', { noticeId: output.id })
  expect(ended.output).toMatchObject({ state: 'over', endsAt: portal.clock.now() })
  expect((await frameLater()).notices).toEqual([])
  expect((await administrator.call('endServiceNotice', { noticeId: output.id })).output).toEqual(ended.output)
  expect(await trailOf('service-notice.ended')).toHaveLength(1)
})

test('PLT-8: a notice that is ended before it begins is never shown', async () => {
  const { output } = await administrator.call('saveServiceNotice', notice)
  const ended = await administrator.call('endServiceNotice', { noticeId: output.id })
  expect(ended.output).toMatchObject({ state: 'over', endsAt: notice.startsAt })
  portal.clock.set(notice.startsAt)
  expect((await frameLater()).notices).toEqual([])
})

test('PLT-8: a notice can be changed, and the trail tells what it said before', async () => {
  const { output } = await administrator.call('saveServiceNotice', notice)
  const changed = await administrator.call('saveServiceNotice', {
    ...notice,
    noticeId: output.id,
    kind: 'fault',
    endsAt: null,
  })
  expect(changed.output).toMatchObject({ id: output.id, kind: 'fault', endsAt: null })
  expect((await administrator.call('readPortalContent')).output.notices).toEqual([changed.output])
  const [entry] = await trailOf('service-notice.updated')
  expect(entry).toMatchObject({
    actor_name: administrator.name,
    before: { kind: 'planned', endsAt: notice.endsAt },
    after: { kind: 'fault', endsAt: null },
  })
})

test.each([
  [{ endsAt: '2026-11-16T09:59:59.999Z' }, ['endsAt: ends-before-start']],
  [{ startsAt: '2026-02-30T10:00:00.000Z' }, ['startsAt: not-an-instant']],
  [{ startsAt: 'tomorrow', textEs: ' ' }, ['textEs: required', 'startsAt: not-an-instant']],
  [{ kind: 'party' }, ['kind: not-one-of']],
  [{ textEn: 'x'.repeat(501) }, ['textEn: too-long']],
])('PLT-8: a notice that says nothing sensible is refused at its fields: %j', async (input, faults) => {
  const refused = await administrator.call('saveServiceNotice', { ...notice, ...input })
  expect(refused.faults).toEqual(faults)
})

test('PLT-8: a notice that is not there can be neither changed nor ended', async () => {
  const noticeId = randomUUID()
  expect((await administrator.call('saveServiceNotice', { ...notice, noticeId })).problem.code).toBe('not-found')
  expect((await administrator.call('endServiceNotice', { noticeId })).problem.code).toBe('not-found')
})

test.each([
  ['javascript:alert(1)', 'not-a-url'],
  ['ftp://www.vendor.example', 'not-a-url'],
  ['data:text/html,hello', 'not-a-url'],
  ['www.vendor.example', 'not-a-url'],
  ['', 'required'],
])('PLT-10: a link leads to a web address and nothing else: %j', async (url, code) => {
  const refused = await administrator.call('saveUsefulLinks', { links: [{ labelEn: 'A', labelEs: 'B', url }] })
  expect(refused.faults).toEqual([`links.0.url: ${code}`])
})

test('PLT-10: the vendor’s links take the place of the former ones, in their order, and the trail tells both', async () => {
  const links = [
    { labelEn: 'Shop', labelEs: 'Tienda', url: 'https://shop.vendor.example/' },
    { labelEn: 'Status', labelEs: 'Estado', url: 'http://status.vendor.example/now' },
  ]
  expect((await administrator.call('saveUsefulLinks', { links })).output).toEqual({ links })
  expect((await frameLater('es')).links).toEqual([
    { label: 'Tienda', url: 'https://shop.vendor.example/' },
    { label: 'Estado', url: 'http://status.vendor.example/now' },
  ])
  await administrator.call('saveUsefulLinks', { links })
  const trail = await trailOf('useful-links.saved')
  expect(trail).toHaveLength(1)
  expect(trail[0]?.after).toEqual({
    links: ['Shop / Tienda: https://shop.vendor.example/', 'Status / Estado: http://status.vendor.example/now'],
  })
  const many = Array.from({ length: 9 }, () => links[0])
  expect((await administrator.call('saveUsefulLinks', { links: many })).faults).toEqual(['links: too-many'])
  expect((await administrator.call('saveUsefulLinks', { links: [] })).output).toEqual({ links: [] })
  expect((await frameLater()).links).toEqual([])
})

test('PLT-10: of two who save links at the same moment, one is heard and neither meets an error', async () => {
  const linksOf = (name: string) =>
    [1, 2, 3].map((at) => ({ labelEn: name, labelEs: name, url: `https://${name}.example/${at}` }))
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name) => administrator.call('saveUsefulLinks', { links: linksOf(name) })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await administrator.call('readPortalContent')).output.links).toHaveLength(3)
})

test('PLT-10: only those who run the portal change what is on every page', async () => {
  const operator = await worldOf(portal).staff({
    roles: ['licensing-operator', 'customer-service', 'catalogue-manager'],
  })
  for (const answer of [
    await operator.call('readPortalContent'),
    await operator.call('saveUsefulLinks', { links: [] }),
    await operator.call('saveServiceNotice', notice),
    await operator.call('endServiceNotice', { noticeId: randomUUID() }),
  ])
    expect(answer.problem).toMatchObject({ status: 403, code: 'not-allowed' })
})
