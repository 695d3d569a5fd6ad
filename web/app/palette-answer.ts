/** One thing the palette found: where it leads, what it is called, and a word about it. */
export type PaletteItem = { href: string; label: string; hint?: string }

/** What the palette's address (`GET …/palette?q=`) answers: groups in the order objects, pages, actions (UX-40). */
export type PaletteAnswer = { groups: readonly { title: string; items: readonly PaletteItem[] }[] }
