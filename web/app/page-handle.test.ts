import { expect, test } from 'vitest'
import { addressInLanguage, joinHandles } from './page-handle.ts'

test('A page has the messages of all its routes, each once, and no script as soon as one of them wants none', () => {
  expect(joinHandles([undefined, { messages: ['app'] }, { messages: ['app', 'ui'], noScript: true }])).toEqual({
    messages: ['app', 'ui'],
    noScript: true,
  })
  expect(joinHandles([null, {}])).toEqual({ messages: [], noScript: false })
})

test('A page whose address is in words says itself where it is in another language', () => {
  const article = { addressIn: (loaded: unknown, language: string) => `/${language}/help/${String(loaded)}` }
  const matches = [
    { handle: undefined, loaderData: null },
    { handle: article, loaderData: '201' },
  ]
  expect(addressInLanguage(matches, '/en/help/201-sign-in', 'es')).toBe('/es/help/201')
  expect(addressInLanguage([], '/en/help?q=a', 'es')).toBe('/es/help?q=a')
  const silent = [{ handle: { addressIn: () => null }, loaderData: null }]
  expect(addressInLanguage(silent, '/en/help', 'es')).toBe('/es/help')
})
