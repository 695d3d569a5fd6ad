import type { catalogue } from '../../contract/catalogue.ts'
import { notFound } from '../access/permit.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid } from '../platform/refusal.ts'
import { listOwnersOfSkus, listProgrammeCodes, takeProducts } from './catalogue-queries.ts'
import { completed, contradictions } from './product-rules.ts'
import { viewProduct } from './product-view.ts'
import { saveContent } from './save-content.ts'

/** LIC-1. Writes a product anew; licences keep the terms that they were sold with. */
export const saveProduct: Operation<typeof catalogue.saveProduct> = async (ctx, input) => {
  const [product] = await takeProducts(ctx.tx, [input.code])
  if (!product) throw notFound(ctx.actor)
  expectVersion(ctx, product)
  const ownersOfSkus = await listOwnersOfSkus(
    ctx.tx,
    input.skus.map(({ code }) => code),
  )
  const faults = contradictions(input, product.content, { ownersOfSkus, programmes: await listProgrammeCodes(ctx.tx) })
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  await saveContent(ctx, product, completed(input, product.content))
  return viewProduct(ctx, input.code)
}
