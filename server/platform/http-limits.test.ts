import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { served } from '../routes.ts'
import { doorRules } from '../rules.ts'
import type { House } from './house.ts'
import { openHttp, sessionCookie } from './http.ts'

const portal = await openTestPortal()
const limit = 3
let app: FastifyInstance

beforeAll(async () => {
  const { house, db, clock } = portal
  app = await openHttp<House>({
    door: { db, clock, ids: house.ids, rules: doorRules, house, issuingKeyId: () => '' },
    served,
    authenticate: async () => null,
    log: house.log,
    publicOrigin: null,
    requestsPerMinute: limit,
    demo: false,
  })
  app.get('/readyz', () => ({}))
})
afterAll(() => app.close())

function ask(remoteAddress: string, session?: string, url = '/v1/me') {
  return app.inject({ url, remoteAddress, ...(session ? { cookies: { [sessionCookie]: session } } : {}) })
}

async function statuses(count: number, remoteAddress: string, session: (index: number) => string | undefined) {
  const found: number[] = []
  for (let index = 0; index < count; index += 1) found.push((await ask(remoteAddress, session(index))).statusCode)
  return found
}

test('PLT-3: who asks too often is told when to come back; others are not held up', async () => {
  expect(await statuses(limit, '192.0.2.1', () => undefined)).not.toContain(429)
  const refused = await ask('192.0.2.1')
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'too-many-requests'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.headers['ratelimit-limit']).toBe(String(limit))
  expect((await ask('192.0.2.2')).statusCode).not.toBe(429)
})

test('people behind one address each have a limit of their own', async () => {
  expect(await statuses(limit, '192.0.2.3', () => 'session-of-ana')).not.toContain(429)
  expect((await ask('192.0.2.3', 'session-of-ana')).statusCode).toBe(429)
  expect((await ask('192.0.2.3', 'session-of-bea')).statusCode).not.toBe(429)
})

test('made-up sessions do not get around the limit of an address', async () => {
  const found = await statuses(limit * 10 + 1, '192.0.2.4', (index) => `made-up-${index}`)
  expect(found.slice(0, -1)).not.toContain(429)
  expect(found.at(-1)).toBe(429)
})

test('whoever watches the portal is not counted', async () => {
  for (let index = 0; index < limit * 11; index += 1)
    expect((await ask('192.0.2.5', undefined, '/readyz')).statusCode).toBe(200)
})
