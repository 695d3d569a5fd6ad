import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import {
  addSecondFactor,
  browsers,
  carrying,
  contactWithPassword,
  goodPassword,
  lettersTo,
  signInFrom,
  trailOf,
} from '../../testing/sign-ins.ts'
import { type World, worldOf } from '../../testing/world.ts'
import { openPasswordHasher } from '../platform/password-hasher.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

const unknown = () => `nobody.${randomUUID().slice(0, 8)}`

describe('works', () => {
  test('ACC-11: login ID and password sign in; the answer names the organizations, and the cookie carries the session', async () => {
    const ana = await contactWithPassword(world)
    const { response, status, session } = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    expect(status).toBe(200)
    expect(response.json()).toEqual({
      name: ana.name,
      loginId: ana.loginId,
      language: 'en',
      memberships: [
        { number: ana.organization.number, name: ana.organization.name, types: ['administrator'], restricted: false },
      ],
      staffRoles: [],
    })
    expect(response.headers['set-cookie']).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^chancery_session=.{43}; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax/),
      ]),
    )
    expect((await carrying(portal, session).call('readMe')).output.loginId).toBe(ana.loginId)
  })

  test('ACC-11: the login ID may be typed in any case, with blanks around it and without its accents', async () => {
    const loginId = `Zoë.${randomUUID().slice(0, 8)}`
    await contactWithPassword(world, { loginId })
    for (const typed of [loginId.toUpperCase(), loginId.toLowerCase(), `  ${loginId} `, loginId.replace('ë', 'e')])
      expect((await signInFrom(portal, { loginId: typed, password: goodPassword })).status).toBe(200)
  })

  test('ACC-11: a person who is a contact of several organizations is told all of them', async () => {
    const ana = await contactWithPassword(world)
    const other = await world.customer()
    await other.contact({ sameUserAs: ana, types: ['bill-to'], restricted: true })
    const { response } = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    expect(response.json().memberships).toHaveLength(2)
  })

  test('PLT-3: staff get a session of 12 hours', async () => {
    const sam = await world.staff({ password: goodPassword })
    const { response, session } = await signInFrom(portal, { loginId: sam.loginId, password: goodPassword })
    expect(response.json().staffRoles).toEqual(['licensing-operator'])
    expect(response.headers['set-cookie']).toEqual(expect.arrayContaining([expect.stringContaining('Max-Age=43200')]))
    portal.clock.advance({ minutes: 29 })
    expect((await carrying(portal, session).call('readMe')).status).toBe(200)
    portal.clock.advance({ minutes: 31 })
    expect((await carrying(portal, session).call('readMe')).status).toBe(401)
  })

  test('S4: each sign-in has a session id of its own, and the one that the browser carried is dead', async () => {
    const ana = await contactWithPassword(world)
    const first = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    const second = await signInFrom(
      portal,
      { loginId: ana.loginId, password: goodPassword },
      { session: first.session ?? '' },
    )
    expect(second.session).not.toBe(first.session)
    expect((await carrying(portal, first.session).call('readMe')).status).toBe(401)
    expect((await carrying(portal, second.session).call('readMe')).status).toBe(200)
  })

  test('S4: a session id that somebody else planted in the browser is not taken over', async () => {
    const ana = await contactWithPassword(world)
    const planted = 'x'.repeat(43)
    const { session } = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { session: planted })
    expect(session).not.toBe(planted)
    expect((await carrying(portal, planted).call('readMe')).status).toBe(401)
  })

  test('ACC-12: a hash of a former cost is renewed at the next sign-in', async () => {
    const ana = await contactWithPassword(world)
    const former = await openPasswordHasher(portal.house.vault, { memoryKibibytes: 16, passes: 1 }).hash(goodPassword)
    await portal.rows(sql`update users set password_hash = ${former} where id = ${ana.userId}`)
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })).status).toBe(200)
    const [row] = await portal.rows<{ password_hash: string }>(
      sql`select password_hash from users where id = ${ana.userId}`,
    )
    expect(row?.password_hash).not.toContain('m=16,')
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })).status).toBe(200)
  })

  test('ACC-12: one password in two Unicode spellings is one password', async () => {
    const ana = await contactWithPassword(world, { password: 'canción número cincuenta'.normalize('NFC') })
    const decomposed = 'canción número cincuenta'.normalize('NFD')
    expect((await signInFrom(portal, { loginId: ana.loginId, password: decomposed })).status).toBe(200)
  })

  test('ACC-14: a sign-in from an unknown browser is told to its owner, one from a known browser is not', async () => {
    const ana = await contactWithPassword(world)
    const input = { loginId: ana.loginId, password: goodPassword }
    const first = await signInFrom(portal, input)
    expect(await lettersTo(portal, ana.email)).toEqual(['New sign-in to your account'])
    await signInFrom(portal, input, { device: first.device ?? '', address: '198.51.100.7' })
    await signInFrom(portal, input)
    expect(await lettersTo(portal, ana.email)).toHaveLength(1)
    await signInFrom(portal, input, { browser: browsers.safari })
    await signInFrom(portal, input, { address: '198.51.100.8' })
    expect(await lettersTo(portal, ana.email)).toHaveLength(3)
  })

  test('ACC-14: at most twenty places are signed in; the one longest unused ends for the next', async () => {
    const ana = await contactWithPassword(world)
    const first = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    for (let count = 0; count < 20; count += 1) {
      portal.clock.advance({ seconds: 1 })
      await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    }
    expect((await carrying(portal, first.session).call('readMe')).status).toBe(401)
    const last = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    expect((await carrying(portal, last.session).call('listSessions')).output.items).toHaveLength(20)
  })

  test('ACC-18: sign-ins and failed sign-ins stand in the trail of every organization of the person', async () => {
    const ana = await contactWithPassword(world)
    const other = await world.customer()
    await other.contact({ sameUserAs: ana })
    await signInFrom(portal, { loginId: ana.loginId, password: 'something wrong' })
    await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    for (const { id } of [ana.organization, other.organization])
      expect((await trailOf(portal, id)).toSorted()).toEqual(['sign-in.failed', 'sign-in.succeeded'])
  })

  test('ACC-12: with a second factor the code may come along', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const done = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword, code: factor.code() })
    expect(done.status).toBe(200)
  })
})

describe('refuses', () => {
  test('S2: a wrong password and an unknown login ID get the same status, headers and words', async () => {
    const ana = await contactWithPassword(world)
    const withoutPassword = await (await world.customer()).contact()
    const answers = []
    for (const loginId of [ana.loginId, unknown(), withoutPassword.loginId, '<script>', 'a', 'ñ'.repeat(150)]) {
      const { response } = await signInFrom(portal, { loginId, password: 'something wrong' })
      const { requestId, ...body } = response.json()
      expect(typeof requestId).toBe('string')
      answers.push({ status: response.statusCode, body, headers: Object.keys(response.headers) })
    }
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } })
  })

  test('S2: one slow hash is computed for each attempt, whether or not the login ID exists', async () => {
    const ana = await contactWithPassword(world)
    const withoutPassword = await (await world.customer()).contact()
    const hasher = portal.house.passwords
    let hashes = 0
    portal.house.passwords = {
      hash: hasher.hash,
      verify: (stored, password) => {
        hashes += 1
        return hasher.verify(stored, password)
      },
    }
    try {
      for (const loginId of [ana.loginId, unknown(), withoutPassword.loginId]) {
        hashes = 0
        await signInFrom(portal, { loginId, password: 'something wrong' })
        expect(hashes).toBe(1)
      }
    } finally {
      portal.house.passwords = hasher
    }
  })

  test('ACC-12: without the code it asks for one, in the same words for everybody, and only after the right password', async () => {
    const ana = await contactWithPassword(world)
    await addSecondFactor(portal, ana)
    const wrong = await signInFrom(portal, { loginId: ana.loginId, password: 'something wrong' })
    expect([wrong.status, wrong.code]).toEqual([401, 'sign-in-failed'])
    const right = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    expect([right.status, right.code, right.session]).toEqual([401, 'second-factor-needed', undefined])
  })

  test('ACC-12: a wrong password with a right code tells nothing of the code, and does not use it up', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const code = factor.code()
    expect((await signInFrom(portal, { loginId: ana.loginId, password: 'something wrong', code })).code).toBe(
      'sign-in-failed',
    )
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword, code })).status).toBe(200)
  })

  test('ACC-12: a wrong code is refused at its field', async () => {
    const ana = await contactWithPassword(world)
    await addSecondFactor(portal, ana)
    const { response } = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword, code: '000000' })
    expect(response.statusCode).toBe(422)
    expect(response.json()).toMatchObject({ code: 'second-factor-wrong', fields: [{ path: 'code' }] })
  })

  test('ACC-5: contacts who are only sales, inactive ones and those of closed companies have no sign-in', async () => {
    const sales = await contactWithPassword(world, { types: ['sales'] })
    const inactive = await contactWithPassword(world, { status: 'inactive' })
    const closed = await (await world.customer({ status: 'closed' })).contact({ password: goodPassword })
    for (const { loginId } of [sales, inactive, closed]) {
      const { status, code, session } = await signInFrom(portal, { loginId, password: goodPassword })
      expect([status, code, session]).toEqual([403, 'no-organization', undefined])
    }
  })

  test('PLT-3: bad input is refused at the field, never with a fault of ours', async () => {
    const visitor = portal.visit()
    expect((await visitor.call('signIn', {})).faults).toEqual(['loginId: required', 'password: required'])
    expect((await visitor.call('signIn', { loginId: '  ', password: '' })).faults).toEqual([
      'loginId: required',
      'password: required',
    ])
    expect((await visitor.call('signIn', { loginId: 'a', password: '\ud800 lone' })).faults).toEqual([
      'password: not-printable',
    ])
    expect((await visitor.call('signIn', { loginId: 'a', password: 'x'.repeat(5_000) })).faults).toEqual([
      'password: too-long',
    ])
    expect((await visitor.call('signIn', { loginId: 'a', password: 'b', admin: true })).faults).toEqual([
      'admin: unknown-field',
    ])
    expect((await visitor.call('signIn', { loginId: '\u0000', password: 'b' })).faults).toEqual([
      'loginId: not-printable',
    ])
    expect((await visitor.call('signIn', { loginId: '🙂 עברית', password: '\u0007' })).problem.code).toBe(
      'sign-in-failed',
    )
  })
})

describe('not visible', () => {
  test('S13: neither the trail nor the database keeps what was typed as an unknown login ID or as a password', async () => {
    const typed = `secret-${randomUUID()}`
    await signInFrom(portal, { loginId: typed, password: typed })
    const [row] = await portal.rows<{ count: number }>(
      sql`select count(*) as count from audit_events e where e::text like ${`%${typed}%`}`,
    )
    expect(row?.count).toBe(0)
  })
})
