import { expect, test } from 'vitest'
import { pageOfList, pagesAround } from './list-pages.ts'

const at = (path: string) => new URL(path, 'http://127.0.0.1')

test('a list of one page has no pager', () => {
  expect(pagesAround(at('/en/x?q=a'), null)).toEqual({})
})

test('UX-1: forward and back again leads through the same addresses, the search kept', () => {
  const first = at('/en/x?q=a')
  const second = at(pagesAround(first, 'c1').nextHref ?? '')
  const third = at(pagesAround(second, 'c2').nextHref ?? '')
  expect(third.search).toBe('?q=a&after=c2&before=c1')
  expect(pagesAround(third, null)).toEqual({ previousHref: second.pathname + second.search })
  expect(pagesAround(second, null)).toEqual({ previousHref: first.pathname + first.search })
})

test('an address remembers 20 former pages and no more', () => {
  let here = at('/en/x')
  for (let page = 0; page < 50; page += 1) here = at(pagesAround(here, `c${page}`).nextHref ?? '')
  expect(here.searchParams.getAll('before')).toHaveLength(20)
})

test('a page that no longer exists leads to the first one; other refusals are told', () => {
  const problem = { type: '', title: '', status: 422, code: 'fields-invalid', detail: '', requestId: '' }
  const thrownBy = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (thrown) {
      return thrown
    }
  }
  const moved = thrownBy(() => pageOfList({ ok: false, problem }, at('/en/x?q=a&after=old&before=older')))
  expect(moved).toBeInstanceOf(Response)
  if (moved instanceof Response) expect(moved.headers.get('location')).toBe('/en/x?q=a')
  expect(thrownBy(() => pageOfList({ ok: false, problem }, at('/en/x?q=a')))).toMatchObject({ init: { status: 422 } })
})
