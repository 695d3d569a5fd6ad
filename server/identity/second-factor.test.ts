import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import {
  addSecondFactor,
  carrying,
  contactWithPassword,
  goodPassword,
  lettersTo,
  signInFrom,
  trailOf,
} from '../../testing/sign-ins.ts'
import { type ContactPersona, type World, worldOf } from '../../testing/world.ts'
import { codeAt } from './totp-rules.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

const signInWith = (ana: ContactPersona, code: string) =>
  signInFrom(portal, { loginId: ana.loginId, password: goodPassword, code })

async function ticketFor(ana: ContactPersona): Promise<string> {
  const { response } = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
  return response.json().facts.ticket
}

describe('works', () => {
  test('ACC-12: setting up shows the secret as text, address and QR code; a first code turns it on', async () => {
    const ana = await contactWithPassword(world)
    const { output } = await ana.call('beginSecondFactor', { password: goodPassword })
    expect(output.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(output.uri).toBe(
      `otpauth://totp/Chancery:${ana.loginId}?issuer=Chancery&secret=${output.secret}&algorithm=SHA1&digits=6&period=30`,
    )
    expect(output.qr.size).toBeGreaterThan(30)
    expect(output.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
    expect((await ana.call('readMe')).output.secondFactor.active).toBe(false)
    const confirmed = await ana.call('confirmSecondFactor', { code: codeAt(output.secret, portal.clock.now()) })
    expect(new Set(confirmed.output.recoveryCodes).size).toBe(10)
    expect((await ana.call('readMe')).output).toMatchObject({
      leastPasswordLength: 8,
      secondFactor: { active: true, recoveryCodesLeft: 10 },
    })
  })

  test('ACC-12: turning it on ends the other sessions, tells the owner, and stands in the trail', async () => {
    const ana = await contactWithPassword(world)
    const other = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    await addSecondFactor(portal, ana)
    expect((await carrying(portal, other.session).call('readMe')).status).toBe(401)
    expect(await lettersTo(portal, ana.email)).toContain('Second factor turned on')
    expect(await trailOf(portal, ana.organization.id)).toContain('second-factor.added')
  })

  test('S13: the secret is sealed at rest, and no recovery code is kept', async () => {
    const ana = await contactWithPassword(world)
    const { secret, recoveryCodes } = await addSecondFactor(portal, ana)
    const [user] = await portal.rows<{ all: string }>(sql`select u::text as all from users u where id = ${ana.userId}`)
    expect(user?.all).not.toContain(secret)
    const rows = await portal.rows<{ all: string }>(
      sql`select c::text as all from recovery_codes c where user_id = ${ana.userId}`,
    )
    expect(rows).toHaveLength(10)
    for (const code of recoveryCodes) expect(rows.map(({ all }) => all).join()).not.toContain(code.replaceAll('-', ''))
  })

  test('ACC-12: signing in takes two steps: the ticket of the first stands for the password in the second', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const ticket = await ticketFor(ana)
    expect(ticket).not.toContain(goodPassword)
    const done = await portal.visit().call('confirmSignIn', { ticket, code: factor.code() })
    expect(done.output.loginId).toBe(ana.loginId)
    expect((await carrying(portal, done.cookies.chancery_session).call('readMe')).status).toBe(200)
  })

  test('ACC-12: the code of the neighbouring half minutes is taken as well, and typed blanks do not matter', async () => {
    const ana = await contactWithPassword(world)
    const { secret } = await addSecondFactor(portal, ana)
    portal.clock.advance({ minutes: 2 })
    const early = codeAt(secret, portal.clock.now())
    portal.clock.advance({ seconds: 30 })
    expect((await signInWith(ana, `${early.slice(0, 3)} ${early.slice(3)}`)).status).toBe(200)
    const next = codeAt(secret, portal.clock.now())
    portal.clock.advance({ seconds: -30 })
    expect((await signInWith(ana, next)).status).toBe(200)
  })

  test('ACC-12: a recovery code replaces the app, in any case and grouping, once; the owner is told how many are left', async () => {
    const ana = await contactWithPassword(world)
    const { recoveryCodes } = await addSecondFactor(portal, ana)
    const code = recoveryCodes[0] ?? ''
    expect((await signInWith(ana, code.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
    expect((await signInWith(ana, code)).code).toBe('second-factor-wrong')
    expect((await ana.call('readMe')).output.secondFactor.recoveryCodesLeft).toBe(9)
    expect(await lettersTo(portal, ana.email)).toContain('A recovery code was used')
  })

  test('ACC-12: new recovery codes make the former ones void', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const renewed = await ana.call('renewRecoveryCodes', { password: goodPassword, code: factor.code() })
    expect(renewed.output.recoveryCodes).toHaveLength(10)
    expect((await signInWith(ana, factor.recoveryCodes[0] ?? '')).code).toBe('second-factor-wrong')
    expect((await signInWith(ana, renewed.output.recoveryCodes[0] ?? '')).status).toBe(200)
    expect(await lettersTo(portal, ana.email)).toContain('New recovery codes')
  })

  test('ACC-12: with password and code it is turned off, and told; the codes are gone with it', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    expect((await ana.call('removeSecondFactor', { password: goodPassword, code: factor.code() })).status).toBe(200)
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })).status).toBe(200)
    expect((await ana.call('readMe')).output.secondFactor).toEqual({ active: false, since: null, recoveryCodesLeft: 0 })
    expect(await lettersTo(portal, ana.email)).toContain('Second factor turned off')
  })
})

describe('refuses', () => {
  test('ACC-12: a code works once, also when sent twenty times at one moment', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const code = factor.code()
    const tickets = await Promise.all(Array.from({ length: 5 }, () => ticketFor(ana)))
    const answers = await Promise.all(tickets.map((ticket) => portal.visit().call('confirmSignIn', { ticket, code })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await signInWith(ana, code)).code).toBe('second-factor-wrong')
  })

  test('ACC-12: the code that turned it on does not sign in', async () => {
    const ana = await contactWithPassword(world)
    const { output } = await ana.call('beginSecondFactor', { password: goodPassword })
    const code = codeAt(output.secret, portal.clock.now())
    await ana.call('confirmSecondFactor', { code })
    expect((await signInWith(ana, code)).code).toBe('second-factor-wrong')
  })

  test('ACC-12: codes of a minute ago or ahead are wrong', async () => {
    const ana = await contactWithPassword(world)
    const { secret } = await addSecondFactor(portal, ana)
    portal.clock.advance({ minutes: 5 })
    const old = codeAt(secret, portal.clock.now())
    portal.clock.advance({ seconds: 60 })
    expect((await signInWith(ana, old)).code).toBe('second-factor-wrong')
    const ahead = codeAt(secret, portal.clock.now())
    portal.clock.advance({ seconds: -60 })
    expect((await signInWith(ana, ahead)).code).toBe('second-factor-wrong')
  })

  test('ACC-12: a ticket lives ten minutes, and dies with the password that it stands for', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const [late, stale] = [await ticketFor(ana), await ticketFor(ana)]
    await ana.call('changePassword', { currentPassword: goodPassword, newPassword: 'Umbrellas sing in 9 gardens' })
    const finish = (ticket: string) => portal.visit().call('confirmSignIn', { ticket, code: factor.code() })
    expect((await finish(stale)).problem.code).toBe('form-expired')
    portal.clock.advance({ minutes: 10 })
    expect((await finish(late)).problem.code).toBe('form-expired')
    expect((await finish('forged')).problem.code).toBe('form-expired')
  })

  test('ACC-12: a ticket is good for the person who gave the password only', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    await addSecondFactor(portal, ana)
    const factor = await addSecondFactor(portal, luis)
    const answer = await portal.visit().call('confirmSignIn', { ticket: await ticketFor(ana), code: factor.code() })
    expect(answer.problem.code).toBe('second-factor-wrong')
  })

  test('ACC-5: a right code does not let in somebody who is a contact of no company any more', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const ticket = await ticketFor(ana)
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${ana.contactId}`)
    const answer = await portal.visit().call('confirmSignIn', { ticket, code: factor.code() })
    expect([answer.problem.code, answer.cookies]).toEqual(['no-organization', {}])
  })

  test('ACC-12: it is not set up over one that is on, nor confirmed, renewed or removed where there is none', async () => {
    const ana = await contactWithPassword(world)
    const both = { password: goodPassword, code: '123456' }
    expect((await ana.call('confirmSecondFactor', { code: '123456' })).problem.code).toBe('second-factor-absent')
    expect((await ana.call('removeSecondFactor', both)).problem.code).toBe('second-factor-absent')
    expect((await ana.call('renewRecoveryCodes', both)).problem.code).toBe('second-factor-absent')
    const factor = await addSecondFactor(portal, ana)
    expect((await ana.call('beginSecondFactor', { password: goodPassword })).problem.code).toBe('second-factor-present')
    expect((await ana.call('confirmSecondFactor', { code: factor.code() })).problem.code).toBe('second-factor-present')
    expect((await signInWith(ana, factor.code())).status).toBe(200)
  })

  test('ACC-12: a wrong first code is told at its field, and guessing it is slowed', async () => {
    const ana = await contactWithPassword(world)
    const { output } = await ana.call('beginSecondFactor', { password: goodPassword })
    const right = codeAt(output.secret, portal.clock.now())
    const wrong = right === '000000' ? '000001' : '000000'
    for (let count = 0; count < 5; count += 1)
      expect((await ana.call('confirmSecondFactor', { code: wrong })).faults).toEqual(['code: second-factor-wrong'])
    expect((await ana.call('confirmSecondFactor', { code: right })).problem.code).toBe('sign-in-delayed')
  })

  test('ASVS 7.5.1: every change of it asks for the password again, and slows guessing', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const wrong = { password: 'something wrong', code: factor.code() }
    expect((await ana.call('beginSecondFactor', { password: 'something wrong' })).faults).toEqual([
      'password: password-wrong',
    ])
    expect((await ana.call('removeSecondFactor', wrong)).faults).toEqual(['password: password-wrong'])
    expect((await ana.call('renewRecoveryCodes', wrong)).faults).toEqual(['password: password-wrong'])
    await ana.call('removeSecondFactor', wrong)
    await ana.call('removeSecondFactor', wrong)
    for (const operation of ['removeSecondFactor', 'renewRecoveryCodes'] as const)
      expect((await ana.call(operation, { password: goodPassword, code: factor.code() })).problem.code).toBe(
        'sign-in-delayed',
      )
    expect((await ana.call('beginSecondFactor', { password: goodPassword })).problem.code).toBe('sign-in-delayed')
  })

  test('ACC-12: turning it off and renewing the codes ask for a right code', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const wrong = factor.code() === '000000' ? '000001' : '000000'
    for (const operation of ['removeSecondFactor', 'renewRecoveryCodes'] as const)
      expect((await ana.call(operation, { password: goodPassword, code: wrong })).faults).toEqual([
        'code: second-factor-wrong',
      ])
    expect((await ana.call('readMe')).output.secondFactor.active).toBe(true)
  })

  test('ACC-12: a short password cannot stay alone: it is changed before the second factor goes', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    await ana.call('changePassword', { currentPassword: goodPassword, newPassword: 'Kx7 qLpw' })
    const answer = await ana.call('removeSecondFactor', { password: 'Kx7 qLpw', code: factor.code() })
    expect(answer.faults).toEqual(['password: password-needs-second-factor'])
    expect(answer.problem.facts).toEqual({ least: 15 })
  })
})

describe('not allowed', () => {
  test('ACC-12: all of it belongs to somebody signed in', async () => {
    for (const operation of [
      'beginSecondFactor',
      'confirmSecondFactor',
      'removeSecondFactor',
      'renewRecoveryCodes',
    ] as const)
      expect((await portal.visit().call(operation, {})).problem.code).toBe('not-signed-in')
  })
})

describe('not visible', () => {
  test('S13: nothing of the secret comes back once it is on, and the sealed one opens for nobody else', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    const factor = await addSecondFactor(portal, ana)
    await addSecondFactor(portal, luis)
    expect(JSON.stringify((await ana.call('readMe')).body)).not.toContain(factor.secret)
    await portal.rows(sql`
      update users set totp_secret = (select totp_secret from users where id = ${ana.userId}) where id = ${luis.userId}`)
    expect((await signInWith(luis, factor.code())).status).toBe(500)
  })
})
