import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Searching: as a page that works without a script, and as answers for the palette (UX-40, ACC-17). */
export const searchPages: {
  organization: RouteConfigEntry[]
  console: RouteConfigEntry[]
  bare: RouteConfigEntry[]
} = {
  organization: [route('search', 'search/organization-search.tsx')],
  console: [route('search', 'search/console-search.tsx')],
  /** Answers for scripts: no page, no shell. Their addresses begin below the language. */
  bare: [
    route('o/:number/palette', 'search/organization-palette.ts'),
    route('console/palette', 'search/console-palette.ts'),
  ],
}
