import type { ExportKind, ExportView } from '../../contract/exports.ts'
import type { Language } from '../app/language.ts'

const pages: Record<ExportKind, string> = { licences: 'licences', contacts: 'people', 'audit-events': 'activity' }

/** The list of which a file is, filtered and sorted as it was when the file was asked for. */
export function listAddress(language: Language, number: string, { kind, filter }: ExportView): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter))
    for (const one of [value].flat()) if (one !== '' && one !== null) query.append(name, String(one))
  return `/${language}/o/${number}/${pages[kind]}?${query}`
}
