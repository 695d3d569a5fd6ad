import { readFile } from 'node:fs/promises'
import type { APIRequestContext, Page } from '@playwright/test'
import { verifyLicenceFile } from '../licence-file/verify.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { allocate, hostField, newHost, newLicence } from './support/licences.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'

/** What an online product learns of a file from what the portal publishes, by a verifier that shares nothing with it. */
async function findingsByPublishedList(request: APIRequestContext, file: string): Promise<string[]> {
  const keys = await (await request.get(`${portalOrigin()}/.well-known/jwks.json`)).json()
  const now = Math.floor(Date.now() / 1000)
  const alone = verifyLicenceFile(file, { keys, now })
  if (!alone.genuine) return [alone.reason]
  const { pathname } = new URL(alone.claims.status.status_list.uri)
  const statusList = await (await request.get(`${portalOrigin()}${pathname}`)).text()
  const checked = verifyLicenceFile(file, { keys, now, statusList })
  return checked.genuine ? checked.findings.map(({ code }) => code) : [checked.reason]
}

async function savedFile(page: Page, link: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).first().click()
  return readFile(await (await downloading).path(), 'utf8')
}

test('LIC-9, LIC-11, LIC-12: the server died: move to a new host, the old file is revoked, then give 20 back', async ({
  page,
  request,
  open,
  say,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const loginId = say({ en: 'liam.bennett', es: 'luis.romero' })
  const licence = await newLicence(request, { loginId })
  const [dead, alive] = [newHost(), newHost()]
  await enterAs(page, loginId)
  await allocate(page, licence, dead, 40)
  await allocate(page, licence, alive, 30)

  await open(`/o/${licence.number}/licences/${licence.id}`)
  const rowOf = (host: string) => page.getByRole('row', { name: new RegExp(host) })
  const downloading = page.waitForEvent('download')
  await rowOf(dead)
    .getByRole('link', { name: say({ en: 'Download', es: 'Descargar' }) })
    .click()
  const oldFile = await readFile(await (await downloading).path(), 'utf8')
  expect(await findingsByPublishedList(request, oldFile)).toEqual([])

  await rowOf(dead)
    .getByRole('link', { name: say({ en: 'Reallocate', es: 'Reasignar' }) })
    .click()
  const host = hostField(page)
  const goOn = page.getByRole('button', { name: say({ en: 'Continue', es: 'Continuar' }) })
  await host.fill(dead)
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText(
    say({ en: 'is the one that this allocation already has', es: 'es el que ya tiene esta asignación' }),
  )
  await expectAccessible(page)
  // The same letters as the server that lives, in upper case: another host for every product, and a likely mistake.
  const shouted = alive.toUpperCase()
  await host.fill(shouted)
  await goOn.click()
  await expect(
    page.getByText(say({ en: 'differs only in upper and lower case', es: 'solo se diferencia en mayúsculas' })),
  ).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'reallocate-check')

  const move = page.getByRole('button', {
    name: say({ en: 'Reallocate to the new host', es: 'Reasignar al nuevo host' }),
  })
  await move.click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'Confirm this', es: 'Confírmelo' }))
  await page.getByLabel(say({ en: 'I have removed the old file', es: 'He eliminado el archivo antiguo' })).check()
  await move.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(shouted)
  await expectAccessible(page)
  await takePicture(page, testInfo, 'reallocate-done')
  const newFile = await savedFile(page, say({ en: 'Download licence file', es: 'Descargar el archivo de licencia' }))
  expect(await findingsByPublishedList(request, newFile)).toEqual([])
  await expect
    .poll(() => findingsByPublishedList(request, oldFile), { message: 'the old file is revoked', timeout: 60_000 })
    .toEqual(['revoked'])

  await page.getByRole('link', { name: say({ en: 'Back to the licence', es: 'Volver a la licencia' }) }).click()
  await expect(
    page.getByText(say({ en: `Reallocated from ${dead} to ${shouted}`, es: `Reasignada de ${dead} a ${shouted}` })),
  ).toBeVisible()
  await expectAccessible(page)
  await rowOf(shouted)
    .getByRole('link', { name: say({ en: 'Return', es: 'Devolver' }) })
    .click()
  const quantity = page.getByLabel(say({ en: 'Quantity to return', es: 'Cantidad que devuelve' }))
  await expect(quantity).toHaveValue('40')
  await quantity.fill('20')
  await page.getByLabel(say({ en: 'I have removed the file', es: 'He eliminado el archivo' })).check()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'return')
  await page.getByRole('button', { name: say({ en: 'Return seats', es: 'Devolver puestos' }) }).click()
  await expect(page.getByText(say({ en: '20 seats stay allocated', es: '20 puestos siguen asignados' }))).toBeVisible()
  const smaller = await savedFile(page, say({ en: 'Download licence file', es: 'Descargar el archivo de licencia' }))
  expect(await findingsByPublishedList(request, smaller)).toEqual([])
  await page.getByRole('link', { name: say({ en: 'Back to the licence', es: 'Volver a la licencia' }) }).click()
  await expect(page.getByText(say({ en: '50 of 100', es: '50 de 100' })).first()).toBeVisible()
})
