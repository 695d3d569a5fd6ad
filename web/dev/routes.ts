import { type RouteConfigEntry, route } from '@react-router/dev/routes'

export const devPages: RouteConfigEntry[] = [route('dev/ui', 'dev/ui-page.tsx')]
