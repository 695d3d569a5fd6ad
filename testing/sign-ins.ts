import { createHash, randomInt } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import sql from 'sql-template-tag'
import { endpointOf } from '../contract/all.ts'
import { codeAt } from '../server/identity/totp-rules.ts'
import { deviceCookie, sessionCookie } from '../server/platform/http.ts'
import type { TestPortal } from './portal.ts'
import { type Visitor, visitorOf } from './visitor.ts'
import type { ContactOptions, ContactPersona, Persona, World } from './world.ts'

/** A password that is long enough alone and on no list. */
export const goodPassword = 'Violets walk at 7 under bridges'

/** Browsers that tests sign in with. */
export const browsers = {
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  safari:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
} as const

/** How somebody comes to sign in. */
export type Arrival = { address?: string; browser?: string; device?: string; session?: string; language?: 'en' | 'es' }

/** A contact of a new customer who can sign in with `goodPassword`. */
export async function contactWithPassword(world: World, options: ContactOptions = {}): Promise<ContactPersona> {
  const customer = await world.customer()
  return customer.contact({ password: goodPassword, ...options })
}

/** Signs in from a given place. Tells status, refusal code and what the browser now carries. */
export async function signInFrom(
  portal: TestPortal,
  input: { loginId: string; password: string; code?: string },
  from: Arrival = {},
) {
  const response = await portal.app.inject({
    method: 'POST',
    url: '/v1/sign-in',
    payload: input,
    remoteAddress: from.address ?? homeOf(input.loginId),
    headers: { 'user-agent': from.browser ?? browsers.firefox, 'accept-language': from.language ?? 'en' },
    cookies: {
      ...(from.device ? { [deviceCookie]: from.device } : {}),
      ...(from.session ? { [sessionCookie]: from.session } : {}),
    },
  })
  return { response, ...carried(response) }
}

/** An address of somebody's own, so that tests which share a portal do not slow each other down. */
function homeOf(loginId: string): string {
  return `10.${[...createHash('sha256').update(loginId).digest().subarray(0, 3)].join('.')}`
}

/** An address that nobody else has, as good as certainly. */
export function anyAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
}

/** Calls a public operation from an address of its own. */
export function postFrom(
  portal: TestPortal,
  operation: 'signIn' | 'requestPasswordReset' | 'requestLoginId',
  payload: Record<string, string>,
  address = anyAddress(),
) {
  return portal.app.inject({
    method: 'POST',
    url: `/v1${endpointOf(operation).path}`,
    payload,
    remoteAddress: address,
  })
}

/** What a browser carries after an answer, and what the answer says. */
export function carried(response: LightMyRequestResponse) {
  const cookie = (name: string): string | undefined => response.cookies.find((one) => one.name === name)?.value
  const body: unknown = response.json()
  const text = (name: string): string | undefined => {
    const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
    return typeof value === 'string' ? value : undefined
  }
  return {
    status: response.statusCode,
    code: text('code'),
    session: cookie(sessionCookie),
    device: cookie(deviceCookie),
  }
}

/** Does what waits, and tells the last letter to an address: its subject and the first link in it, with the link's token. */
export async function lastLetterTo(portal: TestPortal, email: string) {
  await portal.runJobs()
  const letter = portal.mail.sent.findLast(({ to }) => to.email === email)
  if (!letter) throw new Error(`no letter went to ${email}`)
  const link = /https?:\/\/\S+/.exec(letter.text)?.[0] ?? ''
  return { ...letter, link, token: link.slice(link.lastIndexOf('/') + 1) }
}

/** How many letters of each subject went to an address. */
export async function lettersTo(portal: TestPortal, email: string): Promise<string[]> {
  await portal.runJobs()
  return portal.mail.sent.filter(({ to }) => to.email === email).map(({ subject }) => subject)
}

/** Turns somebody's second factor on, and moves the clock on by half a minute so that the app shows a new code. */
export async function addSecondFactor(
  portal: TestPortal,
  persona: Persona,
): Promise<{ secret: string; recoveryCodes: string[]; code(): string }> {
  const begun = await persona.call('beginSecondFactor', { password: goodPassword })
  const { secret } = begun.output
  const confirmed = await persona.call('confirmSecondFactor', { code: codeAt(secret, portal.clock.now()) })
  const { recoveryCodes } = confirmed.output
  portal.clock.advance({ seconds: 30 })
  return { secret, recoveryCodes, code: () => codeAt(secret, portal.clock.now()) }
}

/** Whoever carries this session. */
export function carrying(portal: TestPortal, session: string | undefined): Visitor {
  return visitorOf(portal.app, session ?? null)
}

/** Actions in the trail of an organization, oldest first. */
export async function trailOf(portal: TestPortal, organizationId: string): Promise<string[]> {
  const rows = await portal.rows<{ action: string }>(
    sql`select action from audit_events where organization_id = ${organizationId} order by at, id`,
  )
  return rows.map(({ action }) => action)
}
