import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of the catalogue, for the vendor's staff. */
export const cataloguePages: { console: RouteConfigEntry[]; bare: RouteConfigEntry[] } = {
  console: [
    route('catalogue', 'catalogue/product-list.tsx'),
    route('catalogue/import', 'catalogue/import-catalogue.tsx'),
    route('catalogue/products/new', 'catalogue/add-product.tsx'),
    route('catalogue/products/:code', 'catalogue/product-page.tsx'),
    route('catalogue/products/:code/edit', 'catalogue/edit-product.tsx'),
    route('catalogue/products/:code/:list/:key?', 'catalogue/edit-part.tsx'),
  ],
  /** A file: no page, no shell. */
  bare: [route('console/catalogue.csv', 'catalogue/export-catalogue.ts')],
}
