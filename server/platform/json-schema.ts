import { z } from 'zod'
import { dayField, flag, instantField, organizationNumber } from '../../contract/fields.ts'

type Json = Record<string, unknown>

/** What the schemas of the contract mean beyond what their rules can be read off as. */
const known = new Map<unknown, Json>([
  [dayField, { type: 'string', format: 'date' }],
  [instantField, { type: 'string', format: 'date-time' }],
  [organizationNumber, { type: 'string', pattern: '^[1-9]\\d{7}$' }],
  [flag, { type: 'boolean' }],
])

/**
 * A schema as it looks on the wire, in JSON Schema 2020-12. What the portal accepts in several spellings (a number as a
 * form writes it) is described as the one that programs should send.
 */
export function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: described }) => {
      const better = known.get(zodSchema) ?? tidied(zodSchema)
      // Every whole number is bounded by what a double holds; saying so at each tells nothing.
      if (described.minimum === Number.MIN_SAFE_INTEGER) delete described.minimum
      if (described.maximum === Number.MAX_SAFE_INTEGER) delete described.maximum
      if (better === null) return
      for (const name of Object.keys(described)) delete described[name]
      Object.assign(described, better)
    },
  })
  return described
}

/** Behind a pipe stands what the value must be once it is read; before it, all the spellings that are taken. */
function tidied(schema: z.core.$ZodTypes): Json | null {
  const { def } = schema._zod
  if (def.type !== 'pipe' || !(def.out instanceof z.ZodType) || def.out instanceof z.ZodTransform) return null
  return jsonSchema(def.out)
}
