import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Lists as files, which wait for whoever asked. */
export const exportPages: { organization: RouteConfigEntry[]; bare: RouteConfigEntry[] } = {
  organization: [route('downloads', 'exports/downloads-page.tsx')],
  bare: [route('o/:number/downloads/:exportId', 'exports/download-file.ts')],
}
