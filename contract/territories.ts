import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { blankable, country, id, instantField, optionalLine, pageInput, pageOf, whyNot } from './fields.ts'

/** Who looks after the customers of a country, or of a state of one (REN-7). */
const territory = z.strictObject({
  country: z.string(),
  /** Null: the whole country, but for the states that are named. */
  state: z.string().nullable(),
  specialist: z.strictObject({ id, name: z.string() }),
  /** Whether they still are at work at the desk; else the desk looks after these customers. */
  isAtDesk: z.boolean(),
  assignedAt: instantField,
  assignedBy: z.string(),
})
export type Territory = z.output<typeof territory>

/** Who of the renewals desk looks after which customers, by where these are (REN-7). */
export const territories = {
  listTerritories: endpoint({
    method: 'GET',
    path: '/territories',
    summary: 'Staff: which renewals specialist looks after which countries and states (REN-7)',
    permission: 'quote.find',
    input: z.strictObject({ country: blankable(country), ...pageInput }),
    output: z.strictObject({
      ...pageOf(territory).shape,
      specialists: z.array(z.strictObject({ id, name: z.string() })),
      actions: z.strictObject({ assign: whyNot }),
    }),
    refusals: [],
  }),
  assignTerritory: endpoint({
    method: 'POST',
    path: '/territories/assign',
    summary: 'Says who of the renewals desk looks after a country or a state, or that nobody does (REN-7)',
    permission: 'territory.assign',
    input: z.strictObject({
      country,
      /** As companies’ addresses write it; blank: the whole country. */
      state: optionalLine(60),
      /** Blank: nobody. */
      staffId: blankable(id),
    }),
    output: z.strictObject({ territory: territory.nullable() }),
    refusals: [],
  }),
} as const
