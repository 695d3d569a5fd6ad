import { expect, test } from 'vitest'
import { lackingIn } from './lock.ts'

test('a lock file must know every package that some system may need, beside its parent or below it', () => {
  const parent = { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } }
  const packages = { 'node_modules/a': parent, 'node_modules/a-linux': {}, 'node_modules/a/node_modules/a-darwin': {} }
  expect(lackingIn({ packages })).toEqual([])
  expect(lackingIn({ packages: { 'node_modules/a': parent, 'node_modules/a-linux': {} } })).toEqual([
    'package-lock.json lacks a-darwin, which a may need',
  ])
})
