import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { served } from '../routes.ts'
import { doorRules } from '../rules.ts'
import { pageVisit } from './web-visit.ts'

test('PLT-7: what only the demo serves cannot be had through a page either where there is no demo', async () => {
  const { house, db, clock } = await openTestPortal()
  const { ids } = house
  const door = { db, clock, ids, rules: doorRules, house, issuingKeyId: () => '' }
  const request = {
    requestId: 'r',
    language: 'en',
    address: '',
    userAgent: '',
    publicOrigin: 'http://localhost',
    signedIn: null,
    sessionToken: null,
    path: '/en/mailbox',
    theme: null,
    actingFor: null,
  } as const
  const visitOf = (demo: boolean) =>
    pageVisit({ door, served, log: house.log, demo, formKey: Buffer.alloc(32) }, request)
  const inDemo = await visitOf(true)
  expect(await inDemo.visit.call('listLetters', {})).toMatchObject({ ok: true })
  const elsewhere = await visitOf(false)
  expect(elsewhere.visit.demo).toBe(false)
  for (const name of ['listLetters', 'readLetter', 'listPersonas'])
    await expect(elsewhere.visit.call(name, {})).rejects.toThrow(`there is no operation ${name}`)
})
