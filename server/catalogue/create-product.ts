import type { catalogue } from '../../contract/catalogue.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, Refusal } from '../platform/refusal.ts'
import { findProduct, listOwnersOfSkus, listProgrammeCodes } from './catalogue-queries.ts'
import { completed, contradictions } from './product-rules.ts'
import { viewProduct } from './product-view.ts'
import { saveContent } from './save-content.ts'

/** LIC-1. Adds a product to what the vendor sells. */
export const createProduct: Operation<typeof catalogue.createProduct> = async (ctx, input) => {
  const { code } = input
  if (await findProduct(ctx.tx, code)) throw new Refusal('product-exists', { code }, 'code')
  const ownersOfSkus = await listOwnersOfSkus(
    ctx.tx,
    input.skus.map((sku) => sku.code),
  )
  const faults = contradictions(input, null, { ownersOfSkus, programmes: await listProgrammeCodes(ctx.tx) })
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  await saveContent(ctx, null, completed(input, null))
  return viewProduct(ctx, code)
}
