import type { Language } from '../app/language.ts'
import { draftQuery, type OrderLineDraft } from './fulfil-draft.ts'

/** The addresses of fulfilling an order line for an organization. */
export function fulfilPaths(language: Language, number: string) {
  const base = `/${language}/o/${number}/fulfil`
  return {
    form: (draft?: OrderLineDraft) => (draft === undefined ? base : `${base}?${draftQuery(draft)}`),
    check: (draft: OrderLineDraft) => `${base}/check?${draftQuery(draft)}`,
    done: (licenceId: string, told: { contactIds: readonly string[]; repeated: boolean }) => {
      const params = new URLSearchParams({ licence: licenceId })
      for (const id of told.contactIds) params.append('told', id)
      if (told.repeated) params.set('repeated', 'yes')
      return `${base}/done?${params}`
    },
    licence: (licenceId: string) => `/${language}/o/${number}/licences/${licenceId}`,
  }
}
