import type { Language } from '../app/language.ts'

/** The addresses of what a partner sees of its customers, in the reader's language. */
export function customerPaths(language: Language, number: string) {
  const base = `/${language}/o/${number}/partner`
  const customer = (customerNumber: string) => `${base}/customers/${customerNumber}`
  return {
    overview: base,
    /** Where forms of the overview go: it is an index route. */
    overviewAction: `${base}?index`,
    search: `${base}/customers`,
    customer,
    customerNoticed: (customerNumber: string) => `${customer(customerNumber)}?done=noticed`,
    licence: (customerNumber: string, licenceId: string) => `${customer(customerNumber)}/licences/${licenceId}`,
    licences: `${base}/shared-licences`,
    licencesOf: (customerNumber: string) => `${base}/shared-licences?customer=${customerNumber}`,
    profile: `${base}/profile`,
    help: (article: number) => `/${language}/help/${article}`,
  }
}

/** All addresses of one partner's customers. */
export type CustomerPaths = ReturnType<typeof customerPaths>
