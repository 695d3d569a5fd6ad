import type { Recipient } from '../platform/letter.ts'
import type { ContactFacts, ContactRights, ContactRow } from './contact-queries.ts'

/** What of a contact can be edited, rights included. */
export function editableFacts(row: ContactFacts & ContactRights): ContactFacts & ContactRights {
  const { firstName, lastName, email, jobTitle, department, phone, mobilePhone, fax, language, timeZone } = row
  const { types, restricted, securityContact } = row
  return {
    ...{ firstName, lastName, email, jobTitle, department, phone, mobilePhone, fax, language, timeZone },
    ...{ types, restricted, securityContact },
  }
}

/** What the audit trail calls a contact. */
export function contactSubject(row: { id: string } & Pick<ContactFacts, 'firstName' | 'lastName'>) {
  return { kind: 'contact', id: row.id, label: `${row.firstName} ${row.lastName}` }
}

/** A letter's recipient, from a contact. */
export function letterToContact(
  row: Pick<ContactRow, 'organization_id' | 'id' | 'firstName' | 'lastName' | 'email' | 'language'>,
): Recipient {
  const { email, language } = row
  const name = `${row.firstName} ${row.lastName}`
  return { name, email, language, organizationId: row.organization_id, contactId: row.id }
}
