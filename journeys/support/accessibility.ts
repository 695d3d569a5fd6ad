import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Browser, expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { portalOrigin } from './portal.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** The rules of WCAG 2.2 A and AA, and what axe calls best practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Expects that axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { layered, scheme } = await atRest(page)
  const examined = layered ? await withAxe(page) : await twinOf(page, scheme)
  expect(await findingsOf(examined), 'axe finds nothing').toEqual([])
}

/** How a page is shown. */
type Shown = {
  /** Whether a menu or a dialog is open where scripts can run. That it lies over the page does not stand in the markup. */
  layered: boolean
  scheme: 'dark' | 'light'
}

/** Waits until nothing is being loaded or faded: half of a change is nothing that anybody reads. Tells how the page is then shown. */
async function atRest(page: Page): Promise<Shown> {
  const { busy, ...shown } = await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
    const scheme: 'dark' | 'light' = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
    const open = document.querySelector(':popover-open, :modal') !== null
    const layered = open && matchMedia('(scripting: enabled)').matches
    return { busy: document.querySelector('[aria-busy="true"]') !== null, layered, scheme }
  })
  if (!busy) return shown
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  return atRest(page)
}

/** axe examines everything and tells of what is wrong only: selectors for all that is right take it twice as long. */
async function findingsOf(page: Page): Promise<string[]> {
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id} at ${target.join(' ')}: ${help}`),
    )
  }, rules)
}

/** Puts axe into a page that has none. */
async function withAxe(page: Page): Promise<Page> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page
}

/**
 * The same document in the same surroundings, where axe is warm: a browser has it translated anew in each page that it opens,
 * which takes longer than examining most. Pages without JavaScript, which axe needs, are examined in this way as well.
 */
async function twinOf(page: Page, colorScheme: Shown['scheme']): Promise<Page> {
  const twin = await twinWindow(page)
  await twin.setViewportSize(page.viewportSize() ?? { width: 1280, height: 800 })
  await twin.emulateMedia({ colorScheme })
  await twin.evaluate(
    async (html) => {
      const { documentElement } = new DOMParser().parseFromString(html, 'text/html')
      document.replaceChild(document.adoptNode(documentElement), document.documentElement)
      const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
      const arriving = sheets.filter(({ sheet }) => !sheet)
      await Promise.all(arriving.map((link) => new Promise((loaded) => link.addEventListener('load', loaded))))
      await document.fonts.ready
    },
    await markupOf(page),
  )
  return twin
}

/** The page as it is now, without its scripts, and its locked frames empty: they may run none, and axe would wait for their answer for ever. */
function markupOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.importNode(document.documentElement, true)
    for (const script of copy.querySelectorAll('script')) script.remove()
    for (const frame of copy.querySelectorAll('iframe'))
      for (const locked of ['sandbox', 'src']) frame.removeAttribute(locked)
    return `<!doctype html>${copy.outerHTML}`
  })
}

/** The window for twins, one for each worker. */
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
  const address = `${portalOrigin()}/twin`
  await twin.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await twin.goto(address)
  return withAxe(twin)
}

/** Expects that nothing makes the page scroll sideways at a width, in CSS pixels; 320 is what WCAG 1.4.10 asks for. */
export async function expectNoSidewaysScroll(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: before?.height ?? 800 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (before) await page.setViewportSize(before)
  expect(wide, `the page is no wider than ${width} px`).toBeLessThanOrEqual(width)
}
