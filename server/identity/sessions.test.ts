import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { browsers, carrying, contactWithPassword, goodPassword, signInFrom, trailOf } from '../../testing/sign-ins.ts'
import { type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

describe('works', () => {
  test('ACC-14: the list names browser, system, address and times of every place, the one in hand marked', async () => {
    const ana = await contactWithPassword(world)
    portal.clock.advance({ minutes: 5 })
    const here = await signInFrom(
      portal,
      { loginId: ana.loginId, password: goodPassword },
      { address: '198.51.100.9', browser: browsers.safari },
    )
    const { items } = (await carrying(portal, here.session).call('listSessions')).output
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({
      current: true,
      browser: 'Safari',
      system: 'macOS',
      address: '198.51.100.9',
      createdAt: portal.clock.now(),
    })
    expect(items[1]).toMatchObject({ current: false, browser: null, system: null })
  })

  test('PLT-3: a session that was idle for an hour or is a day old lets nobody in and leaves the list', async () => {
    const ana = await contactWithPassword(world)
    const idle = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    const busy = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    for (let minutes = 0; minutes < 60; minutes += 30) {
      portal.clock.advance({ minutes: 30 })
      await carrying(portal, busy.session).call('readMe')
    }
    expect((await carrying(portal, idle.session).call('readMe')).status).toBe(401)
    expect((await carrying(portal, busy.session).call('listSessions')).output.items).toHaveLength(1)
    for (let hours = 1; hours < 24; hours += 0.5) {
      expect((await carrying(portal, busy.session).call('readMe')).status).toBe(200)
      portal.clock.advance({ minutes: 30 })
    }
    expect((await carrying(portal, busy.session).call('readMe')).status).toBe(401)
  })

  test('ACC-14: a session is ended in one place, and the others stay', async () => {
    const ana = await contactWithPassword(world)
    const other = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    const { items } = (await carrying(portal, other.session).call('listSessions')).output
    const sessionId = items.find(({ current }) => current)?.id
    expect((await ana.call('endSession', { sessionId })).status).toBe(200)
    expect((await carrying(portal, other.session).call('readMe')).status).toBe(401)
    expect((await ana.call('readMe')).status).toBe(200)
  })

  test('ACC-14: signing out everywhere else, and everywhere, works with the next request', async () => {
    const ana = await contactWithPassword(world)
    const others = [
      await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }),
      await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }),
    ]
    expect((await ana.call('endOtherSessions')).output).toEqual({ ended: 2 })
    for (const { session } of others) expect((await carrying(portal, session).call('readMe')).status).toBe(401)
    const again = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    const all = await ana.call('endAllSessions')
    expect(all.output).toEqual({ ended: 2 })
    expect(all.cookies).toEqual({ chancery_session: '' })
    for (const token of [ana.sessionToken, again.session])
      expect((await carrying(portal, token).call('readMe')).status).toBe(401)
    expect(await trailOf(portal, ana.organization.id)).toContain('sessions.ended')
  })

  test('ACC-14: signing out kills the session on the server, takes the cookie away, and may be repeated', async () => {
    const ana = await contactWithPassword(world)
    const out = await ana.call('signOut')
    expect([out.status, out.cookies]).toEqual([200, { chancery_session: '', chancery_acting_for: '' }])
    expect((await ana.call('readMe')).status).toBe(401)
    expect((await ana.call('signOut')).status).toBe(200)
    expect((await portal.visit().call('signOut')).status).toBe(200)
    expect(await trailOf(portal, ana.organization.id)).toEqual(['session.ended'])
  })

  test('ACC-14: ending the session in hand is signing out', async () => {
    const ana = await contactWithPassword(world)
    const { items } = (await ana.call('listSessions')).output
    const answer = await ana.call('endSession', { sessionId: items[0]?.id })
    expect(answer.cookies).toEqual({ chancery_session: '' })
    expect((await ana.call('readMe')).status).toBe(401)
  })
})

describe('not allowed', () => {
  test('ACC-14: nobody without a session lists or ends any', async () => {
    for (const operation of ['listSessions', 'endOtherSessions', 'endAllSessions'] as const)
      expect((await portal.visit().call(operation)).problem.code).toBe('not-signed-in')
  })
})

describe('not visible', () => {
  test('ACC-14: somebody else’s session, an ended one and one that never was are equally absent', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    const [mine] = (await ana.call('listSessions')).output.items
    const [theirs] = (await luis.call('listSessions')).output.items
    const other = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    const gone = (await carrying(portal, other.session).call('listSessions')).output.items.find(
      ({ current }) => current,
    )
    await carrying(portal, other.session).call('signOut')
    expect(mine?.current).toBe(true)
    const answers = []
    for (const sessionId of [theirs?.id, gone?.id, randomUUID()]) {
      const { status, problem } = await ana.call('endSession', { sessionId })
      answers.push({ status, code: problem.code, detail: problem.detail })
    }
    expect(answers[0]).toMatchObject({ status: 404, code: 'not-found' })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await luis.call('readMe')).status).toBe(200)
  })

  test('S4: the table keeps hashes of tokens only', async () => {
    const ana = await contactWithPassword(world)
    const { items } = (await ana.call('listSessions')).output
    expect(JSON.stringify(items)).not.toContain(ana.sessionToken)
  })
})
