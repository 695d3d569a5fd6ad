import type { PaletteItem } from './palette-answer.ts'

const most = 5

function isItem(value: unknown): value is PaletteItem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'href' in value &&
    typeof value.href === 'string' &&
    'label' in value &&
    typeof value.label === 'string' &&
    (!('hint' in value) || value.hint === undefined || typeof value.hint === 'string')
  )
}

const keyOf = (source: string) => `palette ${source}`

/** What was last chosen here, newest first. An unreadable or forbidden store counts as empty. */
export function recentItems(source: string): readonly PaletteItem[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(source)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isItem).slice(0, most) : []
  } catch {
    return []
  }
}

/** Remembers a choice, on this device only and apart for every organization. */
export function rememberItem(source: string, item: PaletteItem): void {
  const others = recentItems(source).filter((other) => other.href !== item.href)
  try {
    localStorage.setItem(keyOf(source), JSON.stringify([item, ...others].slice(0, most)))
  } catch {
    // A full or forbidden store only means that nothing is remembered.
  }
}

/** Forgets everything, for signing out on a shared device. */
export function forgetItems(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf(''))) localStorage.removeItem(key)
  } catch {
    // A forbidden store holds nothing to forget.
  }
}
