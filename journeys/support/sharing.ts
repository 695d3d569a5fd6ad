import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'
import { contract } from '../../contract/all.ts'
import type { Language } from '../../contract/fields.ts'
import { customerWithPeople } from './customers.ts'
import { change } from './licences.ts'
import { demoPerson } from './people.ts'
import { portalOrigin } from './portal.ts'

/** Which partner of the demo is let in, in each language: who of it is told, and where it is found. */
export const sharingPartners = {
  en: {
    person: 'grace.hill',
    name: 'Grace Hill',
    email: 'grace.hill@cascade-licensing.example',
    typed: 'Cascade Licensing',
    country: 'US',
    city: 'Portland',
  },
  es: {
    person: 'sofia.vega',
    name: 'Sofía Vega',
    email: 'sofia.vega@aldaba.example',
    typed: 'Aldaba',
    country: 'ES',
    city: 'Bilbao',
  },
} as const

type Customer = { number: string; name: string }

/** A company of this journey's alone, with so many licences, which lets the partner see one of them. */
export async function customerThatShares(request: APIRequestContext, language: Language, licences = 3) {
  const customer = await customerWithPeople(request, language, [{ types: ['administrator'] }])
  const [administrator] = customer.people
  if (!administrator) throw new Error('the company has no administrator')
  await signInByApi(request, 'olga.meyer')
  const shown = await buy(request, customer)
  const others = []
  for (let each = 1; each < licences; each += 1) others.push(await buy(request, customer))
  await change(request, '/sign-out', {})
  await change(request, '/sign-in', { loginId: administrator.loginId, password: administrator.password })
  await letIn(request, customer, language, shown.id)
  await change(request, '/sign-out', {})
  return { customer, administrator, shown, others }
}

async function signInByApi(request: APIRequestContext, loginId: string): Promise<void> {
  const { password } = await demoPerson(request, loginId)
  await change(request, '/sign-in', { loginId, password })
}

async function buy(request: APIRequestContext, { number }: Customer) {
  const line = { orderNumber: `SO-${randomUUID().slice(0, 8)}`, orderLine: 1, sku: 'WS-ADV-CCU', quantity: 10 }
  const made = await change(request, `/organizations/${number}/order-lines/fulfil`, line)
  return contract.fulfilOrderLine.output.parse(made).licence
}

/** Goes through the wizard's operations as the page would. */
async function letIn(request: APIRequestContext, { number }: Customer, language: Language, licenceId: string) {
  const partner = sharingPartners[language]
  const api = `${portalOrigin()}/v1/organizations/${number}`
  const query = new URLSearchParams({ country: partner.country, q: partner.typed })
  const found = contract.findPartners.output.parse(await (await request.get(`${api}/partners?${query}`)).json())
  const place = found.items.find(({ city }) => city === partner.city)
  if (!place) throw new Error(`the demo has no partner ${partner.typed} in ${partner.city}`)
  const people = contract.listPartnerContacts.output.parse(
    await (await request.get(`${api}/partners/${place.partnerNumber}/contacts`)).json(),
  )
  const person = people.items.find(({ name }) => name === partner.name)
  const draft = contract.startAdvisorDraft.output.parse(
    await change(request, `/organizations/${number}/advisor-drafts`, {}),
  )
  const chosen = await request.patch(`${api}/advisor-drafts/${draft.id}`, {
    data: {
      country: partner.country,
      partnerNumber: place.partnerNumber,
      locationId: place.locationId,
      contactId: person?.contactId,
      coverage: 'assigned',
      scopes: ['view', 'quote'],
      endsOn: draft.endsOn,
    },
  })
  expect(chosen.status(), await chosen.text()).toBe(200)
  await change(request, `/organizations/${number}/advisor-drafts/${draft.id}/tick`, { add: [licenceId] })
  await change(request, `/organizations/${number}/advisor-drafts/${draft.id}/confirm`, {})
}
