import { useLocation, useMatches } from 'react-router'
import { inLanguage, type Language } from './language.ts'
import { isPageHandle } from './page-handle.ts'

/** Where the present page stands in another language: as its route says, or else the same path below that language. */
export function useAddressIn(): (language: Language) => string {
  const { pathname, search } = useLocation()
  const matches = useMatches()
  return (language) => {
    for (const { handle, loaderData } of matches.toReversed()) {
      const own = isPageHandle(handle) ? handle.addressIn?.(loaderData, language) : undefined
      if (own !== undefined && own !== null) return own
    }
    return inLanguage(pathname + search, language)
  }
}
