import { expect, type Page, type Request } from '@playwright/test'
import { browserOf } from './browser.ts'

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

/** So often a page is opened until it stands still. */
const opensMost = 4

/**
 * Opens a page and measures it. Where something moved it is opened again: what is at fault moves each time, what a busy
 * machine drew when half a page had arrived does not.
 */
export async function openMeasured(page: Page, path: string): Promise<Opened> {
  const opened = await openOnce(page, path)
  let { layoutShift } = opened
  for (let opens = 1; layoutShift > 0 && opens < opensMost; opens += 1)
    layoutShift = Math.min(layoutShift, (await openOnce(page, path)).layoutShift)
  return { ...opened, layoutShift }
}

/**
 * Opens a page in a window that has kept nothing yet, and measures until it is alive and nothing is loaded any more. The
 * browser itself is asked for movements, so that pages without scripts are measured as well.
 */
async function openOnce(page: Page, path: string): Promise<Opened> {
  const bytes: Promise<number>[] = []
  let loading = 0
  const begun = (): void => {
    loading += 1
  }
  const failed = (): void => {
    loading -= 1
  }
  const finished = (request: Request): void => {
    loading -= 1
    if (request.resourceType() === 'script') bytes.push(request.sizes().then((sizes) => sizes.responseBodySize))
  }
  page.on('request', begun).on('requestfailed', failed).on('requestfinished', finished)
  let layoutShift = 0
  const moved = ({ event }: { event: { layoutShiftDetails?: { value: number } } }): void => {
    layoutShift += event.layoutShiftDetails?.value ?? 0
  }
  const browser = await browserOf(page)
  browser.on('PerformanceTimeline.timelineEventAdded', moved)
  await browser.send('PerformanceTimeline.enable', { eventTypes: ['layout-shift'] })
  const answer = await page.goto(path, { waitUntil: 'load' })
  await untilAlive(page)
  if (loading > 0)
    await expect.poll(() => loading, { message: 'everything has arrived', intervals: [10, 20, 50] }).toBe(0)
  // Whatever moved is told of with the frame that is drawn next; a browser that is busy may refuse to draw one at once.
  const frame = () => browser.send('Page.captureScreenshot', { clip: { x: 0, y: 0, width: 1, height: 1, scale: 1 } })
  await frame().catch(() => expect(frame).toPass({ intervals: [50, 200, 500] }))
  browser.off('PerformanceTimeline.timelineEventAdded', moved)
  page.off('request', begun).off('requestfailed', failed).off('requestfinished', finished)
  return {
    status: answer?.status(),
    scriptBytes: (await Promise.all(bytes)).reduce((sum, one) => sum + one, 0),
    layoutShift,
  }
}

/** Waits until React has taken over a page that has scripts of ours; the others are alive from the start. */
async function untilAlive(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isAlive = (): boolean =>
      !matchMedia('(scripting: enabled)').matches ||
      !document.querySelector('script[type="module"]') ||
      Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber'))
    while (!isAlive()) await new Promise((soon) => setTimeout(soon, 5))
  })
}

/** Expects that a page was light and stood still as it was opened. */
export function expectLight({ scriptBytes, layoutShift }: Opened, most: number): void {
  expect(scriptBytes, `no more than ${most} bytes of JavaScript`).toBeLessThanOrEqual(most)
  expect(layoutShift, 'nothing moves while the page loads').toBe(0)
}
