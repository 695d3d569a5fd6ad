import { expect, test } from 'vitest'
import type { Answer, Call } from './call.ts'
import { exportAnswer, fileAnswer } from './file-answer.ts'
import type { Visit } from './visit.ts'

const request = { number: '10000019', kind: 'licences', filter: { q: 'x' } } as const
const refused = (code: string, detail: string): Answer<never> => ({
  ok: false,
  problem: { type: '', title: code, code, status: 409, detail, requestId: 'r' },
})

/** A visit whose calls are answered by this, and what was called. */
function visitWith(answer: Answer<unknown>): { visit: Visit; called: unknown[] } {
  const called: unknown[] = []
  const call = async (...given: unknown[]) => {
    called.push(given)
    return answer
  }
  // Only what the function under test reads of a visit.
  const visit = { call: call as Call, language: 'es', requestId: 'request-1' } as Visit
  return { visit, called }
}

test('UX-37: a list that is short enough is downloaded, and nothing is prepared', async () => {
  const { visit, called } = visitWith(refused('unavailable', ''))
  const file = { ok: true, output: { fileName: 'licences-10000019.csv', content: '"Code"\r\n' }, etag: null } as const
  const response = await exportAnswer(visit, file, request)
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="licences-10000019.csv"')
  expect(await response.text()).toBe('"Code"\r\n')
  expect(called).toEqual([])
})

test('UX-36: whose list is too long lands where the file will be, its preparation under way', async () => {
  const { visit, called } = visitWith({ ok: true, output: { id: 'file-1' }, etag: null })
  const response = await exportAnswer(visit, refused('export-too-large', ''), request)
  expect([response.status, response.headers.get('location')]).toEqual([303, '/es/o/10000019/downloads?asked=file-1'])
  expect(called).toEqual([['requestExport', request, { idempotencyKey: 'export request-1' }]])
})

test('UX-36: who has as many under way as may be lands there too, and is told', async () => {
  const { visit } = visitWith(refused('exports-under-way', ''))
  const response = await exportAnswer(visit, refused('export-too-large', ''), request)
  expect(response.headers.get('location')).toBe('/es/o/10000019/downloads?full')
})

test('ACC-6: any other refusal is said in its words', async () => {
  const { visit } = visitWith(refused('access-limited', 'Your access is limited.'))
  for (const first of [refused('access-limited', 'Your access is limited.'), refused('export-too-large', 'Long.')]) {
    const response = await exportAnswer(visit, first, request)
    expect([response.status, await response.text()]).toEqual([409, 'Your access is limited.'])
  }
})

test('UX-36: a file in pieces goes out piece by piece, and whoever leaves ends it', async () => {
  const events: string[] = []
  async function* pieces() {
    try {
      for (const piece of ['a', 'ñ', 'c', 'd', 'e', 'f']) {
        events.push(piece)
        yield piece
      }
    } finally {
      events.push('ended')
    }
  }
  const answer = () =>
    fileAnswer({ ok: true, output: { fileName: 'x.csv', content: pieces() }, etag: null }, 'text/csv')
  expect(await answer().text()).toBe('añcdef')
  events.length = 0
  const reader = answer().body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('a')
  await reader?.cancel()
  expect(events.at(-1)).toBe('ended')
  expect(events.length).toBeLessThan(6)
})
