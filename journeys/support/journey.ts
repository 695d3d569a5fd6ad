import './stack-traces.ts'
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import type { Language } from '../../contract/fields.ts'
import { portalOrigin } from './portal.ts'

/** In what surroundings a journey runs. */
export type Surroundings = { language: Language; theme: 'light' | 'dark' }

/** What every journey is given besides Playwright's own: the language, and how to open a page by its path. */
export type Journey = {
  /** Opens `/help` as `/en/help` or `/es/help`. Paths that begin with a language are opened as they are. */
  open(path: string): Promise<void>
  /** The sentence of this journey's language. */
  say(sentences: Record<Language, string>): string
  /** A further window, of somebody else or in another place; it is closed with the test. */
  newWindow(options?: BrowserContextOptions): Promise<Page>
}

/** Playwright's test with the portal of this run, in the project's language. */
export const test = base.extend<Surroundings & Journey>({
  language: ['en', { option: true }],
  theme: ['light', { option: true }],
  // Playwright reads the names of a fixture's needs from this parameter, even where there are none.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  baseURL: async ({}, use) => use(portalOrigin()),
  colorScheme: async ({ theme }, use) => use(theme),
  locale: async ({ language }, use) => use(language === 'es' ? 'es-ES' : 'en-GB'),
  open: async ({ page, language }, use) => use((path) => openPath(page, language, path)),
  say: async ({ language }, use) => use((sentences) => sentences[language]),
  newWindow: async ({ browser }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext(options)
      opened.push(context)
      return context.newPage()
    })
    await Promise.all(opened.map((context) => context.close()))
  },
})

export { expect } from '@playwright/test'

async function openPath(page: Page, language: Language, path: string): Promise<void> {
  await page.goto(/^\/(en|es)(\/|$)/.test(path) ? path : `/${language}${path === '/' ? '' : path}`)
}
