import type { ESTree } from 'vite'
import { type Check, faultAt, isTest, type Source } from './project.ts'

/** Places where the compiler cannot follow what the code has made certain, each with its reason. */
const allowed: { path: string; cast: string; reason: string }[] = [
  {
    path: 'server/platform/door.ts',
    cast: 'parsed.data as Given',
    reason: 'the schema of the entry has just parsed it; a conditional type of a generic entry is opaque',
  },
  {
    path: 'server/platform/door.ts',
    cast: 'as Outing<House> &',
    reason: 'the door has just made certain what ActingIn says of the entry',
  },
  {
    path: 'server/platform/door.ts',
    cast: 'ctx as Ctx & ActingIn<E>',
    reason: 'the same, inside the transaction',
  },
  {
    path: 'web/app/translator.ts',
    cast: 'messagesAtHand(language, namespaces) as unknown',
    reason: 'compiled messages keep the keys and arguments of the English, but not its type',
  },
]

function faultsOf(source: Source): string[] {
  const faults: string[] = []
  const refuse = (node: ESTree.Node, what: string): void => {
    const text = source.text.slice(node.start, node.end)
    if (allowed.some(({ path, cast }) => path === source.path && text.includes(cast))) return
    faults.push(faultAt(source, node.start, `${what}: ${text.split('\n')[0]?.slice(0, 80)}`))
  }
  source.visit({
    TSAsExpression: (node) => {
      if (source.text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== 'const') refuse(node, 'a cast')
    },
    TSTypeAssertion: (node) => refuse(node, 'a cast'),
    TSNonNullExpression: (node) => refuse(node, 'an assertion that something is there'),
    TSAnyKeyword: (node) => refuse(node, 'any'),
  })
  return faults
}

/** No `any`, and no casts but `as const`. Tests may cast where they hand in what the types forbid. */
export const casts: Check = {
  name: 'casts',
  remedy: 'Narrow with a test or a schema, or give the function a type that says it.',
  run: ({ sources }) => sources.filter(({ path }) => !isTest(path) && !path.startsWith('testing/')).flatMap(faultsOf),
}
