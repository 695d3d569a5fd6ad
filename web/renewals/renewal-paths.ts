import type { Language } from '../app/language.ts'

/** Steps of the wizard that lets a partner in, as their addresses name them; `licences` belongs to the third. */
export type DraftStep = 'find' | 'contact' | 'view' | 'licences' | 'scopes' | 'review'

/** What was just done to an advisor, as the page after it is told. */
export const advisorDeeds = ['added', 'updated', 'removed', 'assigned', 'dismissed'] as const
export type AdvisorDeed = (typeof advisorDeeds)[number]

/** The addresses of "Manage my renewals" (PAR-5), in the reader's language. */
export function renewalPaths(language: Language, number: string) {
  const account = `/${language}/o/${number}`
  const base = `${account}/renewals`
  const advisors = `${base}/advisors`
  const advisor = (id: string) => `${advisors}/${id}`
  return {
    summary: base,
    renew: `${base}/renew`,
    advisors,
    add: `${advisors}/add`,
    draft: (id: string, step: DraftStep) => `${advisors}/add/${id}/${step}`,
    discard: (id: string) => `${advisors}/add/${id}/discard`,
    missing: `${advisors}/missing`,
    assignments: `${advisors}/assignments`,
    advisor,
    advisorDone: (id: string, deed: AdvisorDeed) => `${advisor(id)}?done=${deed}`,
    update: (id: string) => `${advisor(id)}/update`,
    licences: (id: string) => `${advisor(id)}/licences`,
    remove: (id: string) => `${advisor(id)}/remove`,
    expiring: `${account}/licences?view=expiring`,
    licence: (id: string) => `${account}/licences/${id}`,
    people: `${account}/people`,
    help: (article: number) => `/${language}/help/${article}`,
  }
}

/** All addresses of one organization's renewals. */
export type RenewalPaths = ReturnType<typeof renewalPaths>
