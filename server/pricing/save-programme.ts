import type { programmes } from '../../contract/programmes.ts'
import { notFound } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { takeProgramme, updateProgramme } from './programme-queries.ts'

/** REN-1. Writes a programme anew; what is covered by it goes on as it was. What changes nothing writes nothing. */
export const saveProgramme: Operation<typeof programmes.saveProgramme> = async (ctx, { programmeCode, ...facts }) => {
  const programme = await takeProgramme(ctx.tx, programmeCode)
  if (!programme) throw notFound(ctx.actor)
  expectVersion(ctx, programme)
  const change = changedFields<Record<string, unknown>>(programme, facts)
  if (!change) return programme
  await updateProgramme(ctx.tx, programme, facts)
  const subject = { kind: 'programme', id: null, label: `${facts.name} (${programmeCode})` }
  await record(ctx, { action: 'programme.updated', subject, ...change })
  return { ...programme, ...facts, version: programme.version + 1 }
}
