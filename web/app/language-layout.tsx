import { data, Outlet } from 'react-router'
import type { Route } from './+types/language-layout.ts'
import { isLanguage } from './language.ts'

/** Everything with words in it lives below `/en` or `/es`; any other first word of an address is not a page. */
export function loader({ params }: Route.LoaderArgs) {
  if (!isLanguage(params.lang)) throw data(null, { status: 404 })
  return null
}

export default function LanguageLayout() {
  return <Outlet />
}
