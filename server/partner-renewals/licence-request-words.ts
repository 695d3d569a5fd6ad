import type { Language } from '../../contract/fields.ts'
import type { NamedRequest } from './licence-request-queries.ts'

/** What letters tell of a request for licences. */
export type RequestFactsToTell = {
  request: NamedRequest & { customer_number: string; customer_name: string }
  publicOrigin: string
}

/** The products that were asked for, by name. */
export function productsOf({ covers }: Pick<NamedRequest, 'covers'>, language: Language): string {
  const names = [...new Set(covers.map(({ product }) => product.name))]
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
