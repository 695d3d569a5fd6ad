import type { Browser, Page } from '@playwright/test'
import { browserOf } from './browser.ts'
import { allRows, type Dimensions, pairwiseRows } from './pairs.ts'
import { portalOrigin } from './portal.ts'

/** How a screen may be looked at. Narrower than a phone is tried by every look, so it is no width of its own here. */
const ways = {
  language: ['en', 'es'],
  width: ['390', '1280'],
  theme: ['light', 'dark'],
  script: ['on', 'off'],
} as const satisfies Dimensions

/** One way in which one screen is looked at. */
export type Look<Name extends string> = { [K in keyof typeof ways]: (typeof ways)[K][number] } & { screen: Name }

/**
 * Which screens to look at, and how: every two of screen, language, width, theme and script meet at least once, or all
 * of them where CHANCERY_ALL_SURROUNDINGS is set.
 */
export function looksAt<Name extends string>(screens: readonly Name[]): Look<Name>[] {
  const dimensions = { screen: screens, ...ways }
  return process.env.CHANCERY_ALL_SURROUNDINGS ? allRows(dimensions) : pairwiseRows(dimensions)
}

/** `help es 390 dark without script`, for titles and file names. */
export function wordsFor({ screen, language, width, theme, script }: Look<string>): string {
  return `${screen} ${language} ${width} ${theme} ${script === 'on' ? 'with' : 'without'} script`
}

/** Windows that a worker has opened, by what cannot be changed in an open one. */
const windows = new Map<string, Promise<Page>>()

/**
 * Looks at something in a window of these surroundings, which has kept nothing: no cookies, no files, nothing stored. Looks of
 * a worker follow each other in the same windows, as opening one and warming it up takes longer than most looks.
 */
export async function lookIn(
  browser: Browser,
  { language, width, theme, script }: Look<string>,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await windowOf(browser, {
    javaScriptEnabled: script === 'on',
    locale: language === 'es' ? 'es-ES' : 'en-GB',
  })
  // Of the same place, as a browser begins a process for each new one: that cost a tenth of all looks.
  await page.goto('/healthz')
  await page.setViewportSize({ width: Number(width), height: 900 })
  await page.emulateMedia({ colorScheme: theme })
  await forgetAll(page)
  await look(page)
}

function windowOf(browser: Browser, kept: { javaScriptEnabled: boolean; locale: string }): Promise<Page> {
  const key = `${kept.locale} ${kept.javaScriptEnabled}`
  const known = windows.get(key)
  if (known) return known
  const made = browser.newContext({ ...kept, baseURL: portalOrigin() }).then((context) => context.newPage())
  windows.set(key, made)
  return made
}

async function forgetAll(page: Page): Promise<void> {
  const browser = await browserOf(page)
  await browser.send('Network.clearBrowserCache')
  await browser.send('Storage.clearDataForOrigin', { origin: portalOrigin(), storageTypes: 'all' })
  await page.context().clearCookies()
}
