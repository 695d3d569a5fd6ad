import type { Language } from '../app/language.ts'

/** Steps of the wizard that lets a partner in, as their addresses name them; `licences` belongs to the third. */
export type DraftStep = 'find' | 'contact' | 'view' | 'licences' | 'scopes' | 'review'

/** What was just done to an advisor, as the page after it is told. */
export const advisorDeeds = ['added', 'updated', 'removed', 'assigned', 'dismissed'] as const
export type AdvisorDeed = (typeof advisorDeeds)[number]

/** What was just done to a quote, as the page after it is told. */
export const quoteDeeds = ['saved', 'named', 'duplicated', 'cancelled', 'declined'] as const
export type QuoteDeed = (typeof quoteDeeds)[number]

/** The addresses of "Manage my renewals" (PAR-5), in the reader's language. */
export function renewalPaths(language: Language, number: string) {
  const account = `/${language}/o/${number}`
  const base = `${account}/renewals`
  const advisors = `${base}/advisors`
  const advisor = (id: string) => `${advisors}/${id}`
  const quotes = `${account}/quotes`
  const quote = (id: string) => `${quotes}/${id}`
  return {
    summary: base,
    renew: `${base}/renew`,
    lines: `${base}/renew/lines`,
    price: `${base}/renew/price`,
    calendar: `${base}/calendar`,
    reminders: `${base}/reminders`,
    certificate: `${base}/certificate`,
    certificatePdf: `${base}/certificate.pdf`,
    prices: `${base}/prices`,
    pricesCsv: `${base}/prices.csv`,
    quotes,
    compare: `${quotes}/compare`,
    quote,
    quoteDone: (id: string, deed: QuoteDeed) => `${quote(id)}?done=${deed}`,
    accept: (id: string) => `${quote(id)}/accept`,
    rename: (id: string) => `${quote(id)}/name`,
    duplicate: (id: string) => `${quote(id)}/duplicate`,
    duplicateWhole: (id: string) => `${quote(id)}/duplicate?whole=on`,
    cancelQuote: (id: string) => `${quote(id)}/cancel`,
    decline: (id: string) => `${quote(id)}/decline`,
    questions: (id: string) => `${quote(id)}/questions`,
    links: (id: string) => `${quote(id)}/links`,
    desk: (id: string) => `${quote(id)}/desk`,
    prepare: `${quotes}/prepare`,
    quoteDocument: (id: string) => `${quote(id)}/document.jws`,
    quotePdf: (id: string) => `${quote(id)}/quote.pdf`,
    quoteCsv: (id: string) => `${quote(id)}/lines.csv`,
    supplier: `${account}/supplier-pack`,
    supplierPdf: `${account}/supplier-pack.pdf`,
    orders: `${account}/orders`,
    order: (id: string) => `${account}/orders/${id}`,
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
    licence: (id: string) => `${account}/licences/${id}`,
    people: `${account}/people`,
    help: (article: number) => `/${language}/help/${article}`,
  }
}

/** All addresses of one organization's renewals. */
export type RenewalPaths = ReturnType<typeof renewalPaths>
