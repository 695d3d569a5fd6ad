import { expect, test } from 'vitest'
import { joinHandles } from './page-handle.ts'

test('A page has the messages of all its routes, each once, and no script as soon as one of them wants none', () => {
  expect(joinHandles([undefined, { messages: ['app'] }, { messages: ['app', 'ui'], noScript: true }])).toEqual({
    messages: ['app', 'ui'],
    noScript: true,
    frames: false,
  })
  expect(joinHandles([null, {}])).toEqual({ messages: [], noScript: false, frames: false })
})
