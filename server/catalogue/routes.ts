import { catalogue } from '../../contract/catalogue.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { createProduct } from './create-product.ts'
import { exportCatalogue } from './export-catalogue.ts'
import { importCatalogue } from './import-catalogue.ts'
import { listProducts } from './list-products.ts'
import { listSkus } from './list-skus.ts'
import { readProduct } from './read-product.ts'
import { saveProduct } from './save-product.ts'

/** What this feature serves: products and what stands below them. */
export const catalogueRoutes = serve<House, typeof catalogue>(catalogue, {
  listProducts,
  readProduct,
  createProduct,
  saveProduct,
  listSkus,
  exportCatalogue,
  importCatalogue,
})
