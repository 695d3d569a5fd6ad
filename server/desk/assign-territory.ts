import type { territories } from '../../contract/territories.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { listSpecialists } from './desk-people-queries.ts'
import { deleteTerritory, saveTerritory, takeTerritory } from './territory-queries.ts'

/**
 * REN-7: who of the desk looks after the customers of a country or a state; a customer's own specialist comes first, a state
 * before its country. It holds from the next question on: nothing of a customer is written.
 */
export const assignTerritory: Operation<typeof territories.assignTerritory> = async (ctx, input) => {
  const { country, state, staffId } = input
  const area = { country, state }
  const specialists = await listSpecialists(ctx.tx)
  const chosen = specialists.find(({ id }) => id === staffId) ?? null
  if (staffId !== undefined && chosen === null) throw new FieldsInvalid(fault('staffId', 'not-one-of'))
  const former = await takeTerritory(ctx.tx, area)
  if ((former?.specialist.id ?? null) === (chosen?.id ?? null)) return { territory: former }
  if (chosen) await saveTerritory(ctx, area, chosen.id, ctx.actor.name)
  else await deleteTerritory(ctx.tx, area)
  await record(ctx, {
    action: 'territory.assigned',
    organizationId: null,
    subject: { kind: 'territory', id: null, label: state === null ? country : `${country}, ${state}` },
    before: { specialist: former?.specialist.name ?? null },
    after: { specialist: chosen?.name ?? null },
  })
  return { territory: await takeTerritory(ctx.tx, area) }
}
