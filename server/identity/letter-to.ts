import type { Language } from '../../contract/fields.ts'
import type { Recipient } from '../platform/letter.ts'

/** A contact as letters need to know it. */
export type Addressee = {
  id: string
  organization_id: string
  first_name: string
  last_name: string
  email: string
  language: Language
}

/** A letter's recipient, from a contact. */
export function letterTo(contact: Addressee): Recipient {
  return {
    name: `${contact.first_name} ${contact.last_name}`,
    email: contact.email,
    language: contact.language,
    organizationId: contact.organization_id,
    contactId: contact.id,
  }
}
