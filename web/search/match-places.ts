import { searchKey } from '../../values/text.ts'
import type { PaletteItem } from '../app/palette-answer.ts'

/** Those places whose name has every word that was typed, whatever case and accents; all of them for a blank query. */
export function matchPlaces(query: string, places: readonly PaletteItem[]): PaletteItem[] {
  const words = searchKey(query).split(' ').filter(Boolean)
  const seen = new Set<string>()
  return places.filter(({ label, href }) => {
    const key = searchKey(label)
    if (seen.has(href) || !words.every((word) => key.includes(word))) return false
    seen.add(href)
    return true
  })
}
