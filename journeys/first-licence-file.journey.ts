import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { hostField, newHost, newLicence } from './support/licences.ts'
import { demoPerson } from './support/people.ts'
import { takePicture } from './support/pictures.ts'

/** Uploads a file on the public page that says what it is worth. */
async function verify(page: Page, say: (words: { en: string; es: string }) => string, content: string, host: string) {
  await page
    .getByLabel(say({ en: 'Licence file', es: 'Archivo de licencia' }), { exact: true })
    .setInputFiles({ name: 'file.lic', mimeType: 'text/plain', buffer: Buffer.from(content) })
  await page.getByLabel(say({ en: 'Host ID of your server', es: 'Host ID de su servidor' })).fill(host)
  await page
    .getByLabel(say({ en: 'Date of your product release', es: 'Fecha de la versión de su producto' }))
    .fill('2026-01-15')
  await page.getByRole('button', { name: say({ en: 'Verify file', es: 'Verificar archivo' }) }).click()
}

test('LIC-3 to LIC-7: from sign-in to a licence file that is genuine and in force', async ({
  page,
  request,
  open,
  say,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const loginId = say({ en: 'liam.bennett', es: 'luis.romero' })
  const licence = await newLicence(request, { loginId })
  const hostId = newHost()
  const { password } = await demoPerson(request, loginId)

  await open('/sign-in')
  await page.getByLabel(say({ en: 'Login ID', es: 'Identificador de acceso' })).fill(loginId)
  await page.getByLabel(say({ en: 'Password', es: 'Contraseña' })).fill(password)
  await page.getByRole('button', { name: say({ en: 'Sign in', es: 'Iniciar sesión' }) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say({ en: 'Overview', es: 'Resumen' }))
  const row = page.getByRole('row', { name: new RegExp(licence.code) })
  await expect(row).toContainText(say({ en: '0 of 100', es: '0 de 100' }))
  await expectAccessible(page)
  await takePicture(page, testInfo, 'overview')

  await row.getByRole('rowheader').getByRole('link').click()
  await expect(page.getByText(licence.code).first()).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'licence')

  const allocateLicences = say({ en: 'Allocate licences', es: 'Asignar licencias' })
  const goOn = page.getByRole('button', { name: say({ en: 'Continue', es: 'Continuar' }) })
  await page.getByRole('link', { name: allocateLicences }).first().click()
  const host = hostField(page)
  await host.fill('not a host')
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'There is a problem', es: 'Hay un problema' }))
  await expect(host).toHaveValue('not a host')
  await expectAccessible(page)
  await host.fill(hostId)
  await goOn.click()

  const quantity = page.getByLabel(say({ en: 'Quantity', es: 'Cantidad' }))
  await expect(quantity).toHaveValue('100')
  await quantity.fill('101')
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'Only 100 are left', es: 'Solo quedan 100' }))
  await quantity.fill('50')
  await expectAccessible(page)
  await goOn.click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    say({ en: 'Check and confirm', es: 'Revisar y confirmar' }),
  )
  await expect(page.getByText(say({ en: `host name ${hostId}`, es: `nombre de host ${hostId}` }))).toBeVisible()
  await expect(page.getByText(say({ en: 'After this 50 are left', es: 'Después quedarán 50 puestos' }))).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'allocate-check')
  await page.reload()
  await page.getByRole('button', { name: allocateLicences }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    say({ en: 'Your licence file is ready', es: 'Su archivo de licencia está listo' }),
  )
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'allocate-done')
  const downloading = page.waitForEvent('download')
  await page
    .getByRole('link', { name: say({ en: 'Download licence file', es: 'Descargar el archivo de licencia' }) })
    .click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`${licence.code}_${hostId}.lic`)
  const content = await readFile(await download.path(), 'utf8')

  await page
    .getByRole('link', { name: say({ en: 'Verify a licence file', es: 'Verificar un archivo de licencia' }) })
    .click()
  await verify(page, say, content, hostId)
  await expect(page.getByRole('status')).toContainText(say({ en: 'Genuine, in force', es: 'Auténtico y vigente' }))
  await expect(page.getByText(licence.code)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'verify-genuine')

  await verify(page, say, content, hostId.toUpperCase())
  await expect(page.getByRole('status')).toContainText(
    say({ en: 'They differ only in upper and lower case', es: 'Solo difieren en mayúsculas y minúsculas' }),
  )
  const place = content.trimEnd().length - 40
  const forged = `${content.slice(0, place)}${content[place] === 'A' ? 'B' : 'A'}${content.slice(place + 1)}`
  await verify(page, say, forged, hostId)
  await expect(page.getByRole('status')).toContainText(say({ en: 'Not genuine', es: 'No auténtico' }))
  await expect(page.getByText(licence.code)).toHaveCount(0)
  await expectAccessible(page)
})
