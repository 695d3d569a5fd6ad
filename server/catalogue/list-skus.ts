import type { catalogue } from '../../contract/catalogue.ts'
import type { Operation } from '../platform/operation.ts'
import { listSkuLines } from './catalogue-queries.ts'

/** LIC-1, LIC-2. What an order can name. */
export const listSkus: Operation<typeof catalogue.listSkus> = async (ctx, input) => {
  const { rows, next } = await listSkuLines(ctx.tx, input)
  return { items: rows, next }
}
