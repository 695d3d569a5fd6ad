import { index, type RouteConfig, route } from '@react-router/dev/routes'
import { devPages } from './dev/routes.ts'

/** Every page, by feature. A feature lists its own pages in `web/<feature>/routes.ts`. */
export default [
  index('app/to-language.tsx', { id: 'to-language-home' }),
  route('o/*', 'app/to-language.tsx', { id: 'to-language-organization' }),
  route(':lang', 'app/language-layout.tsx', [...devPages]),
] satisfies RouteConfig
