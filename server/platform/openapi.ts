import { z } from 'zod'
import { type Endpoint, pathNames } from '../../contract/endpoint.ts'
import { type Permission, permissions } from '../../contract/permissions.ts'
import { problem } from '../../contract/problem.ts'
import { type RefusalCode, refusals } from '../../contract/refusals.ts'
import { sessionCookie } from './http.ts'
import { jsonSchema } from './json-schema.ts'

/** A part of the document; its shape is OpenAPI's. */
type Json = Record<string, unknown>

/** What the document needs from above: who holds a permission, in words. */
export type OpenApiOptions = { heldBy(permission: Permission): string }

/**
 * The OpenAPI 3.1 document, made of the very schemas that validate (PLT-3). The same contract always gives the same text,
 * so that a difference in it is a difference for those who build on it.
 */
export function openApiDocument(contract: Readonly<Record<string, Endpoint>>, options: OpenApiOptions): Json {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(contract)) {
    const path = `/v1${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint, options) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Chancery',
      version: '1',
      summary: 'Licences, the people who hold them, and the files that say so.',
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This portal' }],
    tags: [...new Set(Object.values(contract).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem) },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookie,
          description: 'Set by `signIn`. A changing request from a browser must come from the portal’s own pages.',
        },
      },
      parameters: { IdempotencyKey: idempotencyKey, IfMatch: ifMatch },
    },
    'x-permissions': Object.fromEntries(permissions.map((one) => [one, options.heldBy(one)])),
  }
}

const introduction =
  'Every refusal is a problem document (RFC 9457) with a stable `code`; `fields` names the inputs at fault. Lists come in pages: `next` of one is `after` of the following, null on the last. What creates or moves something takes an `Idempotency-Key`: repeating the request with the same key does nothing twice, for 7 days. What people edit has a `version`, sent as `ETag`, and takes it back in `If-Match`.'

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'Any text of your own, new for each intention. The same key with the same request gives the same answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}
const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The `ETag` of the answer that you read, such as `"3"`.',
  schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
}

function operationOf(name: string, endpoint: Endpoint, { heldBy }: OpenApiOptions): Json {
  const { permission } = endpoint
  return {
    operationId: name,
    tags: [tagOf(endpoint)],
    summary: endpoint.summary,
    'x-permission': { name: permission, heldBy: heldBy(permission) },
    ...(endpoint.demoOnly ? { 'x-demo-only': true } : {}),
    security: permission === 'public' ? [{}, { session: [] }] : [{ session: [] }],
    parameters: parametersOf(endpoint),
    ...bodyOf(endpoint),
    responses: { '200': successOf(endpoint), ...problemsOf(endpoint) },
  }
}

/** The first noun of the path, behind the organization. */
function tagOf({ path }: Endpoint): string {
  const [first = 'portal'] = path.replace('/organizations/{number}', '').split(/[/.]/).filter(Boolean)
  return path === '/organizations/{number}' ? 'organizations' : first
}

function parametersOf(endpoint: Endpoint): Json[] {
  const inPath = pathNames(endpoint.path)
  const { properties, required } = propertiesOf(endpoint.input)
  const path = inPath.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
  const query = Object.entries(properties)
    .filter(([name]) => endpoint.method === 'GET' && !inPath.includes(name))
    .map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
  return [
    ...path,
    ...query,
    ...(endpoint.repeat ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(endpoint.precondition ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ]
}

function propertiesOf(input: z.ZodObject): { properties: Record<string, Json>; required: string[] } {
  const entries = Object.entries(input.shape).filter(([, field]) => field instanceof z.ZodType)
  return {
    properties: Object.fromEntries(entries.map(([name, field]) => [name, withDefault(field)])),
    required: entries.filter(([, field]) => !field.safeParse(undefined).success).map(([name]) => name),
  }
}

/** What stands for a field that is left out, where that is one plain value. */
function withDefault(field: z.ZodType): Json {
  const left = field.safeParse(undefined)
  const isPlain = left.success && ['string', 'number', 'boolean'].includes(typeof left.data)
  return isPlain ? { ...jsonSchema(field), default: left.data } : jsonSchema(field)
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.method === 'GET') return {}
  const inPath = pathNames(endpoint.path)
  const { properties, required } = propertiesOf(endpoint.input)
  const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.includes(name)))
  const needed = required.filter((name) => !inPath.includes(name))
  const schema = {
    type: 'object',
    properties: own,
    ...(needed.length > 0 ? { required: needed } : {}),
    additionalProperties: false,
  }
  return { requestBody: { required: needed.length > 0, content: { 'application/json': { schema } } } }
}

function successOf({ produces, output }: Endpoint): Json {
  if (produces === 'application/pdf') return { description: 'The file', content: { [produces]: {} } }
  if (produces) return { description: 'The file', content: { [produces]: { schema: { type: 'string' } } } }
  const hasVersion = output instanceof z.ZodObject && 'version' in output.shape
  const headers = { ETag: { description: 'The version', schema: { type: 'string' } } }
  return {
    description: 'Done, or what was asked for',
    ...(hasVersion ? { headers } : {}),
    content: { 'application/json': { schema: jsonSchema(output) } },
  }
}

/** One response per status, which lists its refusals with their sentences. */
function problemsOf(endpoint: Endpoint): Json {
  const codes = [...new Set<RefusalCode>([...doorRefusalsOf(endpoint), ...endpoint.refusals])]
  const byStatus = Map.groupBy(codes, (code) => String(refusals[code].status))
  const statuses = [...byStatus].toSorted(([one], [other]) => one.localeCompare(other))
  return Object.fromEntries(
    statuses.map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${refusals[code].en}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        'x-codes': group,
      },
    ]),
  )
}

/** Of the refusals that the door may give, those that can happen here. */
function doorRefusalsOf({ permission, path, method, repeat, precondition, produces, input }: Endpoint): RefusalCode[] {
  const isOfOrganization = path.startsWith('/organizations/{number}')
  const isGuarded = permission !== 'public' && permission !== 'own.account'
  return [
    'unreadable-request',
    ...(permission === 'public' ? [] : (['not-signed-in'] as const)),
    ...(isGuarded ? (['not-allowed'] as const) : []),
    ...(isOfOrganization ? (['access-limited', 'no-organization', 'other-organization'] as const) : []),
    ...(isOfOrganization && method !== 'GET' ? (['view-as-read-only'] as const) : []),
    ...(isOfOrganization && method === 'GET' && produces ? (['view-as-no-files'] as const) : []),
    ...(path.includes('{') ? (['not-found'] as const) : []),
    ...(Object.keys(input.shape).length > 0 ? (['fields-invalid'] as const) : []),
    ...(method === 'GET' ? [] : (['form-expired', 'too-large'] as const)),
    ...(repeat ? (['key-missing', 'key-used-differently'] as const) : []),
    ...(precondition ? (['version-missing', 'changed-meanwhile'] as const) : []),
    'too-many-requests',
    'unavailable',
  ]
}
