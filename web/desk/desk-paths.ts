import type { Language } from '../app/language.ts'

/** What was just done on a quote's page of the desk, as the page is told afterwards. */
export const deskDeeds = ['prepared', 'revised', 'sent', 'approved', 'refused', 'answered', 'assigned'] as const
export type DeskDeed = (typeof deskDeeds)[number]

/** The addresses of the renewals desk, in the reader's language. */
export function deskPaths(language: Language, number: string) {
  const quotes = `/${language}/o/${number}/quotes`
  const desk = (id: string) => `${quotes}/${id}/desk`
  return {
    all: `/${language}/console/quotes`,
    prepare: `${quotes}/prepare`,
    desk,
    deskDone: (id: string, deed: DeskDeed) => `${desk(id)}?done=${deed}`,
    revise: (id: string) => `${quotes}/${id}/revise`,
    reviseWhole: (id: string) => `${quotes}/${id}/revise?whole=on`,
    decline: (id: string) => `${quotes}/${id}/decline`,
    questions: (id: string) => `${quotes}/${id}/questions`,
  }
}
