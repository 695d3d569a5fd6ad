import { expect, test } from 'vitest'
import { contract, endpointOf, features, isOperationName } from './all.ts'
import { pathNames } from './endpoint.ts'

const names = Object.keys(contract).filter(isOperationName)

test('no two features use the same operation name, and every feature is part of the contract', () => {
  const all = Object.values(features).flatMap((feature) => Object.keys(feature))
  expect(all.toSorted()).toEqual([...new Set(names)].toSorted())
})

test('no two operations answer the same method and path', () => {
  const routes = names.map((name) => `${endpointOf(name).method} ${endpointOf(name).path.replaceAll(/\{\w+\}/g, '{}')}`)
  expect(routes).toEqual([...new Set(routes)])
})

test.each(names)('%s: every name in the path is a field of the input', (name) => {
  const { path, input } = endpointOf(name)
  expect(Object.keys(input.shape)).toEqual(expect.arrayContaining(pathNames(path)))
})

test.each(names)('%s: what changes something is not a GET, and undeclared fields are refused', (name) => {
  const { method, input, repeat, precondition } = endpointOf(name)
  if (method === 'GET') expect([repeat, precondition]).toEqual([undefined, undefined])
  expect(input.safeParse({ surely: 'undeclared' }).error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
})
