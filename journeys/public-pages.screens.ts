import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { expectLight, openMeasured } from './support/measured.ts'
import { takePicture } from './support/pictures.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** Pages that anybody may open, behind the language, and with which status they are answered. None has a script. */
const screens = {
  home: { path: '', status: 200 },
  help: { path: '/help', status: 200 },
  'help-search': { path: '/help/search?q=host', status: 200 },
  'help-article': { path: '/help/203', status: 200 },
  verify: { path: '/verify', status: 200 },
  'not-found': { path: '/nowhere', status: 404 },
} as const

for (const look of looksAt(['home', 'help', 'help-search', 'help-article', 'verify', 'not-found']))
  test(`PLT-11: nothing keeps anybody from reading ${wordsFor(look)}, light and still`, async ({ browser }, info) => {
    await lookIn(browser, look, async (page) => {
      const { path, status } = screens[look.screen]
      const opened = await openMeasured(page, `/${look.language}${path}`)
      expect(opened.status).toBe(status)
      expectLight(opened, 0)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
