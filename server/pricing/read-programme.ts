import type { programmes } from '../../contract/programmes.ts'
import { notFound } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findProgramme } from './programme-queries.ts'

/** REN-1. Shows a programme. */
export const readProgramme: Operation<typeof programmes.readProgramme> = async (ctx, input) => {
  const programme = await findProgramme(ctx.tx, input.programmeCode)
  if (!programme) throw notFound(ctx.actor)
  return programme
}
