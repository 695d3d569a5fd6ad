import { index, type RouteConfigEntry } from '@react-router/dev/routes'

/** Where the vendor's staff begin. */
export const consolePages: { console: RouteConfigEntry[] } = { console: [index('console/console-page.tsx')] }
