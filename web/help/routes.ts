import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of the help centre: public, and without a script. */
export const helpPages: { wide: RouteConfigEntry[] } = {
  wide: [
    route('help', 'help/help-front.tsx'),
    route('help/search', 'help/article-search.tsx'),
    route('help/:article', 'help/article-page.tsx'),
  ],
}
