import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { test } from './support/journey.ts'
import { takePicture } from './support/pictures.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** Pages that anybody may open, behind the language. */
const addresses = {
  home: '',
  help: '/help',
  'help-search': '/help/search?q=host',
  'help-article': '/help/203',
  verify: '/verify',
  'not-found': '/nowhere',
} as const

for (const look of looksAt(['home', 'help', 'help-search', 'help-article', 'verify', 'not-found']))
  test(`PLT-11: nothing keeps anybody from reading ${wordsFor(look)}`, async ({ browser }, info) => {
    await lookIn(browser, look, async (page) => {
      await page.goto(`/${look.language}${addresses[look.screen]}`)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
