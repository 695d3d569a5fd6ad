import type { JsonSchema } from './json-schema.server.ts'

/** A field in words: its name, what it holds, and within what bounds. English, like the API's document. */
export type DescribedField = { name: string; type: string; limits: string; required: boolean }

const formats: Record<string, string> = {
  date: 'date, YYYY-MM-DD',
  'date-time': 'instant, ISO 8601 in UTC',
  uuid: 'id, a UUID',
  email: 'e-mail address',
  uri: 'web address',
}

/** Deeper than this, an answer is told as an object and no more. */
const deepest = 5

const isNull = (schema: JsonSchema): boolean => schema.type === 'null'
const isBlank = (schema: JsonSchema): boolean => schema.const === ''

/** The alternatives that mean something: null and the blank of a form are told apart from them. */
function meant(schema: JsonSchema): { real: readonly JsonSchema[]; nullable: boolean } {
  const all = schema.anyOf ?? [schema]
  return { real: all.filter((one) => !isNull(one) && !isBlank(one)), nullable: all.some(isNull) }
}

/** What a field holds: "text", "whole number", "one of: a, b", "list of text", "text or null". */
export function typeOf(schema: JsonSchema): string {
  const { real, nullable } = meant(schema)
  const words = real.map(plainType)
  const all = [...new Set(words.length === 0 ? ['anything'] : words), ...(nullable ? ['null'] : [])]
  return all.join(' or ')
}

function plainType(schema: JsonSchema): string {
  if (schema.enum) return `one of: ${schema.enum.map(String).join(', ')}`
  if (schema.const !== undefined) return `always ${JSON.stringify(schema.const)}`
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`
  if (schema.type === 'integer') return 'whole number'
  if (schema.type === 'boolean') return 'true or false'
  if (schema.type === 'string') return formats[schema.format ?? ''] ?? 'text'
  return schema.type ?? 'anything'
}

/** The bounds of a field: "1 to 40 characters", "at least 1", "by default 50". */
export function limitsOf(schema: JsonSchema): string {
  const bounds = meant(schema).real.flatMap((one) => [
    range(one.minLength, one.maxLength, 'characters'),
    range(one.minimum, one.maximum, ''),
    one.maxItems === undefined ? '' : `at most ${one.maxItems} of them`,
    one.pattern === undefined || one.format !== undefined ? '' : `matches ${one.pattern}`,
  ])
  const plain = ['number', 'boolean'].includes(typeof schema.default)
  const otherwise =
    plain || (typeof schema.default === 'string' && schema.default !== '') ? `by default ${schema.default}` : ''
  return [...new Set([...bounds, otherwise])].filter(Boolean).join('; ')
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  const words = (text: string) => (unit === '' ? text : `${text} ${unit}`)
  if (least !== undefined && most !== undefined) return words(`${least} to ${most}`)
  if (most !== undefined) return words(`at most ${most}`)
  return least === undefined ? '' : words(`at least ${least}`)
}

/** The fields of an answer, those of inner objects by their path: `licence.product.code`, `items[].id`. */
export function fieldsOf(schema: JsonSchema, prefix = '', depth = 0): DescribedField[] {
  const [inner] = meant(schema).real
  if (inner?.type === 'array' && inner.items) return fieldsOf(inner.items, `${prefix}[]`, depth)
  if (inner?.properties === undefined || depth > deepest) return []
  return Object.entries(inner.properties).flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    const own = {
      name: path,
      type: typeOf(field),
      limits: limitsOf(field),
      required: inner.required?.includes(name) ?? false,
    }
    return [own, ...fieldsOf(field, path, depth + 1)]
  })
}
