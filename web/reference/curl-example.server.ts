import type { ApiOperation, SentField } from './api-document.server.ts'
import type { JsonSchema } from './json-schema.server.ts'

/** What stands for a field of this name in an example. */
const byName: Record<string, unknown> = {
  number: '10000001',
  loginId: 'ana.garcia',
  orderNumber: 'SO-2026-0042',
  orderLine: 1,
  sku: 'WS-STD-PERP',
  quantity: 50,
  hostId: 'SRV-LIC-01',
  firstName: 'Ana',
  lastName: 'García',
  reason: 'Asked for by the customer.',
  oldFileRemoved: true,
  country: 'ES',
  q: 'ana',
}

function exampleOf(name: string, schema: JsonSchema): unknown {
  if (Object.hasOwn(byName, name)) return byName[name]
  const [real = schema] = (schema.anyOf ?? []).filter((one) => one.type !== 'null' && one.const !== '')
  if (real.enum) return real.enum[0]
  if (real.const !== undefined) return real.const
  if (real.type === 'integer' || real.type === 'number') return real.minimum ?? 1
  if (real.type === 'boolean') return true
  if (real.type === 'array') return real.items ? [exampleOf('', real.items)] : []
  if (real.type === 'object')
    return Object.fromEntries(
      Object.entries(real.properties ?? {})
        .filter(([inner]) => real.required?.includes(inner))
        .map(([inner, field]) => [inner, exampleOf(inner, field)]),
    )
  return textFor(name, real.format)
}

function textFor(name: string, format: string | undefined): string {
  if (format === 'uuid') return '0b6f3c1e-5d0a-4c52-9a53-6f1f2f7c8e11'
  if (format === 'date') return '2026-11-30'
  if (format === 'email' || name === 'email') return 'ana@example.com'
  return `your-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** A word of a command line, quoted so that every shell takes it as it is. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

function fill(path: string, fields: readonly SentField[]): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const field = fields.find((one) => one.name === name)
    return encodeURIComponent(String(exampleOf(name, field?.schema ?? {})))
  })
}

/** A command that makes this call with what it needs at least. Whoever has not signed in yet finds that in `signInExample`. */
export function curlExample(operation: ApiOperation, origin: string): string {
  const { sends } = operation
  const query = new URLSearchParams()
  for (const field of sends.filter((one) => one.place === 'query' && one.required))
    query.append(field.name, String(exampleOf(field.name, field.schema)))
  const address = `${origin}${fill(operation.path, sends)}${query.size === 0 ? '' : `?${query}`}`
  const body = sends.filter((one) => one.place === 'body' && one.required)
  const lines = [
    `curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${quoted(address)}`,
    ...(operation.isPublic ? [] : ['-b session.txt']),
    ...(operation.needsKey ? [`-H ${quoted('Idempotency-Key: my-key-1')}`] : []),
    ...(operation.needsVersion ? [`-H ${quoted('If-Match: "1"')}`] : []),
    ...(operation.method === 'GET' || operation.method === 'DELETE'
      ? []
      : [`-H ${quoted('Content-Type: application/json')}`]),
    ...(body.length === 0
      ? operation.method === 'GET' || operation.method === 'DELETE'
        ? []
        : [`-d ${quoted('{}')}`]
      : [
          `-d ${quoted(JSON.stringify(Object.fromEntries(body.map((one) => [one.name, exampleOf(one.name, one.schema)]))))}`,
        ]),
  ]
  return lines.join(' \\\n  ')
}

/** A command that signs in and keeps the session in a file for the calls that follow. */
export function signInExample(origin: string): string {
  return [
    `curl -c session.txt ${quoted(`${origin}/v1/sign-in`)}`,
    `-H ${quoted('Content-Type: application/json')}`,
    `-d ${quoted('{"loginId":"ana.garcia","password":"your-password"}')}`,
  ].join(' \\\n  ')
}
