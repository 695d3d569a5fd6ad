import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { type Say, title } from './support/signing-in.ts'

/** What is read and pressed again and again in the catalogue. */
function catalogueWords(say: Say) {
  return {
    addProduct: say({ en: 'Add product', es: 'Añadir producto' }),
    addEdition: say({ en: 'Add edition', es: 'Añadir edición' }),
    addFeature: say({ en: 'Add feature', es: 'Añadir función' }),
    addVersion: say({ en: 'Add version', es: 'Añadir versión' }),
    addSku: say({ en: 'Add SKU', es: 'Añadir SKU' }),
    save: say({ en: 'Save changes', es: 'Guardar cambios' }),
    remove: say({ en: 'Remove', es: 'Quitar' }),
    saved: say({ en: 'Saved', es: 'Guardado' }),
    code: say({ en: 'Code', es: 'Código' }),
    name: say({ en: 'Name', es: 'Nombre' }),
    version: say({ en: 'Version', es: 'Versión' }),
    releasedOn: say({ en: 'Released on', es: 'Publicada el' }),
  }
}

/** Opens a form from the product's page, fills it in by the labels of its fields, and sends it by the button of that name. */
async function add(page: Page, button: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: button, exact: true }).click()
  await expect(title(page)).toHaveText(button)
  for (const [label, value] of Object.entries(fields))
    await page.getByRole('main').getByLabel(label).first().fill(value)
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
}

test('LIC-1: a catalogue manager enters a product with feature, edition, version and SKU by hand, is told at the field what is wrong, and takes away what nothing needs', async ({
  page,
  open,
  say,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const words = catalogueWords(say)
  const code = `PR-${randomUUID().slice(0, 6).toUpperCase()}`
  const saved = () => expect(page.getByRole('status').filter({ hasText: words.saved }).first()).toBeVisible()
  await enterAs(page, 'clara.rojas')
  await open('/console/catalogue')
  await add(page, words.addProduct, { [words.code]: 'no good', [words.name]: 'Relay' })
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel(words.code)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel(words.name).first()).toHaveValue('Relay')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'product-refused')
  await page.getByLabel(words.code).fill(code.toLowerCase())
  await page.getByRole('main').getByRole('button', { name: words.addProduct }).click()
  await saved()
  await expect(title(page)).toContainText('Relay')

  await add(page, words.addFeature, { [words.code]: 'dual', [words.name]: 'Dual link' })
  await saved()
  await add(page, words.addEdition, { [words.code]: 'STD', [words.name]: 'Standard' })
  await saved()
  await add(page, words.addVersion, { [words.version]: '1.0', [words.releasedOn]: '2026-11-02' })
  await saved()
  await page.getByRole('main').getByRole('link', { name: words.addSku, exact: true }).click()
  await page.getByLabel(words.code).fill(`${code}-1Y`)
  await page.getByRole('main').getByRole('button', { name: words.addSku }).click()
  // Nothing says yet which edition it sells.
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('radio', { name: 'Standard' }).check()
  await page.getByRole('main').getByRole('button', { name: words.addSku }).click()
  await saved()
  await expect(page.getByRole('table').filter({ hasText: `${code}-1Y` })).toBeVisible()

  await page.getByRole('main').getByRole('link', { name: 'Standard' }).click()
  await page.getByRole('button', { name: words.remove }).click()
  await expect(page.getByRole('alert')).toContainText(`${code}-1Y`)
  await page.getByRole('checkbox', { name: 'Dual link' }).check()
  await page.getByRole('button', { name: words.save }).click()
  await saved()
  await page.getByRole('main').getByRole('link', { name: 'Dual link' }).click()
  await page.getByRole('button', { name: words.remove }).click()
  await expect(page.getByRole('alert')).toContainText('STD')
  await page.getByRole('main').getByRole('link', { name: 'Relay' }).click()
  await page.getByRole('main').getByRole('link', { name: '1.0', exact: true }).click()
  await page.getByRole('button', { name: words.remove }).click()
  await saved()
  await expect(page.getByRole('main').getByRole('link', { name: '1.0', exact: true })).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'product-by-hand')
})
