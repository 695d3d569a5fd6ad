import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRequestHandler, type RouterContext, RouterContextProvider, type ServerBuild } from 'react-router'
import { faultOf } from './answer.ts'
import { actingForCookie, callerOf, isFromElsewhere, originOf, sessionCookie, setCookies } from './http.ts'
import { OperatorFault } from './operator-fault.ts'
import { serveAssets } from './web-assets.ts'
import { type PageRoom, pageVisit, type SignedInUser } from './web-visit.ts'

/** What the pages need besides the operations. */
export type WebOptions<House> = PageRoom<House> & {
  authenticate(token: string): Promise<SignedInUser | null>
  publicOrigin: string | null
  /** Where `react-router build` put the pages. */
  buildFolder: string
}

/** What a form may weigh; a catalogue to import is the largest. */
const largestForm = 4 * 1024 * 1024
const compressed = promisify(brotliCompress)

/** Serves the pages (ARCHITECTURE.md, "The web mirrors the server"). Throws where they have not been built. */
export async function mountWeb<House>(app: FastifyInstance, options: WebOptions<House>): Promise<void> {
  const { build, visitKey } = await readBuild(options)
  const handle = createRequestHandler(build, 'production')
  await app.register(async (scope) => {
    await serveAssets(scope, join(options.buildFolder, 'client'))
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestForm }, (_request, body, done) =>
      done(null, body),
    )
    scope.route({
      method: ['GET', 'POST'],
      url: '/*',
      handler: async (request, reply) => {
        if (/^\/(v1|\.well-known)(\/|$)/.test(request.url)) return reply.callNotFound()
        const origin = originOf(request, options.publicOrigin)
        if (request.method === 'POST' && isFromElsewhere(request, origin)) return reply.status(400).send(elsewhere)
        const { visit, cookies } = await visitOf(options, request, origin)
        const context = new RouterContextProvider()
        context.set(visitKey, visit)
        const response = await handle(webRequest(request, reply, origin), context)
        setCookies(reply, cookies, origin)
        return answer(request, reply, response)
      },
    })
  })
}

const elsewhere = 'This form was sent from another site. Open the page here and send it again.\n'

/** The key under which pages look for their visit is made by the build: ours is another copy of the module. */
async function readBuild<House>(
  options: WebOptions<House>,
): Promise<{ build: ServerBuild; visitKey: RouterContext<unknown> }> {
  const file = join(options.buildFolder, 'server', 'index.js')
  if (!existsSync(file))
    throw new OperatorFault(`The pages are not built: there is no ${file}. Run "npm start", which builds them.`)
  // What a build exports is agreed with React Router and with web/entry.server.tsx; a wrong one fails at the first page.
  const build: ServerBuild & { entry: { module: { visit: RouterContext<unknown> } } } = await import(
    pathToFileURL(file).href
  )
  const handleError: ServerBuild['entry']['module']['handleError'] = (error, { request }) => {
    if (!request.signal.aborted) options.log.error({ fault: faultOf(error), path: pathOf(request.url) }, 'page fault')
  }
  const module = { ...build.entry.module, handleError }
  return { build: { ...build, entry: { ...build.entry, module } }, visitKey: build.entry.module.visit }
}

/** A path as logs may keep it: the secrets of links are longer than anything else in an address. */
function pathOf(url: string): string {
  return new URL(url).pathname.replaceAll(/[\w-]{40,}/g, '…').slice(0, 200)
}

async function visitOf<House>(options: WebOptions<House>, request: FastifyRequest, origin: string) {
  const token = request.cookies[sessionCookie]
  const signedIn = token ? await options.authenticate(token) : null
  return pageVisit(options, {
    ...callerOf(request, origin),
    signedIn,
    sessionToken: signedIn && token ? token : null,
    path: request.url.split('?')[0] ?? '/',
    theme: themeIn(request.cookies.theme),
    actingFor: request.cookies[actingForCookie] ?? null,
  })
}

function themeIn(cookie: string | undefined): SignedInUser['theme'] | null {
  return cookie === 'system' || cookie === 'light' || cookie === 'dark' ? cookie : null
}

/** Headers that tell of the connection or of proxies, not of the request. */
const leftOut = /^(:|connection$|host$|transfer-encoding$|content-length$|keep-alive$|x-forwarded-|forwarded$)/

/**
 * The request as the router wants it: under the origin that people typed, since it compares that with the form's own, and
 * behind a proxy would refuse every form (checked: X-Forwarded-* is not read).
 */
function webRequest(request: FastifyRequest, reply: FastifyReply, origin: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !leftOut.test(name)) for (const one of [value].flat()) headers.append(name, one)
  headers.set('host', new URL(origin).host)
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  const { body } = request
  return new Request(`${origin}${request.url.startsWith('/') ? request.url : '/'}`, {
    method: request.method,
    headers,
    signal: gone.signal,
    ...(request.method === 'POST' && Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
  })
}

async function answer(request: FastifyRequest, reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.status(response.status)
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  if (response.body && response.headers.has('content-disposition')) return sendFile(request, reply, response.body)
  const bytes = Buffer.from(await response.arrayBuffer())
  if (bytes.length === 0) return reply.send()
  if (bytes.length < 1400 || !takesBrotli(request)) return reply.send(bytes)
  reply.header('vary', 'accept-encoding').header('content-encoding', 'br')
  return reply.send(await compressed(bytes, quick))
}

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

function takesBrotli(request: FastifyRequest): boolean {
  return /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
}

/** A file goes out as it comes in: it may be long, and a reader who leaves ends it. */
function sendFile(request: FastifyRequest, reply: FastifyReply, body: ReadableStream): FastifyReply {
  // The same streams under two names: of the web's types, and of Node's.
  const file = Readable.from(body)
  if (!takesBrotli(request)) return reply.send(file)
  reply.header('vary', 'accept-encoding').header('content-encoding', 'br')
  return reply.send(pipeline(file, createBrotliCompress(quick), () => undefined))
}
