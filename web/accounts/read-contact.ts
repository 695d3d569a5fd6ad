import type { ContactView } from '../../contract/contacts.ts'
import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'

/** The contact of the page's address. */
export async function readContact(call: Call, params: { number: string; contactId: string }): Promise<ContactView> {
  return outputOf(await call('readContact', { number: params.number, contactId: params.contactId }))
}
