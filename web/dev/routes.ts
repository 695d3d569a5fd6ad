import { layout, type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages that show the web's own parts; only where the demo runs. */
export const devPages: { wide: RouteConfigEntry[]; bare: RouteConfigEntry[] } = {
  wide: [],
  bare: [layout('dev/dev-layout.tsx', [route('dev/ui', 'dev/ui-page.tsx'), route('dev/palette', 'dev/palette.ts')])],
}
