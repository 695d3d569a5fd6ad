import { type FieldFault, fault } from './refusal.ts'

/** Deeper than any input of the contract; what lies below is refused by its schema. */
const deepest = 8

/**
 * Texts that a database cannot hold, wherever in the input they stand: NUL, and halves of a character. Schemas need not
 * think of them one by one, and no query meets one.
 */
export function unstorableTexts(given: unknown, path: readonly string[] = []): FieldFault[] {
  if (typeof given === 'string')
    return given.includes('\0') || !given.isWellFormed() ? [fault(path.join('.'), 'not-printable')] : []
  if (typeof given !== 'object' || given === null || path.length === deepest) return []
  return Object.entries(given).flatMap(([name, inner]) => unstorableTexts(inner, [...path, name]))
}
