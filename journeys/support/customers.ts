import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { accounts } from '../../contract/accounts.ts'
import type { Language } from '../../contract/fields.ts'
import { change } from './licences.ts'
import type { OwnPerson } from './own-person.ts'
import { demoPerson } from './people.ts'

/**
 * A new company whose only contact, who may allocate, has no sign-in yet. Made by the vendor's customer service, as whom
 * the context is signed in afterwards.
 */
export async function customerWithoutSignIn(
  request: APIRequestContext,
  { firstName, lastName, email }: OwnPerson,
  language: Language,
): Promise<{ number: string; name: string }> {
  const { loginId, password } = await demoPerson(request, 'sam.patel')
  await change(request, '/sign-in', { loginId, password })
  const made = await change(request, '/organizations', {
    legalName: `Journey ${randomUUID().slice(0, 8)} Ltd`,
    country: 'ES',
    region: 'EMEA',
    language,
  })
  const { number, legalName } = accounts.createOrganization.output.parse(made)
  await change(request, `/organizations/${number}/contacts`, {
    firstName,
    lastName,
    email,
    types: ['ship-to'],
    language,
  })
  return { number, name: legalName }
}
