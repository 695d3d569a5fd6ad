import { expectAccessible } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { portalOrigin } from './support/portal.ts'

/** A field without a name, words that are hard to read in the dark, and a link without words in a closed menu. */
const faulty = `<!doctype html><html lang="en"><title>Faulty</title><meta name="color-scheme" content="light dark">
  <main><h1>Faulty</h1><input type="text">
  <p style="color: light-dark(#000, #333); background: light-dark(#fff, #000)">Hard to read</p>
  <button popovertarget="menu">Menu</button><div id="menu" popover><a href="/"></a></div></main>`

for (const [colorScheme, javaScriptEnabled] of [
  ['light', false],
  ['dark', false],
  ['light', true],
  ['dark', true],
] as const)
  test.describe(`${colorScheme} ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    test.use({ javaScriptEnabled, colorScheme })
    test('PLT-11: faults that are planted in a page are found', async ({ page }) => {
      await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: faulty }))
      await page.goto(portalOrigin())
      const finds = async (fault: string) => (await expectAccessible(page).then(String, String)).includes(fault)
      expect(await finds('label at input:')).toBe(true)
      expect(await finds('color-contrast at p:')).toBe(colorScheme === 'dark')
      expect(await finds('link-name at a:')).toBe(false)
      await page.getByRole('button').click()
      expect(await finds('link-name at a:')).toBe(javaScriptEnabled)
    })
  })
