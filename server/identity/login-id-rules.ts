import { searchKey } from '../../values/text.ts'

/** What login IDs are compared by: no case, no accents, so that nobody can take one that only looks different (ACC-11). */
export function loginKey(loginId: string): string {
  return searchKey(loginId)
}

/** A login ID to offer to a newly invited contact: `ana.garcia`, or null where the name has no Latin letters. */
export function suggestedLoginId(firstName: string, lastName: string): string | null {
  const words = [firstName, lastName].map((name) => searchKey(name).replaceAll(/[^a-z\d]+/g, ''))
  const suggestion = words.filter(Boolean).join('.').slice(0, 64)
  return suggestion.length < 3 ? null : suggestion
}
