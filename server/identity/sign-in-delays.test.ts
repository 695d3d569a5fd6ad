import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import {
  addSecondFactor,
  anyAddress,
  contactWithPassword,
  goodPassword,
  postFrom,
  signInFrom,
} from '../../testing/sign-ins.ts'
import { unique } from '../../testing/unique.ts'
import { type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

async function failTimes(loginId: string, times: number, address: () => string, password = 'something wrong') {
  const codes: (string | undefined)[] = []
  for (let count = 0; count < times; count += 1)
    codes.push((await signInFrom(portal, { loginId, password }, { address: address() })).code)
  return codes
}

describe('refuses', () => {
  test('ACC-14: after five wrong passwords from one address each further one waits twice as long, up to 15 minutes', async () => {
    const ana = await contactWithPassword(world)
    const address = anyAddress()
    expect(await failTimes(ana.loginId, 5, () => address)).toEqual(Array(5).fill('sign-in-failed'))
    for (const seconds of [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]) {
      const { response, code } = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address })
      expect(code).toBe('sign-in-delayed')
      expect(response.statusCode).toBe(429)
      expect(response.json().facts).toEqual({ seconds })
      expect(response.headers['retry-after']).toBe(String(seconds))
      portal.clock.advance({ seconds })
      expect(await failTimes(ana.loginId, 1, () => address)).toEqual(['sign-in-failed'])
    }
  })

  test('ACC-14: the delay is the same for a login ID that does not exist', async () => {
    const loginId = unique('nobody.')
    const address = anyAddress()
    await failTimes(loginId, 5, () => address)
    const response = await postFrom(portal, 'signIn', { loginId, password: goodPassword }, address)
    expect(response.json()).toMatchObject({ status: 429, code: 'sign-in-delayed', facts: { seconds: 5 } })
  })

  test('ACC-14: fifty attempts at one moment are not all free: five are judged, the others wait', async () => {
    const ana = await contactWithPassword(world)
    const address = anyAddress()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        signInFrom(portal, { loginId: ana.loginId, password: 'something wrong' }, { address }),
      ),
    )
    const judged = answers.filter(({ code }) => code === 'sign-in-failed')
    expect(judged).toHaveLength(5)
    expect(answers.filter(({ code }) => code === 'sign-in-delayed')).toHaveLength(45)
  })

  test('ACC-14: one address that tries many login IDs is slowed down, also for login IDs that it has not tried', async () => {
    const ana = await contactWithPassword(world)
    const address = anyAddress()
    for (let count = 0; count < 40; count += 1)
      await signInFrom(portal, { loginId: unique('nobody.'), password: goodPassword }, { address })
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address })).code).toBe(
      'sign-in-delayed',
    )
  })

  test('ACC-14: an IPv6 caller is one caller, whichever of its addresses it takes', async () => {
    const ana = await contactWithPassword(world)
    let host = 0
    await failTimes(ana.loginId, 5, () => {
      host += 1
      return `2001:db8:7:7::${host}`
    })
    const from = (address: string) => signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address })
    expect((await from('2001:db8:7:7:ffff::1')).code).toBe('sign-in-delayed')
    expect((await from('2001:db8:7:8::1')).status).toBe(200)
  })

  test('ACC-14: with the right password the codes are limited as well, over all addresses', async () => {
    const ana = await contactWithPassword(world)
    const factor = await addSecondFactor(portal, ana)
    const wrong = factor.code() === '123456' ? '654321' : '123456'
    const attempt = (code: string) =>
      signInFrom(portal, { loginId: ana.loginId, password: goodPassword, code }, { address: anyAddress() })
    for (let count = 0; count < 5; count += 1) expect((await attempt(wrong)).code).toBe('second-factor-wrong')
    expect((await attempt(factor.code())).code).toBe('sign-in-delayed')
    portal.clock.advance({ seconds: 10 })
    expect((await attempt(factor.code())).status).toBe(200)
  })
})

describe('works', () => {
  test('ACC-14: strangers with many addresses delay the owner by half a minute at most, never for long', async () => {
    const ana = await contactWithPassword(world)
    for (let count = 0; count < 60; count += 1) {
      await failTimes(ana.loginId, 1, anyAddress)
      portal.clock.advance({ seconds: count < 20 ? 0 : 30 })
    }
    await failTimes(ana.loginId, 1, anyAddress)
    const owner = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address: anyAddress() })
    expect(owner.response.json().facts.seconds).toBeLessThanOrEqual(30)
    portal.clock.advance({ seconds: 30 })
    expect(
      (await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address: anyAddress() })).status,
    ).toBe(200)
  })

  test('ACC-14: in a browser known to be theirs, nothing that strangers do delays the owner, not even from the same address', async () => {
    const ana = await contactWithPassword(world)
    const address = anyAddress()
    const known = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address })
    await failTimes(ana.loginId, 10, () => address)
    await failTimes(ana.loginId, 30, anyAddress)
    const input = { loginId: ana.loginId, password: goodPassword }
    expect((await signInFrom(portal, input, { address })).code).toBe('sign-in-delayed')
    expect((await signInFrom(portal, input, { address, device: known.device ?? '' })).status).toBe(200)
  })

  test('ACC-14: a known browser is judged strictly by itself, so that a stolen one is no way to guess', async () => {
    const ana = await contactWithPassword(world)
    const known = await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address: anyAddress() })
    const from = () => ({ address: anyAddress(), device: known.device ?? '' })
    for (let count = 0; count < 5; count += 1)
      await signInFrom(portal, { loginId: ana.loginId, password: 'something wrong' }, from())
    expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, from())).code).toBe(
      'sign-in-delayed',
    )
  })

  test('ACC-14: a browser is known to those who signed in with it only', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    const known = await signInFrom(portal, { loginId: luis.loginId, password: goodPassword }, { address: anyAddress() })
    const address = anyAddress()
    await failTimes(ana.loginId, 5, () => address)
    const input = { loginId: ana.loginId, password: goodPassword }
    expect((await signInFrom(portal, input, { address, device: known.device ?? '' })).code).toBe('sign-in-delayed')
    expect((await signInFrom(portal, input, { address, device: 'forged' })).code).toBe('sign-in-delayed')
  })

  test('ACC-14: thirty right passwords at one moment: those that are judged all sign in, none meets a fault', async () => {
    const ana = await contactWithPassword(world)
    const address = anyAddress()
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address }),
        ),
      )
      expect(answers.filter(({ status }) => status !== 200 && status !== 429)).toEqual([])
      expect(answers.some(({ status }) => status === 200)).toBe(true)
    }
  })

  test('ACC-14: a right password forgets the wrong ones before it', async () => {
    const ana = await contactWithPassword(world)
    const address = anyAddress()
    for (let round = 0; round < 4; round += 1) {
      await failTimes(ana.loginId, 4, () => address)
      expect((await signInFrom(portal, { loginId: ana.loginId, password: goodPassword }, { address })).status).toBe(200)
    }
  })

  test('ACC-14: an attacker’s own sign-ins do not clear the count of their address', async () => {
    const own = await contactWithPassword(world)
    const address = anyAddress()
    for (let count = 0; count < 40; count += 1) {
      await signInFrom(portal, { loginId: unique('nobody.'), password: goodPassword }, { address })
      if (count % 5 === 0) await signInFrom(portal, { loginId: own.loginId, password: goodPassword }, { address })
    }
    expect((await signInFrom(portal, { loginId: unique('nobody.'), password: goodPassword }, { address })).code).toBe(
      'sign-in-delayed',
    )
  })
})
