import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contract, endpointOf, isOperationName } from '../../contract/all.ts'
import { describeApi } from './api-document.server.ts'
import { curlExample } from './curl-example.server.ts'
import { fieldsOf, typeOf } from './describe-schema.server.ts'

const document: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'), 'utf8'),
)
const { operations } = describeApi(document)

test('PLT-3: the reference has every operation of the contract, with all that it takes and whether it is public', () => {
  expect([...operations.keys()].toSorted()).toEqual(Object.keys(contract).toSorted())
  for (const one of operations.values()) {
    if (!isOperationName(one.name)) throw new Error(one.name)
    const endpoint = endpointOf(one.name)
    expect(one.sends.map(({ name }) => name).toSorted(), one.name).toEqual(Object.keys(endpoint.input.shape).toSorted())
    expect(one.isPublic, one.name).toBe(endpoint.permission === 'public')
    expect(one.needsKey, one.name).toBe(endpoint.repeat === 'once')
  }
})

test('PLT-3: what the reference says of a field is never empty, and an answer is a file or has fields', () => {
  for (const one of operations.values()) {
    for (const field of one.sends) expect(typeOf(field.schema), `${one.name} ${field.name}`).not.toMatch(/^$|undefined/)
    if (one.answer.kind === 'json')
      for (const field of fieldsOf(one.answer.schema)) expect(field.type, `${one.name} ${field.name}`).not.toBe('')
  }
})

test('PLT-3: an example leaves no name of its path unfilled', () => {
  for (const one of operations.values()) expect(curlExample(one, 'https://portal.example')).not.toMatch(/[{]\w+[}]/)
})

test('PLT-3: the document is read once, however many ask', () => {
  expect(describeApi(document)).toBe(describeApi(document))
})
