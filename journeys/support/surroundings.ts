import type { Browser, BrowserContext, Page } from '@playwright/test'
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

/** Opens a window in these surroundings, and closes it afterwards. */
export async function lookIn(
  browser: Browser,
  { language, width, theme, script }: Look<string>,
  look: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: portalOrigin(),
    viewport: { width: Number(width), height: 900 },
    colorScheme: theme,
    javaScriptEnabled: script === 'on',
    locale: language === 'es' ? 'es-ES' : 'en-GB',
  })
  try {
    await look(await context.newPage(), context)
  } finally {
    await context.close()
  }
}
