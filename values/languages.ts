/**
 * Languages that partners offer help in (PAR-1): ISO 639-1 codes of those that business in the portal's countries is done in.
 * Names come from `Intl.DisplayNames`.
 */
export const languageCodes: readonly string[] = `
  ar bg ca cs da de el en es et eu fi fr gl he hi hr hu id is it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk vi zh
`
  .trim()
  .split(/\s+/)

const known = new Set(languageCodes)

/** Whether the text is the code of such a language. */
export function isLanguageCode(text: string): boolean {
  return known.has(text)
}
