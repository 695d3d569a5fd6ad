import type { Language } from '../app/language.ts'

/** What was just done to a contact, as the page after it is told. */
export const contactDeeds = [
  'added',
  'addedInvited',
  'saved',
  'access',
  'invited',
  'deactivated',
  'reactivated',
  'emailRequested',
  'emailChanged',
] as const
export type ContactDeed = (typeof contactDeeds)[number]

/** The addresses of an organization's people, company and activity, in the reader's language. */
export function accountPaths(language: Language, number: string) {
  const base = `/${language}/o/${number}`
  const contact = (contactId: string) => `${base}/people/${contactId}`
  const address = (addressId: string) => `${base}/company/addresses/${addressId}`
  return {
    overview: base,
    dealCredits: `${base}/deal-credits`,
    people: `${base}/people`,
    peopleCsv: `${base}/people.csv`,
    addContact: `${base}/people/new`,
    contact,
    askForAccess: `${base}/people/ask-for-access`,
    accessRequests: `${base}/people/access-requests`,
    accessRequest: (id: string) => `${base}/people/access-requests/${id}`,
    requestRecovery: `${base}/people/recovery`,
    recovery: (id: string) => `${base}/people/recovery/${id}`,
    contactDone: (contactId: string, deed: ContactDeed) => `${contact(contactId)}?done=${deed}`,
    editContact: (contactId: string) => `${contact(contactId)}/edit`,
    changeAccess: (contactId: string) => `${contact(contactId)}/access`,
    changeEmail: (contactId: string) => `${contact(contactId)}/email`,
    deactivate: (contactId: string) => `${contact(contactId)}/deactivate`,
    viewAs: (contactId: string) => `${contact(contactId)}/view-as`,
    company: `${base}/company`,
    editCompany: `${base}/company/edit`,
    editFacts: `${base}/company/facts`,
    addAddress: `${base}/company/addresses/new`,
    editAddress: address,
    removeAddress: (addressId: string) => `${address(addressId)}/remove`,
    activity: `${base}/activity`,
    activityCsv: `${base}/activity.csv`,
  }
}

/** All addresses of one organization's account. */
export type AccountPaths = ReturnType<typeof accountPaths>
