import { expect, test } from 'vitest'
import { contract, endpointOf, isOperationName } from '../../contract/all.ts'
import { refusals } from '../../contract/refusals.ts'
import { describeRight } from '../access/describe-right.ts'
import { openApiDocument } from './openapi.ts'

type Json = Record<string, unknown>

const make = () => openApiDocument(contract, { heldBy: describeRight })
const document: Json = JSON.parse(JSON.stringify(make()))

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(value: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>((inner, name) => (isJson(inner) ? inner[name] : undefined), value)
}

type Found = { path: string; method: string; operation: Json }

const operations: Found[] = Object.entries(isJson(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
  Object.entries(isJson(item) ? item : {}).map(([method, operation]) => ({
    path,
    method,
    operation: isJson(operation) ? operation : {},
  })),
)

function parametersOf(operation: Json): Json[] {
  return (Array.isArray(operation.parameters) ? operation.parameters : [])
    .map((one) => (typeof one.$ref === 'string' ? at(document, ...one.$ref.slice(2).split('/')) : one))
    .filter(isJson)
}

/** Every place of the document, with what stands there. */
function* places(value: unknown, path = '#'): Generator<[string, unknown]> {
  yield [path, value]
  const inner = Array.isArray(value) ? value.entries() : isJson(value) ? Object.entries(value) : []
  for (const [name, one] of inner) yield* places(one, `${path}/${name}`)
}

test('PLT-3: the document is OpenAPI 3.1 and names every operation once, by its operationId', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(at(document, 'info', 'title')).toBe('Chancery')
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(ids.toSorted()).toEqual(Object.keys(contract).toSorted())
})

test('the same contract gives the same text', () => {
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()))
})

test('every path parameter is declared, required and in the path; no parameter stands twice', () => {
  for (const { path, operation } of operations) {
    const parameters = parametersOf(operation)
    const inPath = parameters.filter((one) => one.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
    expect(
      inPath.every(({ required, schema }) => required === true && isJson(schema)),
      path,
    ).toBe(true)
    const keys = parameters.map((one) => `${one.in} ${one.name}`)
    expect(keys).toEqual([...new Set(keys)])
  }
})

test('every reference leads somewhere, and schemas use only the words of JSON Schema 2020-12', () => {
  for (const [place, value] of places(document)) {
    if (isJson(value) && typeof value.$ref === 'string')
      expect(at(document, ...value.$ref.slice(2).split('/')), place).toBeDefined()
    // What OpenAPI 3.0 said in its own way is wrong in 3.1.
    if (isJson(value) && !place.endsWith('/properties'))
      expect(
        ['nullable', 'exclusiveMinimum', 'exclusiveMaximum'].filter((word) => value[word] === true),
        place,
      ).toEqual([])
    if (place.endsWith('/type') && !/\/(properties|securitySchemes\/\w+)\/type$/.test(place))
      expect(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'], place).toEqual(
        expect.arrayContaining([value].flat()),
      )
  }
})

test('every operation tells its permission with who holds it, and every refusal with its status', () => {
  for (const { operation } of operations) {
    const name = String(operation.operationId)
    if (!isOperationName(name)) throw new Error(`no operation ${name}`)
    const { permission, refusals: own, summary } = endpointOf(name)
    expect(operation['x-permission']).toEqual({ name: permission, heldBy: describeRight(permission) })
    for (const code of own)
      expect(at(operation.responses, String(refusals[code].status), 'x-codes'), `${name} ${code}`).toContain(code)
    expect(operation.summary).toBe(summary)
    expect(at(operation.responses, '200')).toBeDefined()
  }
})

test('what creates or moves something asks for an Idempotency-Key, what people edit for If-Match', () => {
  for (const { operation } of operations) {
    const name = String(operation.operationId)
    if (!isOperationName(name)) throw new Error(`no operation ${name}`)
    const { repeat, precondition } = endpointOf(name)
    const headers = parametersOf(operation).filter((one) => one.in === 'header')
    expect(headers.map((one) => one.name)).toEqual([
      ...(repeat ? ['Idempotency-Key'] : []),
      ...(precondition ? ['If-Match'] : []),
    ])
  }
})

test('a GET has no body; other bodies are closed objects without the path’s names', () => {
  for (const { path, method, operation } of operations) {
    const schema = at(operation.requestBody, 'content', 'application/json', 'schema')
    expect(operation.requestBody === undefined, path).toBe(method === 'get')
    if (method === 'get') continue
    expect(at(schema, 'additionalProperties'), path).toBe(false)
    const names = Object.keys(isJson(at(schema, 'properties')) ? Object(at(schema, 'properties')) : {})
    expect(
      names.filter((name) => path.includes(`{${name}}`)),
      path,
    ).toEqual([])
  }
})

test('numbers, days and lists are described as programs send them, not as forms spell them', () => {
  const allocate = at(document, 'paths', '/v1/organizations/{number}/licences/{licenceId}/allocate', 'post')
  const properties = at(allocate, 'requestBody', 'content', 'application/json', 'schema', 'properties')
  expect(at(properties, 'quantity')).toEqual({ type: 'integer', minimum: 1, maximum: 10_000_000 })
  expect(at(properties, 'features', 'items')).toEqual({ type: 'string', maxLength: 40 })
})
