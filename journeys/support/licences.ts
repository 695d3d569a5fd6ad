import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import { accounts } from '../../contract/accounts.ts'
import { allocating } from '../../contract/allocations.ts'
import { fulfilling } from '../../contract/fulfilment.ts'
import type { AllocationView } from '../../contract/licences.ts'
import { demoPerson } from './people.ts'
import { portalOrigin } from './portal.ts'

/** A licence that a journey may do with as it likes. */
export type JourneyLicence = { number: string; id: string; code: string; quantity: number }

/** Sends a call that changes something, as the person whose session the context holds. */
export async function change(request: APIRequestContext, path: string, data: unknown): Promise<unknown> {
  const response = await request.post(`${portalOrigin()}/v1${path}`, {
    data,
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200)
  return response.json()
}

/** What renews by itself, whatever else its customer has (REN-4). */
export const renewsAlone = 'AN-BUS-CPU'

/** Fulfils an order line of 100 units for the company of a demo person, as the vendor's licensing operator would. */
export async function newLicence(
  request: APIRequestContext,
  customer: { loginId: string },
  sku = 'WS-ADV-CCU',
): Promise<JourneyLicence> {
  const { organization } = await demoPerson(request, customer.loginId)
  const { password } = await demoPerson(request, 'olga.meyer')
  await change(request, '/sign-in', { loginId: 'olga.meyer', password })
  const found = await request.get(`${portalOrigin()}/v1/organizations?q=${encodeURIComponent(organization ?? '')}`)
  const [company] = accounts.findOrganizations.output.parse(await found.json()).items
  if (!company) throw new Error(`the demo has no organization ${organization}`)
  const { licence } = fulfilling.fulfilOrderLine.output.parse(
    await change(request, `/organizations/${company.number}/order-lines/fulfil`, {
      orderNumber: `SO-${randomUUID().slice(0, 8)}`,
      orderLine: 1,
      sku,
      quantity: 100,
    }),
  )
  return { number: company.number, id: licence.id, code: licence.code, quantity: licence.quantity }
}

/** Allocates as the person who is signed in on the page, for journeys that begin where something is allocated. */
export async function allocate(
  page: Page,
  licence: JourneyLicence,
  hostId: string,
  quantity: number,
): Promise<AllocationView> {
  const path = `/organizations/${licence.number}/licences/${licence.id}/allocate`
  return allocating.allocateLicence.output.parse(
    await change(page.request, path, { hostIdType: 'hostname', hostId, quantity }),
  )
}

/** A host name that no other journey uses. */
export function newHost(): string {
  return `srv-${randomUUID().slice(0, 6)}`
}

/** The field that asks for a host ID: with hosts to suggest it is a combobox, without any a text box. */
export function hostField(page: Page): Locator {
  const name = { name: 'Host ID', exact: true }
  return page.getByRole('combobox', name).or(page.getByRole('textbox', name))
}
