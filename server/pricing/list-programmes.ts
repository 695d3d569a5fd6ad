import type { programmes } from '../../contract/programmes.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listProgrammeRows } from './programme-queries.ts'

/** REN-1. The programmes that licences can be covered by. */
export const listProgrammes: Operation<typeof programmes.listProgrammes> = async (ctx, input) => {
  const { rows, next } = await listProgrammeRows(ctx.tx, input)
  return { items: rows, next, actions: { create: whyNotReader(ctx.actor, 'pricing.edit') } }
}
