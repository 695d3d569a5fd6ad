import type { CDPSession, Page } from '@playwright/test'

const known = new WeakMap<Page, Promise<CDPSession>>()

/** What a page asks of the browser itself, past Playwright: one line for each window. */
export function browserOf(page: Page): Promise<CDPSession> {
  const line = known.get(page) ?? page.context().newCDPSession(page)
  known.set(page, line)
  return line
}
