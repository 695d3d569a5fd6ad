import type { programmes } from '../../contract/programmes.ts'
import { record } from '../audit/record.ts'
import { violatedUnique } from '../platform/db.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findProgramme, insertProgramme } from './programme-queries.ts'

/** REN-1. Adds a programme. Refuses `programme-exists`, also when somebody else has just added it. */
export const createProgramme: Operation<typeof programmes.createProgramme> = async (ctx, { code, ...facts }) => {
  const exists = new Refusal('programme-exists', { code }, 'code')
  if (await findProgramme(ctx.tx, code)) throw exists
  await insertProgramme(ctx, code, facts).catch((error) => {
    throw violatedUnique(error) === null ? error : exists
  })
  const subject = { kind: 'programme', id: null, label: `${facts.name} (${code})` }
  await record(ctx, { action: 'programme.created', subject, after: { code, ...facts } })
  return { code, ...facts, skuCount: 0, version: 1 }
}
