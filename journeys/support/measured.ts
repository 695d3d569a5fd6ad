import { expect, type Page } from '@playwright/test'

/** What a page may load of JavaScript, in bytes as they travel; pages that must have none are held to 0. */
export const scriptBytesMax = 120_000

/** What opening a page came to. */
export type Opened = {
  /** With which HTTP status it was answered. */
  status: number | undefined
  /** Bytes of JavaScript as they travelled. */
  scriptBytes: number
  /** By how much things moved while the page loaded, as browsers reckon it (layout instability): 0 is stillness. */
  layoutShift: number
}

/**
 * Opens a page in a window that has kept nothing yet, and measures until nothing is loaded any more. The browser itself
 * is asked for movements, so that pages without scripts are measured as well.
 */
export async function openMeasured(page: Page, path: string): Promise<Opened> {
  const bytes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') bytes.push(request.sizes().then((sizes) => sizes.responseBodySize))
  })
  let layoutShift = 0
  const browser = await page.context().newCDPSession(page)
  browser.on('PerformanceTimeline.timelineEventAdded', ({ event }) => {
    layoutShift += event.layoutShiftDetails?.value ?? 0
  })
  await browser.send('PerformanceTimeline.enable', { eventTypes: ['layout-shift'] })
  const answer = await page.goto(path, { waitUntil: 'networkidle' })
  await browser.detach()
  return {
    status: answer?.status(),
    scriptBytes: (await Promise.all(bytes)).reduce((sum, one) => sum + one, 0),
    layoutShift,
  }
}

/** Expects that a page was light and stood still as it was opened. */
export function expectLight({ scriptBytes, layoutShift }: Opened, most: number): void {
  expect(scriptBytes, `no more than ${most} bytes of JavaScript`).toBeLessThanOrEqual(most)
  expect(layoutShift, 'nothing moves while the page loads').toBe(0)
}
