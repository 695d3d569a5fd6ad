import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { contacts } from '../../contract/contacts.ts'
import type { Language } from '../../contract/fields.ts'
import { identity } from '../../contract/identity.ts'
import { change } from './licences.ts'
import { letterTo, linkIn } from './mailbox.ts'
import { demoPerson } from './people.ts'
import { portalOrigin } from './portal.ts'

/** Somebody who belongs to one journey alone, so that it may change their password or slow down their signing in. */
export type OwnPerson = { firstName: string; lastName: string; email: string; loginId: string; password: string }

/** The administrator of the demo by whom such people are invited, in each language. */
export const inviters = { en: 'emma.clark', es: 'ana.garcia' } as const satisfies Record<Language, string>

/** A name, address and sign-in that nobody else has. Nobody is invited by this yet. */
export function newPerson(): OwnPerson {
  const own = randomUUID().slice(0, 8)
  return {
    firstName: 'Robin',
    lastName: `Vega-${own}`,
    email: `robin.${own}@journeys.example`,
    loginId: `robin.${own}`,
    password: 'violets walk at 7 under bridges',
  }
}

/** What a letter of the invitation is called, in either language. */
export const invitationSubject = /^Invitation to|^Invitación al/

/**
 * Somebody new who can sign in: invited through the API by an administrator of the demo, accepted with the link from the
 * letter. The context's cookies are then those of the new person.
 */
export async function invitedPerson(request: APIRequestContext, language: Language): Promise<OwnPerson> {
  const person = newPerson()
  const { loginId, password } = await demoPerson(request, inviters[language])
  const admin = identity.signIn.output.parse(await change(request, '/sign-in', { loginId, password }))
  const [company] = admin.memberships
  if (!company) throw new Error(`${loginId} administers no company`)
  const { firstName, lastName, email } = person
  const added = await change(request, `/organizations/${company.number}/contacts`, {
    firstName,
    lastName,
    email,
    types: ['ship-to'],
    language,
  })
  expect(contacts.addContact.output.parse(added).signIn).toBe('invited')
  await change(request, '/sign-out', {})
  await acceptInvitation(request, person)
  return person
}

/** Accepts the invitation that was mailed to somebody. The context's cookies are then theirs. */
export async function acceptInvitation(request: APIRequestContext, person: OwnPerson): Promise<void> {
  const { email, loginId, password } = person
  const token = new URL(linkIn(await letterTo(request, email, invitationSubject))).pathname.split('/').at(-1)
  await change(request, `/invitations/${token}/accept`, { loginId, password })
}

/** What the browser of the page is signed in as from then on, without the form. */
export async function enter(page: Page, { loginId, password }: OwnPerson): Promise<void> {
  const response = await page.request.post(`${portalOrigin()}/v1/sign-in`, {
    data: { loginId, password },
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(response.status(), `${loginId} signs in: ${await response.text()}`).toBe(200)
}
