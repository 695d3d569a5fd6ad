import type { Language } from '../app/language.ts'

/** What was just done, as the page after it is told. */
export const partnerDeeds = ['saved', 'registered', 'invited'] as const
export type PartnerDeed = (typeof partnerDeeds)[number]

/** The addresses of a partner's own account, in the reader's language. */
export function partnerPaths(language: Language, number: string) {
  const base = `/${language}/o/${number}/partner`
  const profile = `${base}/profile`
  const location = (id: string) => `${profile}/locations/${id}`
  const person = (contactId: string) => `${base}/people/${contactId}`
  return {
    start: base,
    profile,
    profileDone: (deed: PartnerDeed) => `${profile}?done=${deed}`,
    edit: `${profile}/edit`,
    addLocation: location('new'),
    location,
    removeLocation: (id: string) => `${location(id)}/remove`,
    people: `${base}/people`,
    person,
    personDone: (contactId: string, deed: PartnerDeed) => `${person(contactId)}?done=${deed}`,
    membership: `${base}/membership`,
    dealCredits: `${base}/deal-credits`,
    register: `${base}/register`,
  }
}

/** All addresses of one partner's account. */
export type PartnerPaths = ReturnType<typeof partnerPaths>

/** What the address says was just done, if it says so. */
export function deedIn(url: URL): PartnerDeed | null {
  return partnerDeeds.find((deed) => deed === url.searchParams.get('done')) ?? null
}
