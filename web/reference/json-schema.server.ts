import { z } from 'zod'

/** JSON Schema as far as the API's document uses it. */
export type JsonSchema = {
  type?: string | undefined
  format?: string | undefined
  enum?: readonly unknown[] | undefined
  const?: unknown
  default?: unknown
  pattern?: string | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  maxItems?: number | undefined
  anyOf?: readonly JsonSchema[] | undefined
  items?: JsonSchema | undefined
  properties?: Readonly<Record<string, JsonSchema>> | undefined
  required?: readonly string[] | undefined
}

/** Reads such a schema; what the reference does not show is left out. Several types at once become alternatives. */
export const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z
    .object({
      type: z.union([z.string(), z.array(z.string())]).optional(),
      format: z.string().optional(),
      enum: z.array(z.unknown()).optional(),
      const: z.unknown().optional(),
      default: z.unknown().optional(),
      pattern: z.string().optional(),
      minLength: z.number().optional(),
      maxLength: z.number().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      maxItems: z.number().optional(),
      anyOf: z.array(jsonSchema).optional(),
      // A list of fixed length says of what is beyond it that there is nothing.
      items: z.union([jsonSchema, z.literal(false).transform(() => undefined)]).optional(),
      properties: z.record(z.string(), jsonSchema).optional(),
      required: z.array(z.string()).optional(),
    })
    .transform(({ type, ...rest }) =>
      Array.isArray(type)
        ? { anyOf: type.map((one) => (one === 'null' ? { type: one } : { ...rest, type: one })) }
        : { ...rest, type },
    ),
)
