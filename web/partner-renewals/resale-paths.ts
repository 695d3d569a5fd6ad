import type { Language } from '../app/language.ts'

/** What was just done to a partner's quote, as the page after it is told. */
export const resaleDeeds = ['saved', 'asked', 'completed', 'sent', 'revised', 'cancelled'] as const
export type ResaleDeed = (typeof resaleDeeds)[number]

/** The addresses of a partner's renewals for its customers, in the reader's language. */
export function resalePaths(language: Language, number: string) {
  const base = `/${language}/o/${number}/partner`
  const customer = (customerNumber: string) => `${base}/customers/${customerNumber}`
  const quote = (customerNumber: string, id: string) => `${customer(customerNumber)}/quotes/${id}`
  return {
    list: `${base}/renewals`,
    many: `${base}/renewals/quote`,
    quotes: `${base}/quotes`,
    credits: `${base}/deal-credits`,
    customer,
    lines: (customerNumber: string) => `${customer(customerNumber)}/renewals`,
    price: (customerNumber: string) => `${customer(customerNumber)}/renewals/price`,
    quote,
    quoteDone: (customerNumber: string, id: string, deed: ResaleDeed) => `${quote(customerNumber, id)}?done=${deed}`,
    cancel: (customerNumber: string, id: string) => `${quote(customerNumber, id)}/cancel`,
    letter: (customerNumber: string, id: string) => `${quote(customerNumber, id)}/letter`,
    pdf: (customerNumber: string, id: string) => `${quote(customerNumber, id)}/quote.pdf`,
    licence: (customerNumber: string, id: string) => `${customer(customerNumber)}/licences/${id}`,
  }
}

/** All addresses of one partner's renewals. */
export type ResalePaths = ReturnType<typeof resalePaths>
