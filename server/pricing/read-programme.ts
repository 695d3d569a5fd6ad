import type { pricing } from '../../contract/pricing.ts'
import { notFound } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findProgramme } from './programme-queries.ts'

/** REN-1. Shows a programme. */
export const readProgramme: Operation<typeof pricing.readProgramme> = async (ctx, input) => {
  const programme = await findProgramme(ctx.tx, input.programmeCode)
  if (!programme) throw notFound(ctx.actor)
  return programme
}
