import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The browsable reference of the API (PLT-3): public, and without a script. */
export const referencePages: { wide: RouteConfigEntry[] } = {
  wide: [route('api', 'reference/api-index.tsx'), route('api/:operationId', 'reference/operation-page.tsx')],
}
