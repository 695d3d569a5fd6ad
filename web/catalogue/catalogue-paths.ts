import type { Language } from '../app/language.ts'

/** What stands below a product, as addresses name it. */
export const partLists = ['editions', 'features', 'versions', 'skus'] as const
export type PartList = (typeof partLists)[number]

/** The addresses of the catalogue, in the reader's language. */
export function cataloguePaths(language: Language) {
  const list = `/${language}/console/catalogue`
  const product = (code: string) => `${list}/products/${code}`
  return {
    list,
    csv: `${list}.csv`,
    import: `${list}/import`,
    addProduct: `${list}/products/new`,
    product,
    saved: (code: string) => `${product(code)}?saved`,
    editProduct: (code: string) => `${product(code)}/edit`,
    addPart: (code: string, kind: PartList) => `${product(code)}/${kind}`,
    part: (code: string, kind: PartList, key: string) => `${product(code)}/${kind}/${encodeURIComponent(key)}`,
  }
}

/** All addresses of the catalogue. */
export type CataloguePaths = ReturnType<typeof cataloguePaths>
