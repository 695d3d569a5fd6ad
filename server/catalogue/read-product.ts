import type { catalogue } from '../../contract/catalogue.ts'
import type { Operation } from '../platform/operation.ts'
import { viewProduct } from './product-view.ts'

/** LIC-1. Shows a product with all that stands below it. */
export const readProduct: Operation<typeof catalogue.readProduct> = (ctx, input) => viewProduct(ctx, input.code)
