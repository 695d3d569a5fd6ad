import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'
import { authenticate } from '../identity/authenticate.ts'
import { served } from '../routes.ts'
import { doorRules } from '../rules.ts'
import type { House } from './house.ts'
import { openHttp, sessionCookie } from './http.ts'
import { mountWeb } from './web.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const origin = 'https://portal.example'
let app: FastifyInstance
let buildFolder: string

/**
 * Pages as `react-router build` writes them, cut down to routes that answer with what they were given. In the project's
 * own folder, so that they find the same React Router as the server does.
 */
const pages = `
import { createContext, redirect } from 'react-router'
export const visit = createContext()
const tell = async ({ request, context, params }) => {
  const { call, ...facts } = context.get(visit)
  const answers = []
  for (const [name, given] of JSON.parse(new URL(request.url).searchParams.get('calls') ?? '[]')) answers.push(await call(name, given))
  const form = request.method === 'POST' ? Object.fromEntries(await request.formData()) : null
  return Response.json({ ...facts, url: request.url, method: request.method, form, answers, filler: 'x'.repeat(2000) })
}
const leave = () => redirect('/en/elsewhere')
const fail = () => { throw new Error('a fault with a secret in it') }
const route = (id, path, module) => [id, { id, parentId: undefined, path, module }]
export const routes = Object.fromEntries([
  route('tell', ':lang/*', { loader: tell, action: tell }),
  route('leave', 'leave', { loader: leave }),
  route('fail', 'fail', { loader: fail }),
])
const described = Object.values(routes).map(({ id, path }) => [id, { id, path, hasAction: true, hasLoader: true, module: '' }])
export const entry = { module: { visit, default: () => new Response('page') } }
export const assets = { entry: { imports: [], module: '' }, routes: Object.fromEntries(described), url: '', version: '1' }
export const publicPath = '/'
export const assetsBuildDirectory = 'build/client'
export const basename = '/'
export const future = {}
export const isSpaMode = false
export const ssr = true
export const prerender = []
export const routeDiscovery = { mode: 'initial' }
`

beforeAll(async () => {
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')
  await mkdir(cache, { recursive: true })
  buildFolder = await mkdtemp(join(cache, 'web-test-'))
  await mkdir(join(buildFolder, 'server'))
  await mkdir(join(buildFolder, 'client', 'assets'), { recursive: true })
  await writeFile(join(buildFolder, 'server', 'index.js'), pages)
  await writeFile(join(buildFolder, 'client', 'assets', 'app-1a2b.js'), 'let a = 1')
  await writeFile(join(buildFolder, 'client', 'assets', 'app-1a2b.js.br'), brotliCompressSync('let a = 1'))
  await writeFile(join(buildFolder, 'client', 'robots.txt'), 'User-agent: *')
  const { house, db, clock } = portal
  const door = {
    db,
    clock,
    ids: house.ids,
    rules: doorRules,
    house,
    issuingKeyId: () => house.signer.currentKeyId('licence-file'),
  }
  const common = {
    door,
    served,
    authenticate: authenticate(db, clock),
    log: house.log,
    publicOrigin: origin,
    demo: true,
  }
  app = await openHttp<House>({ ...common, requestsPerMinute: 100_000 })
  await mountWeb<House>(app, { ...common, formKey: Buffer.alloc(32, 1), buildFolder })
})
afterAll(async () => {
  await app.close()
  await rm(buildFolder, { recursive: true })
})

function get(
  url: string,
  options: { session?: string; headers?: Record<string, string>; cookies?: Record<string, string> } = {},
) {
  const cookies = { ...options.cookies, ...(options.session ? { [sessionCookie]: options.session } : {}) }
  return app.inject({ method: 'GET', url, headers: { host: 'internal:3000', ...options.headers }, cookies })
}

test('ACC-15: a page knows who asks, and acts for the organization in its address only', async () => {
  const one = await world.customer()
  const two = await world.customer()
  const ana = await one.contact({ types: ['ship-to'] })
  await two.contact({ sameUserAs: ana })
  const number = two.organization.number
  const { actor } = (await get(`/en/o/${number}/licences`, { session: ana.sessionToken })).json()
  expect(actor).toMatchObject({ kind: 'contact', loginId: ana.loginId, organization: { number } })
  expect(actor.memberships).toHaveLength(2)
  const elsewhere = (await get('/en/profile', { session: ana.sessionToken })).json()
  expect(elsewhere.actor).not.toHaveProperty('organization')
  expect((await get('/en/profile')).json().actor).toEqual({ kind: 'visitor' })
})

test('ACC-15: which company was chosen to act for is known to pages while it is one of theirs', async () => {
  const one = await world.customer()
  const two = await world.customer()
  const ana = await one.contact()
  await two.contact({ sameUserAs: ana })
  const chosen = async (number: string, session?: string) =>
    (await get('/en/profile', { ...(session ? { session } : {}), cookies: { chancery_acting_for: number } })).json()
      .actingFor
  expect(await chosen(two.organization.number, ana.sessionToken)).toBe(two.organization.number)
  const stranger = await world.customer()
  for (const number of [stranger.organization.number, '99999999', '', '<b>'])
    expect(await chosen(number, ana.sessionToken)).toBeNull()
  expect(await chosen(two.organization.number)).toBeNull()
})

test('staff see the organization of the address; a number that is nobody’s stays nameless', async () => {
  const { organization } = await world.customer()
  const staff = await world.staff({ roles: ['customer-service'] })
  const page = async (path: string) => (await get(path, { session: staff.sessionToken })).json().actor
  expect(await page(`/es/o/${organization.number}`)).toMatchObject({
    kind: 'staff',
    staffRoles: ['customer-service'],
    organization: { number: organization.number, name: organization.name },
  })
  expect(await page('/es/o/99999999')).not.toHaveProperty('organization')
})

test('a page calls operations through the door: its own rights, and problems returned in the page’s language', async () => {
  const customer = await world.customer()
  const foreign = await world.customer()
  const ana = await customer.contact()
  const licence = await world.licence(customer.organization)
  const calls = JSON.stringify([
    ['readLicence', { number: customer.organization.number, licenceId: licence.id }],
    ['listLicences', { number: foreign.organization.number }],
    ['allocateLicence', { number: customer.organization.number, licenceId: licence.id }],
  ])
  const { answers } = (await get(`/es/x?calls=${encodeURIComponent(calls)}`, { session: ana.sessionToken })).json()
  expect(answers[0]).toMatchObject({ ok: true, output: { code: licence.code }, etag: '"1"' })
  expect(answers[1]).toMatchObject({ ok: false, problem: { status: 404, code: 'other-organization' } })
  expect(answers[1].problem.detail).toMatch(/^Está actuando/)
  expect(answers[2]).toMatchObject({ ok: false, problem: { status: 422, code: 'fields-invalid' } })
})

test('the language is the address’s, the theme a cookie’s; every page has a nonce of its own', async () => {
  const page = async (path: string, options = {}) => (await get(path, options)).json()
  expect((await page('/es/x', { headers: { 'accept-language': 'en' } })).language).toBe('es')
  expect((await page('/en/x', { cookies: { theme: 'dark' } })).theme).toBe('dark')
  expect((await page('/en/x', { cookies: { theme: 'pink' } })).theme).toBe('system')
  expect((await page('/en/x')).nonce).not.toBe((await page('/en/x')).nonce)
})

test('the token of forms belongs to one session', async () => {
  const ana = await (await world.customer()).contact()
  const bea = await (await world.customer()).contact()
  const csrf = async (session?: string) => (await get('/en/x', session ? { session } : {})).json().csrf
  expect(await csrf(ana.sessionToken)).toBe(await csrf(ana.sessionToken))
  expect(new Set([await csrf(ana.sessionToken), await csrf(bea.sessionToken), await csrf()]).size).toBe(3)
  expect(await csrf('not-a-session')).toBe(await csrf())
})

const post = (headers: Record<string, string>, payload: string) =>
  app.inject({
    method: 'POST',
    url: '/en/x',
    headers: { host: 'internal:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload,
  })

test('behind a proxy that ends TLS, a form of our own origin is taken and another site’s is not', async () => {
  const own = await post(
    { origin, 'sec-fetch-site': 'same-origin', 'x-forwarded-host': 'evil.example' },
    'name=Jos%C3%A9',
  )
  expect(own.json()).toMatchObject({ url: `${origin}/en/x`, method: 'POST', form: { name: 'José' } })
  const foreign = ['origin https://evil.example', 'sec-fetch-site cross-site', 'origin null']
  for (const [name = '', value = ''] of foreign.map((header) => header.split(' ')))
    expect((await post({ [name]: value }, 'name=x')).statusCode).toBe(400)
})

test('a form that is too large is refused before anybody reads it', async () => {
  expect((await post({ origin }, `name=${'x'.repeat(4 * 1024 * 1024)}`)).statusCode).toBe(413)
})

test('files whose name holds a hash are kept for ever, compressed as they were built; a miss is a 404 and no page', async () => {
  const plain = await get('/assets/app-1a2b.js?v=1')
  expect([plain.body, plain.headers['cache-control']]).toEqual(['let a = 1', 'public, max-age=31536000, immutable'])
  const small = await get('/assets/app-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(small.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(small.rawPayload).toString()).toBe('let a = 1')
  const miss = await get('/assets/app-0000.js')
  expect([miss.statusCode, miss.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8'])
  for (const path of [
    '/assets/../server/index.js',
    '/assets/..%2f..%2fserver%2findex.js',
    '/assets/%2e%2e/server/index.js',
  ])
    expect((await get(path)).body).not.toContain('createContext')
  expect((await get('/robots.txt')).headers['cache-control']).toBe('public, max-age=3600')
})

test('addresses of the API that do not exist are problems, not pages', async () => {
  const answer = await get('/v1/nothing')
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
})

test('pages carry the portal’s security headers, are compressed, and are kept by no cache', async () => {
  const answer = await get('/en/x', { headers: { 'accept-encoding': 'br' } })
  expect(answer.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  })
  expect(JSON.parse(brotliDecompressSync(answer.rawPayload).toString()).language).toBe('en')
  const redirect = await get('/leave')
  expect([redirect.statusCode, redirect.headers.location, redirect.body]).toEqual([302, '/en/elsewhere', ''])
})

test('a fault of a page tells the reader nothing of itself', async () => {
  const answer = await get('/fail')
  expect(answer.statusCode).toBe(500)
  expect(answer.body).not.toContain('secret')
})

test('a build that is not there is told with what to do', async () => {
  const common = { served, log: portal.house.log, demo: true, formKey: Buffer.alloc(32), publicOrigin: null }
  const door = {
    db: portal.db,
    clock: portal.clock,
    ids: portal.house.ids,
    rules: doorRules,
    house: portal.house,
    issuingKeyId: () => '',
  }
  const mounting = mountWeb<House>(app, { ...common, door, authenticate: async () => null, buildFolder: '/nowhere' })
  await expect(mounting).rejects.toThrow(/The pages are not built.*npm start/)
})
