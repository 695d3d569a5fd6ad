import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import {
  addSecondFactor,
  anyAddress,
  carried,
  carrying,
  contactWithPassword,
  goodPassword,
  lastLetterTo,
  lettersTo,
  postFrom,
  signInFrom,
  trailOf,
} from '../../testing/sign-ins.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

const newPassword = 'Umbrellas sing in 9 gardens'

async function linkFor(ana: ContactPersona): Promise<string> {
  await postFrom(portal, 'requestPasswordReset', { loginId: ana.loginId })
  return (await lastLetterTo(portal, ana.email)).token
}

const reset = (token: string, more: Record<string, string> = {}) =>
  portal.visit().call('resetPassword', { token, password: newPassword, ...more })

describe('works', () => {
  test('ACC-11: a mailed link sets a new password, signs in and ends every other session', async () => {
    const ana = await contactWithPassword(world)
    const token = await linkFor(ana)
    const answer = await reset(token)
    expect(answer.output.loginId).toBe(ana.loginId)
    expect((await carrying(portal, answer.cookies.chancery_session).call('readMe')).status).toBe(200)
    expect((await ana.call('readMe')).status).toBe(401)
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })).code).toBe('sign-in-failed')
    expect((await signInFrom(portal, { loginId: ana.loginId, password: newPassword })).status).toBe(200)
  })

  test('ACC-11: the owner is told by mail, and the company’s trail says so', async () => {
    const ana = await contactWithPassword(world)
    await reset(await linkFor(ana))
    expect(await lettersTo(portal, ana.email)).toContain('Your password was changed')
    expect(await trailOf(portal, ana.organization.id)).toEqual(
      expect.arrayContaining(['password-link.sent', 'password.reset', 'sign-in.succeeded']),
    )
  })

  test('ACC-11: the letter goes to every address of the person, in their language, and the link leads to the page', async () => {
    const ana = await contactWithPassword(world, { language: 'es' })
    const other = await world.customer()
    const there = await other.contact({ sameUserAs: ana })
    await postFrom(portal, 'requestPasswordReset', { loginId: ana.loginId })
    const letter = await lastLetterTo(portal, ana.email)
    expect(letter.subject).toBe('Elija una contraseña nueva')
    expect(letter.link).toMatch(/^http:\/\/localhost\/es\/new-password\/[\w-]{43}$/)
    expect((await lastLetterTo(portal, there.email)).link).toBe(letter.link)
  })

  test('ACC-11: reading a link, as scanners of mail do, does not use it up', async () => {
    const ana = await contactWithPassword(world)
    const token = await linkFor(ana)
    for (let count = 0; count < 3; count += 1)
      expect((await portal.visit().call('readPasswordLink', { token })).output).toMatchObject({
        loginId: ana.loginId,
        needsCode: false,
        leastPasswordLength: 15,
      })
    expect((await reset(token)).status).toBe(200)
  })

  test('S3: a link works for 24 hours and not a second longer', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    const [good, bad] = [await linkFor(ana), await linkFor(luis)]
    portal.clock.advance({ hours: 23, minutes: 59, seconds: 59 })
    expect((await reset(good)).status).toBe(200)
    portal.clock.advance({ seconds: 2 })
    expect((await portal.visit().call('readPasswordLink', { token: bad })).problem.code).toBe('link-not-valid')
    expect((await reset(bad)).problem.code).toBe('link-not-valid')
  })

  test('ACC-14: after a reset the browser is known, so that an attack on the login ID does not keep its owner out', async () => {
    const ana = await contactWithPassword(world)
    const answer = await reset(await linkFor(ana))
    for (let count = 0; count < 30; count += 1)
      await signInFrom(portal, { loginId: ana.loginId, password: 'something wrong' }, { address: anyAddress() })
    const device = answer.cookies.chancery_device ?? ''
    expect((await signInFrom(portal, { loginId: ana.loginId, password: newPassword }, { device })).status).toBe(200)
  })
})

describe('refuses', () => {
  test('S3: fifty uses of one link at one moment: one succeeds', async () => {
    const ana = await contactWithPassword(world)
    const token = await linkFor(ana)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => reset(token, { password: `${newPassword} number ${at}` })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code))).toEqual(
      new Set(['link-not-valid']),
    )
  })

  test('S3: a link dies with a newer link, with any change of the password, and with its use', async () => {
    const ana = await contactWithPassword(world)
    const [first, second] = [await linkFor(ana), await linkFor(ana)]
    expect((await reset(first)).problem.code).toBe('link-not-valid')
    await ana.call('changePassword', { currentPassword: goodPassword, newPassword })
    expect((await reset(second)).problem.code).toBe('link-not-valid')
    const third = await linkFor(ana)
    expect((await reset(third)).status).toBe(200)
    expect((await reset(third)).problem.code).toBe('link-not-valid')
  })

  test('S3: links are 256 random bits, and only their hashes are kept', async () => {
    const ana = await contactWithPassword(world)
    const token = await linkFor(ana)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    for (const wrong of [`${token.slice(0, -2)}AA`, token.toLowerCase(), 'x', 'ñ'])
      expect((await reset(wrong)).problem.code).toBe('link-not-valid')
  })

  test('S3: a link never stands for the second factor', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const token = await linkFor(ana)
    expect((await portal.visit().call('readPasswordLink', { token })).output).toMatchObject({
      needsCode: true,
      leastPasswordLength: 8,
    })
    expect((await reset(token)).problem.code).toBe('second-factor-needed')
    expect((await reset(token, { code: '' })).problem.code).toBe('second-factor-needed')
    const wrong = factor.code() === '000000' ? '000001' : '000000'
    expect((await reset(token, { code: wrong })).faults).toEqual(['code: second-factor-wrong'])
    expect((await reset(token, { code: factor.code(), password: 'Kx7 qLpw' })).status).toBe(200)
  })

  test('ACC-14: codes at a link are limited like those at the sign-in', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const token = await linkFor(ana)
    const wrong = factor.code() === '000000' ? '000001' : '000000'
    for (let count = 0; count < 5; count += 1) await reset(token, { code: wrong })
    expect((await reset(token, { code: factor.code() })).problem.code).toBe('sign-in-delayed')
  })

  test('ACC-12: short and common passwords are refused at the field, and the link still works', async () => {
    const ana = await contactWithPassword(world)
    const token = await linkFor(ana)
    expect((await reset(token, { password: 'fourteen chars' })).faults).toEqual(['password: password-too-short'])
    expect((await reset(token, { password: 'password12345678' })).faults).toEqual(['password: password-too-common'])
    expect((await reset(token, { password: `${ana.loginId} 2026` })).faults).toEqual(['password: password-too-common'])
    expect((await reset(token, { password: 'x'.repeat(257) })).faults).toEqual(['password: too-long'])
    expect((await reset(token)).status).toBe(200)
  })

  test('ACC-5: a link does not let in somebody who is a contact of no company any more', async () => {
    const ana = await contactWithPassword(world)
    const token = await linkFor(ana)
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${ana.contactId}`)
    const answer = await reset(token)
    expect([answer.problem.code, answer.cookies]).toEqual(['no-organization', {}])
  })

  test('ACC-5: somebody who is a contact of no company any more gets no link', async () => {
    const gone = await contactWithPassword(world, { status: 'inactive' })
    await postFrom(portal, 'requestPasswordReset', { loginId: gone.loginId })
    expect(await lettersTo(portal, gone.email)).toEqual([])
  })
})

describe('not visible', () => {
  test('S2: asking for a link answers alike whether or not the login ID exists, and causes the same work', async () => {
    const ana = await contactWithPassword(world)
    await portal.runJobs()
    const answers = []
    for (const loginId of [ana.loginId, unique('nobody.')]) {
      const response = await postFrom(portal, 'requestPasswordReset', { loginId })
      answers.push({ status: response.statusCode, body: response.body, names: Object.keys(response.headers) })
      const jobs = await portal.runJobs()
      expect(jobs[0]?.kind).toBe('mail-password-link')
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]?.body).toBe('{"accepted":true}')
  })

  test('ACC-11: nobody can be showered with mails: three an hour, and the answer does not change', async () => {
    const ana = await contactWithPassword(world)
    for (let count = 0; count < 8; count += 1) {
      const { statusCode } = await postFrom(portal, 'requestPasswordReset', { loginId: ana.loginId })
      expect(statusCode).toBe(200)
      await portal.runJobs()
    }
    expect(await lettersTo(portal, ana.email)).toHaveLength(3)
    expect((await reset((await lastLetterTo(portal, ana.email)).token)).status).toBe(200)
    portal.clock.advance({ minutes: 61 })
    await linkFor(ana)
    expect((await lettersTo(portal, ana.email)).filter((one) => one === 'Choose a new password')).toHaveLength(4)
  })

  test('ACC-14: one address that asks for many is told to wait', async () => {
    const address = anyAddress()
    const ask = () => postFrom(portal, 'requestPasswordReset', { loginId: unique('nobody.') }, address)
    for (let count = 0; count < 20; count += 1) expect((await ask()).statusCode).toBe(200)
    expect(carried(await ask()).code).toBe('sign-in-delayed')
  })
})
