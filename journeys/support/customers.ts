import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { accounts } from '../../contract/accounts.ts'
import type { ContactType } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import { change } from './licences.ts'
import { acceptInvitation, newPerson, type OwnPerson } from './own-person.ts'
import { demoPerson } from './people.ts'

/**
 * A new company whose only contact, who may allocate, has no sign-in yet. Made by the vendor's customer service, as whom
 * the context is signed in afterwards.
 */
export async function customerWithoutSignIn(
  request: APIRequestContext,
  person: OwnPerson,
  language: Language,
): Promise<Company> {
  const company = await newCompany(request, language)
  await addPerson(request, company, person, { types: ['ship-to'], language })
  return company
}

/** What somebody is at a company of a journey. */
export type Kind = { types: readonly ContactType[]; restricted?: boolean }

/** A new company that no other journey knows, with somebody of each kind, who can all sign in; nobody is signed in afterwards. */
export async function customerWithPeople(
  request: APIRequestContext,
  language: Language,
  kinds: readonly Kind[],
): Promise<Company & { people: OwnPerson[] }> {
  const company = await newCompany(request, language)
  const people = kinds.map(newPerson)
  for (const [index, person] of people.entries())
    await addPerson(request, company, person, { ...kinds[index], language })
  for (const person of people) {
    await change(request, '/sign-out', {})
    await acceptInvitation(request, person)
  }
  await change(request, '/sign-out', {})
  return { ...company, people }
}

type Company = {
  number: string
  name: string
  /** Of Spain, and of this company alone. */
  state: string
}

async function newCompany(request: APIRequestContext, language: Language): Promise<Company> {
  const { loginId, password } = await demoPerson(request, 'sam.patel')
  await change(request, '/sign-in', { loginId, password })
  const run = randomUUID().slice(0, 8)
  const state = `Comarca ${run}`
  const made = await change(request, '/organizations', {
    legalName: `Journey ${run} Ltd`,
    country: 'ES',
    state,
    region: 'EMEA',
    language,
  })
  const { number, legalName } = accounts.createOrganization.output.parse(made)
  return { number, name: legalName, state }
}

function addPerson(
  request: APIRequestContext,
  { number }: Company,
  { firstName, lastName, email }: OwnPerson,
  facts: Partial<Kind> & { language: Language },
): Promise<unknown> {
  return change(request, `/organizations/${number}/contacts`, { firstName, lastName, email, ...facts })
}
