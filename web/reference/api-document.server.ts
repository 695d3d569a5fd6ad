import { z } from 'zod'
import { type JsonSchema, jsonSchema } from './json-schema.server.ts'

const parameter = z.union([
  z.object({
    name: z.string(),
    in: z.enum(['path', 'query']),
    required: z.boolean(),
    schema: jsonSchema,
  }),
  z.object({ $ref: z.string() }),
])

const response = z.object({
  description: z.string(),
  content: z.record(z.string(), z.object({ schema: jsonSchema.default({}) })).optional(),
  'x-codes': z.array(z.string()).optional(),
})

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  'x-permission': z.object({ name: z.string(), heldBy: z.string() }),
  'x-demo-only': z.boolean().default(false),
  parameters: z.array(parameter),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: jsonSchema })) }).optional(),
  responses: z.record(z.string(), response),
})

const apiDocument = z.object({
  info: z.object({ description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

/** A field that a caller sends, and where. */
export type SentField = { name: string; place: 'path' | 'query' | 'body'; required: boolean; schema: JsonSchema }

/** One operation as the API's document tells it. */
export type ApiOperation = {
  name: string
  method: string
  path: string
  summary: string
  heldBy: string
  isPublic: boolean
  demoOnly: boolean
  sends: readonly SentField[]
  needsKey: boolean
  needsVersion: boolean
  /** What comes back: JSON of this shape, or a file of this kind. */
  answer: { kind: 'json'; schema: JsonSchema } | { kind: 'file'; type: string }
  refusals: readonly { status: number; codes: readonly string[] }[]
}

type Operation = z.output<typeof operation>

function sentFields({ parameters, requestBody }: Operation): SentField[] {
  const inAddress = parameters.flatMap((one) =>
    'name' in one ? [{ name: one.name, place: one.in, required: one.required, schema: one.schema }] : [],
  )
  const body = requestBody?.content['application/json']?.schema
  const inBody = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    name,
    place: 'body' as const,
    required: body?.required?.includes(name) ?? false,
    schema,
  }))
  return [...inAddress, ...inBody]
}

function answerOf({ responses }: Operation): ApiOperation['answer'] {
  const [[type, { schema }] = ['application/json', { schema: {} }]] = Object.entries(responses['200']?.content ?? {})
  return type === 'application/json' ? { kind: 'json', schema } : { kind: 'file', type }
}

function viewOperation(path: string, method: string, one: Operation): ApiOperation {
  const asks = (name: string) =>
    one.parameters.some((given) => '$ref' in given && given.$ref === `#/components/parameters/${name}`)
  return {
    name: one.operationId,
    method: method.toUpperCase(),
    path,
    summary: one.summary,
    heldBy: one['x-permission'].heldBy,
    isPublic: one['x-permission'].name === 'public',
    demoOnly: one['x-demo-only'],
    sends: sentFields(one),
    needsKey: asks('IdempotencyKey'),
    needsVersion: asks('IfMatch'),
    answer: answerOf(one),
    refusals: Object.entries(one.responses).flatMap(([status, { 'x-codes': codes }]) =>
      codes === undefined ? [] : [{ status: Number(status), codes }],
    ),
  }
}

type Described = { introduction: string; operations: ReadonlyMap<string, ApiOperation> }

/** Read once for as long as the portal runs: the document does not change meanwhile. */
const known = new WeakMap<object, Described>()

/** The API's document as the reference shows it. Throws where it is not one. */
export function describeApi(document: unknown): Described {
  const isObject = typeof document === 'object' && document !== null
  const former = isObject ? known.get(document) : undefined
  if (former !== undefined) return former
  const { info, paths } = apiDocument.parse(document)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => viewOperation(path, method, one)),
  )
  const described = {
    introduction: info.description,
    operations: new Map(operations.map((one) => [one.name, one])),
  }
  if (isObject) known.set(document, described)
  return described
}
