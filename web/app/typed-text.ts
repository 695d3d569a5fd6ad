/**
 * What somebody typed into a search, as the address holds it. What cannot be printed is no part of any word, and pasted
 * text brings it along.
 */
export function typedText(url: URL, name: string, most: number): string {
  return (url.searchParams.get(name) ?? '').replaceAll(/\p{Cc}/gu, ' ').slice(0, most)
}
