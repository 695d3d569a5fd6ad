import { redirect } from 'react-router'
import { problemPage } from './answers.ts'
import type { Answer } from './call.ts'

/** Former pages that an address remembers; further back, one begins at the first page again. */
const rememberedPages = 20

/** The addresses of the pages before and after one of a list. */
export type PagesAround = { previousHref?: string; nextHref?: string }

function addressAt(url: URL, after: string | null, before: readonly string[]): string {
  const params = new URLSearchParams(url.searchParams)
  params.delete('after')
  params.delete('before')
  if (after !== null) params.set('after', after)
  for (const cursor of before) params.append('before', cursor)
  return params.size === 0 ? url.pathname : `${url.pathname}?${params}`
}

/**
 * Where a list's pager leads. Lists know only where the next page begins, so the address carries along, as `before`,
 * where each former page began.
 */
export function pagesAround(url: URL, next: string | null): PagesAround {
  const after = url.searchParams.get('after')
  const before = url.searchParams.getAll('before')
  const former = after === null ? [] : [...before, after].slice(-rememberedPages)
  return {
    ...(after === null ? {} : { previousHref: addressAt(url, before.at(-1) ?? null, before.slice(0, -1)) }),
    ...(next === null ? {} : { nextHref: addressAt(url, next, former) }),
  }
}

/** One page of a list as a loader returns it; a page that no longer exists leads to the first one. */
export function pageOfList<Output extends { next: string | null }>(answer: Answer<Output>, url: URL) {
  if (answer.ok) return { ...answer.output, pages: pagesAround(url, answer.output.next) }
  if (answer.problem.status === 422 && url.searchParams.has('after')) throw redirect(addressAt(url, null, []))
  throw problemPage(answer.problem)
}
