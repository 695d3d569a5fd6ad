import type { ProductContent } from '../../contract/catalogue.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { violatedUnique } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import type { Product } from './catalogue-queries.ts'
import { insertProduct, insertRevision, updateProduct, writeParts } from './product-write-queries.ts'

/**
 * Makes a product or writes it anew, with a revision and a line in the trail (LIC-1). Content that is what it was already
 * writes nothing. Refuses `product-exists` when somebody else has just made it.
 */
export async function saveContent(ctx: Ctx, product: Product | null, content: ProductContent): Promise<void> {
  const change = product ? changedFields<Record<string, unknown>>(product.content, content) : null
  if (product && !change) return
  const id = product?.id ?? ctx.ids.uuid()
  const version = product ? product.version + 1 : 1
  if (product) await updateProduct(ctx.tx, product, content)
  else
    await insertProduct(ctx, id, content).catch((error) => {
      throw violatedUnique(error) === null ? error : new Refusal('product-exists', { code: content.code }, 'code')
    })
  if (!(await writeParts(ctx.tx, id, content))) throw new FieldsInvalid(fault('skus', 'already-in-use'))
  await insertRevision(ctx, id, version, content)
  const subject = { kind: 'product', id, label: `${content.name} (${content.code})` }
  if (change) await record(ctx, { action: 'product.updated', subject, ...change })
  else await record(ctx, { action: 'product.created', subject, after: content })
}
