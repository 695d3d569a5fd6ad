import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'

/** The rules of WCAG 2.2 A and AA, and what axe calls best practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Expects that axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const isScripted = await hasScript(page)
  if (isScripted) await rest(page)
  const examinable = isScripted && !(await hasLockedFrame(page))
  const findings = examinable ? await findingsOf(page) : await findingsOfTwin(page)
  expect(findings, 'axe finds nothing').toEqual([])
}

/** Waits until nothing is being loaded or faded: half of a change is nothing that anybody reads. */
async function rest(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
  })
}

/**
 * axe examines everything and tells of what is wrong only: selectors for all that is right take it twice as long, and
 * so does its way to join the findings of foreign frames in a page of its own, which no page of ours has.
 */
async function findingsOf(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(rules)
  const { violations } = await axe.setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}: ${help}`))
}

/** Whether the page may run scripts, as style sheets see it. */
async function hasScript(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(scripting: enabled)').matches)
}

/** Whether the page shows a document that may run no script at all; axe would wait for its answer for ever. */
async function hasLockedFrame(page: Page): Promise<boolean> {
  return (await page.locator('iframe[sandbox]').count()) > 0
}

/** The same document with its locked frames empty. */
function withoutLockedFrames(html: string): string {
  return html.replaceAll(/<iframe\b[^>]*>/g, (frame) => frame.replaceAll(/ (?:sandbox|src)="[^"]*"/g, ''))
}

/**
 * axe needs JavaScript. Where a page has none, its twin is examined: the same document at the same address in the same
 * surroundings, in a window that may run scripts but is given none of the page's own.
 */
async function findingsOfTwin(page: Page): Promise<string[]> {
  const twin = await twinWindow(page)
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await twin.setViewportSize(page.viewportSize() ?? { width: 1280, height: 800 })
  await twin.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  const body = withoutLockedFrames((await page.content()).replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, ''))
  await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  try {
    await twin.goto(page.url())
    return await findingsOf(twin)
  } finally {
    await twin.unroute(page.url())
  }
}

/** The window for twins, one for each worker: warming up a new one takes longer than what it is needed for. */
let twinOfWorker: Promise<Page> | null = null

function twinWindow(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('this page belongs to no browser')
  twinOfWorker ??= openTwin(browser)
  return twinOfWorker
}

async function openTwin(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, javaScriptEnabled: true })
  const twin = await context.newPage()
  await twin.route('**/*', (route) => (route.request().resourceType() === 'script' ? route.abort() : route.fallback()))
  return twin
}

/** Expects that nothing makes the page scroll sideways at a width, in CSS pixels; 320 is what WCAG 1.4.10 asks for. */
export async function expectNoSidewaysScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: before?.height ?? 800 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (before) await page.setViewportSize(before)
  expect(wide, `the page is no wider than ${width} px`).toBeLessThanOrEqual(width)
}
