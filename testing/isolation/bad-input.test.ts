import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpointOf, isOperationName, type OperationName } from '../../contract/all.ts'
import { pathNames } from '../../contract/endpoint.ts'
import { isFieldErrorCode } from '../../contract/field-errors.ts'
import { problem } from '../../contract/problem.ts'
import { refusals } from '../../contract/refusals.ts'
import { sessionCookie } from '../../server/platform/http.ts'
import { served } from '../../server/routes.ts'
import { newMigratedDatabase, openPortalOn, type TestPortal } from '../portal.ts'
import { seedOfRun } from '../seed.ts'
import { badBodies, badSegments, badValues } from './bad-values.ts'
import { type CrawlingActor, crawlerWorld } from './crawler-world.ts'
import { loadShared, loadWorlds, sharedRows } from './load-worlds.ts'
import { nothingLasts, remembering } from './nothing-lasts.ts'
import { randomOf } from './random.ts'
import { validInput } from './valid-input.ts'

const seed = seedOfRun
const random = randomOf(seed)
const { world, actors, things } = crawlerWorld()
const trying = ['visitor', 'administrator', 'staff of every role'].map(
  (name) => actors.find((one) => one.name === name) ?? everyRole(),
)
const operations = served.map(({ name }) => name).filter(isOperationName)
let portal: TestPortal

/** One of the vendor's people who may do whatever any of them may. */
function everyRole(): CrawlingActor {
  const operator = actors.find((one) => one.name === 'licensing operator')
  const row = world.rows.staff_members.find((one) => one.user_id === operator?.userId)
  if (!operator || !row) throw new Error('the crawler’s world has no licensing operator')
  row.roles = ['licensing-operator', 'customer-service', 'catalogue-manager', 'renewals-manager', 'staff-administrator']
  return operator
}

beforeAll(async () => {
  console.info(`bad input of seed ${seed}`)
  portal = await openPortalOn(await newMigratedDatabase(), { db: nothingLasts, authenticate: remembering })
  await loadShared(portal.database.ownerUrl, sharedRows())
  await loadWorlds(portal.database.ownerUrl, [world])
  for (const operation of operations) await findAdmitted(operation)
})
afterAll(() => portal.close())

/** Who gets past the door of an operation: of the others nothing is read, so a few tries with each of them suffice. */
const admitted = new Map<OperationName, CrawlingActor[]>()

async function findAdmitted(operation: OperationName): Promise<void> {
  const asked = trying.map(async (actor) => {
    const { url, rest } = placed(operation, good(operation, actor))
    const isRead = endpointOf(operation).method === 'GET'
    const request = isRead ? { url: `${url}${queryOf(rest)}` } : { url, payload: rest }
    const { answer } = await send(operation, actor, 'good input', null, request)
    return { actor, status: answer.statusCode }
  })
  const answers = await Promise.all(asked)
  // What nobody of them finds may not be there: then whoever may ask is tried.
  const turnedAway = answers.every(({ status }) => [401, 403, 404].includes(status)) ? [401, 403] : [401, 403, 404]
  const within = answers.filter(({ status }) => !turnedAway.includes(status)).map(({ actor }) => actor)
  admitted.set(operation, within)
}

/** All of these tries, where somebody is admitted; one of them, where not. */
function tries<Try>(operation: OperationName, actor: CrawlingActor, all: readonly Try[]): readonly Try[] {
  return admitted.get(operation)?.includes(actor) || all.length === 0 ? all : [random.pick(all)]
}

type Sent = { what: string; answer: LightMyRequestResponse; operation: OperationName; field: string | null }

const allIds = { ...things.acme, sessionId: '' }
const sent = { total: 0, refused: 0, atFields: 0 }

function good(operation: OperationName, actor: CrawlingActor): Record<string, unknown> {
  return validInput(operation, { ...allIds, sessionId: actor.sessionId })
}

/** The address of an operation with these values in its path, and the rest of the input. */
function placed(operation: OperationName, input: Record<string, unknown>) {
  const { path } = endpointOf(operation)
  const names = pathNames(path)
  const text = (value: unknown): string =>
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
  return {
    url: `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(input[name])))}`,
    rest: Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name))),
  }
}

function queryOf(rest: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest))
    for (const one of Array.isArray(value) ? value : [value])
      query.append(name, typeof one === 'string' ? one : JSON.stringify(one))
  return query.size > 0 ? `?${query}` : ''
}

async function send(
  operation: OperationName,
  actor: CrawlingActor,
  what: string,
  field: string | null,
  request: InjectOptions,
): Promise<Sent> {
  const { method } = endpointOf(operation)
  const answer = await portal.app.inject({
    ...request,
    method,
    headers: { 'idempotency-key': random.hex(8), 'if-match': '"1"', ...request.headers },
    ...(actor.token ? { cookies: { [sessionCookie]: actor.token } } : {}),
  })
  return { what: `${operation} as ${actor.name}: ${what}`, answer, operation, field }
}

/** The operation's good input, with one field made bad. */
function sendInput(operation: OperationName, actor: CrawlingActor, field: string, value: unknown): Promise<Sent> {
  const { url, rest } = placed(operation, { ...good(operation, actor), [field]: value })
  const what = `${field} = ${(JSON.stringify(value) ?? 'undefined').slice(0, 80)}`
  if (endpointOf(operation).method === 'GET')
    return send(operation, actor, what, field, { url: `${url}${queryOf(rest)}` })
  return send(operation, actor, what, field, {
    url,
    payload: JSON.stringify(rest),
    headers: { 'content-type': 'application/json' },
  })
}

/** What is wrong with an answer, whatever was sent; null where nothing is. */
function fault({ answer, operation, field }: Sent): string | null {
  sent.total += 1
  if (answer.statusCode >= 500) return `status ${answer.statusCode}`
  if (answer.statusCode < 400) return null
  sent.refused += 1
  if (!String(answer.headers['content-type']).startsWith('application/problem+json')) return 'not problem+json'
  const read = problem.safeParse(JSON.parse(answer.body))
  if (!read.success) return `not problem details: ${read.error.message}`
  const { code, fields, status, requestId } = read.data
  if (!Object.hasOwn(refusals, code)) return `unknown code ${code}`
  if (status !== answer.statusCode || requestId !== answer.headers['x-request-id']) return 'status or reference differ'
  if (answer.body.length > 20_000) return `an answer of ${answer.body.length} characters`
  if (code !== 'fields-invalid') return null
  sent.atFields += 1
  if (!fields || fields.length === 0) return 'no field is named'
  if (fields.some((one) => !isFieldErrorCode(one.code) || one.message === ''))
    return 'a field without a code and a sentence'
  const named = fields.map(({ path }) => path.split('.')[0] ?? '')
  const known = Object.keys(endpointOf(operation).input.shape)
  if (field === null || !known.includes(field)) return null
  return named.every((name) => name === field) ? null : `fields ${named.join(', ')} instead of ${field}`
}

const account = ({ what, answer }: Sent, why: string): string =>
  `${what} → ${why}: ${answer.body.replace(/.*"code":/, '').slice(0, 300)}`

async function faultsOf(sendings: (() => Promise<Sent>)[]): Promise<string[]> {
  const faults: string[] = []
  const work = async (): Promise<void> => {
    for (let next = sendings.shift(); next; next = sendings.shift()) {
      const done = await next()
      const why = fault(done)
      if (why) faults.push(account(done, why))
    }
  }
  await Promise.all([work(), work(), work()])
  return faults
}

test('PLT-3: no value in any field of any operation is answered but by a clear refusal at that field', {
  timeout: 480_000,
}, async () => {
  const faults = await faultsOf(
    operations.flatMap((operation) =>
      trying.flatMap((actor) =>
        Object.keys(endpointOf(operation).input.shape).flatMap((field) =>
          tries(operation, actor, badValues(random)).map((value) => () => sendInput(operation, actor, field, value)),
        ),
      ),
    ),
  )
  console.info(`${sent.total} requests, ${sent.refused} refused, ${sent.atFields} of them at fields`)
  expect(faults.slice(0, 20)).toEqual([])
})

test('PLT-3: fields that there are not are refused by name, also those that columns are called by', {
  timeout: 240_000,
}, async () => {
  const columns = [...new Set(Object.values(world.rows).flatMap((rows) => rows.flatMap((row) => Object.keys(row))))]
  const invented = [
    'organization_id',
    'password_hash',
    '__proto__',
    'constructor',
    'toString',
    'isAdmin',
    'actor',
    ...columns,
  ]
  const faults = await faultsOf(
    operations.flatMap((operation) =>
      trying.slice(1).flatMap((actor) =>
        Array.from({ length: 4 }, () => random.pick(invented))
          .filter((name) => !(name in endpointOf(operation).input.shape) || name === 'constructor')
          .map((name) => () => sendInput(operation, actor, name, 'text')),
      ),
    ),
  )
  expect(faults).toEqual([])
  const unknown = await sendInput('listLicences', trying[1] ?? everyRole(), 'organization_id', things.bolt.number)
  expect(JSON.parse(unknown.answer.body)).toMatchObject({
    code: 'fields-invalid',
    fields: [{ path: 'organization_id', code: 'unknown-field' }],
  })
})

test('PLT-3: of two thousand wrong values in one list the first fifty are told of', async () => {
  const wrong = Array.from({ length: 2_000 }, () => 'x')
  const { answer } = await sendInput('priceRenewal', trying[1] ?? everyRole(), 'membershipId', wrong)
  const { code, fields } = problem.parse(JSON.parse(answer.body))
  expect([answer.statusCode, code, fields?.length, fields?.[49]?.path]).toEqual([
    422,
    'fields-invalid',
    50,
    'membershipId.49',
  ])
})

test('PLT-3: bodies that are no input are refused: broken, huge, deep, of the wrong kind', {
  timeout: 240_000,
}, async () => {
  const changing = operations.filter((operation) => endpointOf(operation).method !== 'GET')
  const faults = await faultsOf(
    changing.flatMap((operation) =>
      trying.flatMap((actor) =>
        tries(operation, actor, badBodies)
          .filter(({ name }) => name !== '10 MB' || (actor.name === 'administrator' && random.chance(0.1)))
          .filter(() => actor.name === 'administrator' || random.chance(0.3))
          .map(({ name, body, type }) => () => {
            const { url } = placed(operation, good(operation, actor))
            return send(operation, actor, name, null, { url, payload: body, headers: { 'content-type': type } })
          }),
      ),
    ),
  )
  expect(faults).toEqual([])
  const [operation] = changing
  const huge = badBodies.find(({ name }) => name === '10 MB')
  const { url } = placed(operation ?? 'signIn', good(operation ?? 'signIn', actors[0] ?? everyRole()))
  const answer = await portal.app.inject({
    method: 'POST',
    url,
    payload: huge?.body ?? '',
    headers: { 'content-type': 'application/json' },
  })
  expect([answer.statusCode, JSON.parse(answer.body).code]).toEqual([413, 'too-large'])
})

test('PLT-3: addresses that name nothing, and headers that say nothing, are refused or not found', {
  timeout: 240_000,
}, async () => {
  const faults = await faultsOf(
    operations.flatMap((operation) =>
      trying.slice(1).flatMap((actor) => {
        const { path } = endpointOf(operation)
        const input = good(operation, actor)
        const { rest } = placed(operation, input)
        const body =
          endpointOf(operation).method === 'GET'
            ? {}
            : { payload: JSON.stringify(rest), headers: { 'content-type': 'application/json' } }
        const segments = pathNames(path).flatMap((name) =>
          badSegments.map((segment) => () => {
            const url = `/v1${path.replaceAll(/\{(\w+)\}/g, (_, one: string) => (one === name ? segment : String(input[one])))}`
            return send(operation, actor, `${name} = ${segment.slice(0, 40)}`, null, { url, ...body })
          }),
        )
        const headers = [
          { 'idempotency-key': 'k'.repeat(5_000) },
          { 'if-match': '"99999999999999999999"' },
          { 'if-match': 'W/*' },
          { 'accept-language': 'x'.repeat(2_000) },
          { cookie: `${sessionCookie}=%00%ff` },
        ]
        return [
          ...tries(operation, actor, segments).filter(() => random.chance(0.4)),
          ...tries(operation, actor, headers).map((header) => () => {
            const { url } = placed(operation, input)
            const query = endpointOf(operation).method === 'GET' ? queryOf(rest) : ''
            return send(operation, actor, `header ${Object.keys(header)}`, null, {
              url: `${url}${query}`,
              ...body,
              headers: { ...body.headers, ...header },
            })
          }),
        ]
      }),
    ),
  )
  expect(faults).toEqual([])
})

test('PLT-3: addresses that lead nowhere are answered as problems too', async () => {
  for (const url of [
    '/v1',
    '/v1/nothing',
    '/v1/organizations/',
    '/v1/%',
    '/v1/organizations/10000001/nothing',
    `/v1/${'x'.repeat(9_000)}`,
  ])
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const) {
      const answer = await portal.app.inject({ method, url })
      expect([method, url.slice(0, 40), Math.floor(answer.statusCode / 100)]).toEqual([method, url.slice(0, 40), 4])
      expect(problem.safeParse(JSON.parse(answer.body)).success, `${method} ${url.slice(0, 40)} ${answer.body}`).toBe(
        true,
      )
    }
})
