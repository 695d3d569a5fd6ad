/**
 * Control characters, line separators and the invisible marks that turn writing direction: nothing that people type
 * into a single line. Emoji joiners and ordinary right-to-left letters are allowed.
 */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u
const unprintableButLines = /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u

/** Whether a single line of text holds nothing that a reader cannot see. */
export function isPrintable(text: string): boolean {
  return !unprintable.test(text) && text.isWellFormed()
}

/** The same for text of several lines. */
export function isPrintableText(text: string): boolean {
  return !unprintableButLines.test(text) && text.isWellFormed()
}

/** One spelling of what a person typed: composed accents, single blanks, none at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

/** What a search compares: no case, no accents, single blanks. Stored beside a name that people search by. */
export function searchKey(text: string): string {
  return tidy(text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase())
}

/** The text as a literal inside a LIKE pattern, whose escape character is the backslash. */
export function likeLiteral(text: string): string {
  return text.replaceAll(/[\\%_]/g, (symbol) => `\\${symbol}`)
}
