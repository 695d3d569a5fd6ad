import type { ProductView } from '../../contract/catalogue.ts'
import { notFound } from '../access/permit.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { findProduct, listRevisions } from './catalogue-queries.ts'

/** A product with who changed it when; or the answer for what is absent. */
export async function viewProduct(ctx: Ctx, code: string): Promise<ProductView> {
  const product = await findProduct(ctx.tx, code)
  if (!product) throw notFound(ctx.actor)
  const { content, version } = product
  const actions = { edit: whyNotReader(ctx.actor, 'catalogue.edit') }
  return { content, revisions: await listRevisions(ctx.tx, product.id), actions, version }
}
