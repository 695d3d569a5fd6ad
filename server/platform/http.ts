import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import cookies from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { pathNames } from '../../contract/endpoint.ts'
import type { Language } from '../../contract/fields.ts'
import type { Problem } from '../../contract/problem.ts'
import { problemFrom } from './answer.ts'
import type { Call, Door, Served, SignedIn } from './door.ts'
import type { Log } from './log.ts'
import type { CookieToSet } from './operation.ts'
import { FieldsInvalid, fault, Refusal } from './refusal.ts'

/** Name of the cookie that carries a session. */
export const sessionCookie = 'chancery_session'

/** Name of the cookie by which a browser that has signed in before is known again. */
export const deviceCookie = 'chancery_device'

/** Name of the cookie by which pages know for which of several companies their reader acts; the pages set it (ACC-15). */
export const actingForCookie = 'chancery_acting_for'

/** What the HTTP door needs besides the operations. */
export type HttpOptions<House> = {
  door: Door<House>
  served: Served<House>[]
  authenticate(token: string): Promise<SignedIn | null>
  log: Log
  /** The address under which people reach the portal; null: whatever loopback address they typed. */
  publicOrigin: string | null
  /** How many requests one address or session may make in a minute. */
  requestsPerMinute: number
  demo: boolean
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** Opens the HTTP door: routes, limits, security headers, request ids. Does not listen yet. */
export async function openHttp<House>(options: HttpOptions<House>): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 512 * 1024,
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
    genReqId: () => randomUUID(),
    // An address that cannot be read at all, such as one with half a percent sign.
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...securityHeaders, 'x-request-id': request.id, 'cache-control': 'no-store' })
      sendProblem(reply, problemFrom(bodyFault(error), callFacts(request, ''), options.log))
    },
    trustProxy: 'loopback',
  })
  await app.register(cookies)
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: (request) => request.cookies[sessionCookie]?.slice(0, 64) ?? request.ip,
    allowList: isUncounted,
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  })
  // Sessions are not looked up before they are counted: without this, made-up ones would each have a limit of their own.
  const perAddress = app.createRateLimit({
    max: options.requestsPerMinute * addressesShare,
    timeWindow: 60_000,
    keyGenerator: (request) => `address ${request.ip}`,
  })
  app.addHook('onRequest', async (request) => {
    const count = await perAddress(request)
    if (!count.isAllowed && count.isExceeded) throw tooMany(count.ttl)
  })
  app.addHook('onSend', async (request, reply) => {
    // A page whose address is a secret tells nobody of it, ourselves not either.
    const referrer = reply.getHeader('referrer-policy') ?? securityHeaders['referrer-policy']
    reply.headers({ ...securityHeaders, 'referrer-policy': referrer, 'x-request-id': request.id })
    if (originOf(request, options.publicOrigin).startsWith('https:'))
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (!reply.getHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, request, reply) =>
    sendProblem(reply, problemFrom(bodyFault(error), callFacts(request, ''), options.log)),
  )
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, problemFrom(new Refusal('not-found', { actingFor: '–' }), callFacts(request, ''), options.log)),
  )
  for (const served of options.served) if (options.demo || !served.endpoint.demoOnly) route(app, options, served)
  return app
}

/** How many people at their limit may share one network address, as in an office. */
const addressesShare = 10

function isUncounted(request: FastifyRequest): boolean {
  return request.url.startsWith('/assets/') || request.url === '/healthz' || request.url === '/readyz'
}

function tooMany(milliseconds: number): Refusal {
  return new Refusal('too-many-requests', { seconds: Math.ceil(milliseconds / 1000) })
}

/** What the HTTP frame itself refuses, in our words. */
function bodyFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('too-large')
  const statusCode = 'statusCode' in error ? error.statusCode : 500
  return typeof statusCode === 'number' && statusCode < 500 ? new Refusal('unreadable-request') : error
}

function route<House>(app: FastifyInstance, options: HttpOptions<House>, served: Served<House>): void {
  const { endpoint, name } = served
  app.route({
    method: endpoint.method,
    url: `/v1${endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    handler: async (request, reply) => {
      try {
        const call = await callOf(request, options, givenBy(request, endpoint.path))
        const { output, cookies: toSet } = await served.run(options.door, call)
        setCookies(reply, toSet, call.publicOrigin)
        send(reply, endpoint.produces, output)
      } catch (error) {
        sendProblem(reply, problemFrom(error, callFacts(request, name), options.log))
      }
      return reply
    },
  })
}

/** Path, query and body as the one flat input of the contract entry; nothing may be given twice. */
function givenBy(request: FastifyRequest, path: string): unknown {
  const params = record(request.params)
  const rest = request.method === 'GET' ? record(request.query) : record(request.body ?? {})
  const twice = pathNames(path).filter((name) => Object.hasOwn(rest, name))
  if (twice.length > 0) throw new FieldsInvalid(...twice.map((name) => fault(name, 'unknown-field')))
  return { ...rest, ...params }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('unreadable-request')
  return { ...value }
}

/** Reads who calls. A changing request that carries our cookie must come from our own pages (or from no browser). */
async function callOf<House>(request: FastifyRequest, options: HttpOptions<House>, given: unknown): Promise<Call> {
  const token = request.cookies[sessionCookie]
  const publicOrigin = originOf(request, options.publicOrigin)
  if (request.method !== 'GET' && isFromElsewhere(request, publicOrigin)) throw new Refusal('form-expired')
  return {
    ...callerOf(request, publicOrigin),
    signedIn: token ? await options.authenticate(token) : null,
    given,
    idempotencyKey: headerOf(request, 'idempotency-key')?.slice(0, 255) ?? null,
    ifMatch: versionIn(headerOf(request, 'if-match')),
  }
}

/** What a request tells of its caller besides who they are. */
export function callerOf(request: FastifyRequest, publicOrigin: string) {
  return {
    requestId: request.id,
    language: languageOf(request),
    address: request.ip,
    userAgent: (headerOf(request, 'user-agent') ?? '').slice(0, 300),
    device: request.cookies[deviceCookie]?.slice(0, 2000) ?? null,
    publicOrigin,
  }
}

/** Whether a browser sent this from another site's page. Browsers tell one of the two on every changing request. */
export function isFromElsewhere(request: FastifyRequest, publicOrigin: string): boolean {
  const site = headerOf(request, 'sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = headerOf(request, 'origin')
  return origin !== undefined && origin !== publicOrigin
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/** The origin that people typed: the configured one, or on loopback without one whatever name they used. */
export function originOf(request: FastifyRequest, publicOrigin: string | null): string {
  if (publicOrigin) return publicOrigin
  const host = headerOf(request, 'host') ?? ''
  return loopback.test(host) ? `http://${host}` : 'http://localhost'
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

function versionIn(header: string | undefined): number | null {
  const version = /^"(\d{1,15})"$/.exec(header ?? '')?.[1]
  return version === undefined ? null : Number(version)
}

/** The first language that we speak and the caller reads. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = (headerOf(request, 'accept-language') ?? '').toLowerCase().split(',')
  return wanted
    .find((tag) => /^\s*(en|es)\b/.test(tag))
    ?.trim()
    .startsWith('es')
    ? 'es'
    : 'en'
}

function callFacts(request: FastifyRequest, name: string) {
  return { requestId: request.id, language: languageOf(request), name }
}

/** Sets cookies so that neither scripts nor other sites can use them. */
export function setCookies(reply: FastifyReply, toSet: CookieToSet[], publicOrigin: string): void {
  for (const { name, value, maxAgeSeconds } of toSet)
    reply.setCookie(name, value ?? '', {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: publicOrigin.startsWith('https:'),
      maxAge: value === null ? 0 : maxAgeSeconds,
    })
}

function send(reply: FastifyReply, produces: string | undefined, output: unknown): void {
  if (produces) {
    sendFile(reply, produces, output)
    return
  }
  const version = typeof output === 'object' && output !== null && 'version' in output ? output.version : null
  if (typeof version === 'number') reply.header('etag', `"${version}"`)
  reply.send(output ?? {})
}

function sendFile(reply: FastifyReply, produces: string, output: unknown): void {
  const { fileName, content } = fileIn(output)
  reply.header('content-type', produces === 'application/pdf' ? produces : `${produces}; charset=utf-8`)
  if (fileName) reply.header('content-disposition', `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`)
  reply.send(isWhole(content) ? content : Readable.from(content))
}

/** What an operation with `produces` gives back: the file as one text, as bytes, or piece by piece. */
function fileIn(output: unknown): { fileName: string; content: string | Uint8Array | AsyncIterable<unknown> } {
  if (typeof output === 'object' && output !== null && 'fileName' in output && 'content' in output) {
    const { fileName, content } = output
    if (typeof fileName === 'string' && (isWhole(content) || isInPieces(content))) return { fileName, content }
  }
  throw new Error('an operation that produces a file gave none')
}

function isWhole(content: unknown): content is string | Uint8Array {
  return typeof content === 'string' || content instanceof Uint8Array
}

function isInPieces(content: unknown): content is AsyncIterable<unknown> {
  return typeof content === 'object' && content !== null && Symbol.asyncIterator in content
}

/** Sends problem details with their status and what the status calls for. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const seconds = problem.facts?.seconds
  if (problem.status === 429 && typeof seconds === 'number') reply.header('retry-after', String(seconds))
  if (problem.status === 503) reply.header('retry-after', '5')
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}
