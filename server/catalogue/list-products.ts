import type { catalogue } from '../../contract/catalogue.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listProductLines } from './catalogue-queries.ts'

/** LIC-1. What the vendor sells, or sold. */
export const listProducts: Operation<typeof catalogue.listProducts> = async (ctx, input) => {
  const { rows, next } = await listProductLines(ctx.tx, input)
  return { items: rows, next, actions: { create: whyNotReader(ctx.actor, 'catalogue.edit') } }
}
