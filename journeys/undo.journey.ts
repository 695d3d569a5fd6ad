import { randomUUID } from 'node:crypto'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { newLicence } from './support/licences.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { title } from './support/signing-in.ts'

test('UX-34: hiding a licence and deleting a view are done at once and taken back by Undo, on the page, in the history and in a toast that stays', async ({
  page,
  request,
  open,
  say,
  javaScriptEnabled,
}, testInfo) => {
  const loginId = say({ en: 'liam.bennett', es: 'luis.romero' })
  const licence = await newLicence(request, { loginId })
  const words = {
    hide: say({ en: 'Hide licence', es: 'Ocultar licencia' }),
    hidden: say({ en: 'This licence is hidden', es: 'Esta licencia está oculta' }),
    shown: say({ en: 'This licence is in the lists again', es: 'Esta licencia vuelve a aparecer en las listas' }),
    undo: say({ en: 'Undo', es: 'Deshacer' }),
    licences: say({ en: 'Licences', es: 'Licencias' }),
    viewName: say({ en: 'Name of the view', es: 'Nombre de la vista' }),
    save: say({ en: 'Save view', es: 'Guardar vista' }),
  }
  const main = page.getByRole('main')
  const toast = page.getByRole('status').filter({ has: page.getByRole('button', { name: words.undo }) })
  await enterAs(page, loginId)
  await open(`/o/${licence.number}/licences/${licence.id}`)
  await main.getByRole('button', { name: words.hide }).click()
  await expect(main.getByText(words.hidden)).toBeVisible()
  // On the page, and in the history.
  await expect(main.getByRole('button', { name: words.undo })).toHaveCount(2)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'hidden')
  if (javaScriptEnabled) {
    await main.getByRole('link', { name: words.licences, exact: true }).first().click()
    await expect(title(page)).toHaveText(words.licences)
    await toast.getByRole('button', { name: words.undo }).click()
  } else await main.getByRole('button', { name: words.undo }).first().click()
  await expect(main.getByText(words.shown)).toBeVisible()

  const name = `View ${randomUUID().slice(0, 6)}`
  await open(`/o/${licence.number}/licences/views?status=active&sort=quantity`)
  await main.getByLabel(words.viewName).fill(name)
  await main.getByRole('button', { name: words.save }).click()
  await expect(main.getByRole('link', { name, exact: true })).toBeVisible()
  await open(`/o/${licence.number}/licences/views`)
  await main.getByRole('button', { name }).click()
  await expect(main.getByRole('link', { name, exact: true })).toHaveCount(0)
  await main.getByRole('button', { name: words.undo }).click()
  await page.waitForURL(/status=active/)
  await expect(main.getByRole('link', { name, exact: true })).toBeVisible()
})
