import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import type { OutputOf } from '../../contract/endpoint.ts'
import { identity } from '../../contract/identity.ts'
import type { Journey } from './journey.ts'
import { portalOrigin } from './portal.ts'

/** A sign-in of the demo. */
export type DemoPerson = OutputOf<typeof identity.listPersonas>['items'][number]

/** The sign-in of the demo with this login ID. Throws where the demo has no such person. */
export async function demoPerson(request: APIRequestContext, loginId: string): Promise<DemoPerson> {
  const response = await request.get(`${portalOrigin()}/v1/demo/personas`)
  const { items } = identity.listPersonas.output.parse(await response.json())
  const found = items.find((one) => one.loginId === loginId)
  if (!found) throw new Error(`the demo has no sign-in ${loginId}`)
  return found
}

/**
 * Signs somebody in without the form, for journeys about something else. The session's cookie is this page's from then
 * on, exactly as the form would have set it.
 */
export async function enterAs(page: Page, loginId: string): Promise<DemoPerson> {
  const person = await demoPerson(page.request, loginId)
  const response = await page.request.post(`${portalOrigin()}/v1/sign-in`, {
    data: { loginId, password: person.password },
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(response.status(), `${loginId} signs in: ${await response.text()}`).toBe(200)
  return person
}

/** A window of one of the vendor's people, in English. */
export async function staffWindow(newWindow: Journey['newWindow'], loginId: string): Promise<Page> {
  const window = await newWindow({ locale: 'en-GB' })
  await enterAs(window, loginId)
  return window
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
const entered = new Map<string, Promise<Cookies>>()

/**
 * The same, once for all pages of a worker: signing in is slow on purpose, and looking at a page changes nothing. Of very many
 * sessions of one person the portal ends the oldest; then they sign in anew.
 */
export async function enterAgainAs(page: Page, loginId: string): Promise<void> {
  const known = entered.get(loginId)
  if (known) {
    await page.context().addCookies(await known)
    if ((await page.request.get(`${portalOrigin()}/v1/me`)).ok()) return
  }
  const cookies = enterAs(page, loginId).then(() => page.context().cookies())
  entered.set(loginId, cookies)
  await page.context().addCookies(await cookies)
}
