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
import { type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

const newPassword = 'Umbrellas sing in 9 gardens'

describe('works', () => {
  test('ACC-11: the new password counts at once, every other session ends, this one stays', async () => {
    const ana = await contactWithPassword(world)
    const other = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })
    expect((await ana.call('changePassword', { currentPassword: goodPassword, newPassword })).output).toEqual({
      done: true,
    })
    expect((await ana.call('readMe')).status).toBe(200)
    expect((await carrying(portal, other.session).call('readMe')).status).toBe(401)
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })).code).toBe('sign-in-failed')
    expect((await signInFrom(portal, { loginId: ana.loginId, password: newPassword })).status).toBe(200)
  })

  test('ACC-11: the owner is told by mail and the trail of the company says so', async () => {
    const ana = await contactWithPassword(world, { language: 'es' })
    await ana.call('changePassword', { currentPassword: goodPassword, newPassword })
    expect(await lettersTo(portal, ana.email)).toEqual(['Se ha cambiado su contraseña'])
    expect(await trailOf(portal, ana.organization.id)).toEqual(['password.changed'])
  })

  test('ACC-12: beside a second factor eight characters suffice', async () => {
    const ana = await contactWithPassword(world)
    await addSecondFactor(portal, ana)
    expect((await ana.call('changePassword', { currentPassword: goodPassword, newPassword: 'Kx7 qLpw' })).status).toBe(
      200,
    )
  })
})

describe('refuses', () => {
  test('ACC-12: a wrong current password, told at its field', async () => {
    const ana = await contactWithPassword(world)
    const answer = await ana.call('changePassword', { currentPassword: 'something wrong', newPassword })
    expect([answer.status, answer.faults]).toEqual([422, ['currentPassword: password-wrong']])
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword })).status).toBe(200)
  })

  test('ACC-14: after five wrong ones a session left open on a desk cannot guess on', async () => {
    const ana = await contactWithPassword(world)
    for (let count = 0; count < 5; count += 1)
      await ana.call('changePassword', { currentPassword: 'something wrong', newPassword })
    const answer = await ana.call('changePassword', { currentPassword: goodPassword, newPassword })
    expect(answer.problem).toMatchObject({ code: 'sign-in-delayed', facts: { seconds: 5 } })
    portal.clock.advance({ seconds: 5 })
    expect((await ana.call('changePassword', { currentPassword: goodPassword, newPassword })).status).toBe(200)
  })

  test('ACC-12: what is too short or too common, told at its field; 256 characters are taken, more are not', async () => {
    const ana = await contactWithPassword(world)
    const change = (password: string) =>
      ana.call('changePassword', { currentPassword: goodPassword, newPassword: password })
    expect((await change('fourteen chars')).faults).toEqual(['newPassword: password-too-short'])
    expect((await change('qwertyuiopasdfghjkl')).faults).toEqual(['newPassword: password-too-common'])
    expect((await change(`${ana.organization.name} ${ana.loginId}`)).faults).toEqual([
      'newPassword: password-too-common',
    ])
    expect((await change(`Violets ${'x'.repeat(249)}`)).faults).toEqual(['newPassword: too-long'])
    expect((await change(`Violets ${'x'.repeat(248)}`)).status).toBe(200)
  })

  test('ACC-12: two changes at one moment: one counts, the other is told that something changed meanwhile', async () => {
    const ana = await contactWithPassword(world)
    const hasher = portal.house.passwords
    const both = Promise.withResolvers<void>()
    let waiting = 0
    portal.house.passwords = {
      verify: hasher.verify,
      hash: async (password) => {
        waiting += 1
        if (waiting === 2) both.resolve()
        await both.promise
        return hasher.hash(password)
      },
    }
    const answers = await Promise.all(
      ['first', 'second'].map((word) =>
        ana.call('changePassword', { currentPassword: goodPassword, newPassword: `${newPassword} ${word}` }),
      ),
    ).finally(() => {
      portal.house.passwords = hasher
    })
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })
})

describe('not allowed', () => {
  test('ACC-11: nobody without a session changes a password', async () => {
    const answer = await portal.visit().call('changePassword', { currentPassword: goodPassword, newPassword })
    expect(answer.problem.code).toBe('not-signed-in')
  })
})

describe('not visible', () => {
  test('ACC-11: there is no way to name somebody else’s sign-in', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    const answer = await ana.call('changePassword', {
      currentPassword: goodPassword,
      newPassword,
      loginId: luis.loginId,
    })
    expect(answer.faults).toEqual(['loginId: unknown-field'])
  })
})
