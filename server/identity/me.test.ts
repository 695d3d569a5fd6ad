import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { contactWithPassword, goodPassword, lastLetterTo } from '../../testing/sign-ins.ts'
import { type World, worldOf } from '../../testing/world.ts'
import { workerWithin } from '../platform/worker.ts'
import { saveDemoPersonas } from './persona-queries.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

describe('works', () => {
  test('ACC-15: one’s own sign-in names every active organization, and nothing that proves it', async () => {
    const ana = await contactWithPassword(world)
    const [second, closed] = [await world.customer(), await world.customer({ status: 'closed' })]
    await second.contact({ sameUserAs: ana, types: ['ship-to'], restricted: true })
    await closed.contact({ sameUserAs: ana })
    const { output, body } = await ana.call('readMe')
    expect(output.memberships.map(({ number }) => number).toSorted()).toEqual(
      [ana.organization.number, second.organization.number].toSorted(),
    )
    expect(output).toMatchObject({
      loginId: ana.loginId,
      language: 'en',
      timeZone: 'UTC',
      theme: 'system',
      leastPasswordLength: 15,
      secondFactor: { active: false, since: null, recoveryCodesLeft: 0 },
    })
    expect(JSON.stringify(body)).not.toContain('argon2')
  })

  test('PLT-7: language, time zone and theme are kept, also one at a time, and letters follow the language', async () => {
    const ana = await contactWithPassword(world)
    await ana.call('updateMe', { language: 'es', timeZone: 'Europe/Madrid' })
    await ana.call('updateMe', { theme: 'dark' })
    expect((await ana.call('readMe')).output).toMatchObject({
      language: 'es',
      timeZone: 'Europe/Madrid',
      theme: 'dark',
    })
    await ana.call('changePassword', { currentPassword: goodPassword, newPassword: 'Umbrellas sing in 9 gardens' })
    const letter = await lastLetterTo(portal, ana.email)
    expect(letter.subject).toBe('Se ha cambiado su contraseña')
    expect(letter.text).toContain('16 nov 2026, 10:00 (Europe/Madrid)')
    expect(letter.link).toBe('http://localhost/es/profile')
  })

  test('ACC-12: the demo lists its sign-ins with what each is for, in both languages', async () => {
    const persona = {
      loginId: 'ana',
      password: 'for everybody',
      name: 'Ana',
      organization: 'Acme',
      purpose: { en: 'Allocates licences', es: 'Asigna licencias' },
    }
    await workerWithin(portal.house, ({ tx }) => saveDemoPersonas(tx, [persona]))
    expect((await portal.visit().call('listPersonas')).output.items).toEqual([persona])
    await workerWithin(portal.house, ({ tx }) => saveDemoPersonas(tx, []))
    expect((await portal.visit().call('listPersonas')).output.items).toEqual([])
  })
})

describe('refuses', () => {
  test('PLT-3: settings that do not exist, at their fields, and nothing is changed', async () => {
    const ana = await contactWithPassword(world)
    const answer = await ana.call('updateMe', { language: 'fr', timeZone: 'Mars/Olympus', theme: 'pink', name: 'x' })
    expect(answer.faults.toSorted()).toEqual([
      'language: not-one-of',
      'name: unknown-field',
      'theme: not-one-of',
      'timeZone: not-a-time-zone',
    ])
    expect((await ana.call('readMe')).output.language).toBe('en')
  })
})

describe('not allowed', () => {
  test('ACC-15: without a session there is no sign-in to read or change', async () => {
    for (const operation of ['readMe', 'updateMe'] as const)
      expect((await portal.visit().call(operation)).problem.code).toBe('not-signed-in')
  })
})

describe('not visible', () => {
  test('ACC-15: a change touches nobody else', async () => {
    const [ana, luis] = [await contactWithPassword(world), await contactWithPassword(world)]
    await ana.call('updateMe', { language: 'es', theme: 'dark' })
    expect((await luis.call('readMe')).output).toMatchObject({ language: 'en', theme: 'system' })
  })
})
