import type { territories } from '../../contract/territories.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listSpecialists } from './desk-people-queries.ts'
import { listTerritoryRows } from './territory-queries.ts'

/** REN-7: who looks after which part of the world. */
export const listTerritories: Operation<typeof territories.listTerritories> = async (ctx, input) => ({
  ...(await listTerritoryRows(ctx.tx, input.country, input)),
  specialists: await listSpecialists(ctx.tx),
  actions: { assign: whyNotReader(ctx.actor, 'territory.assign') },
})
