import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { exporting } from '../contract/exports.ts'
import { identity } from '../contract/identity.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'

async function organizationOf(page: Page): Promise<string> {
  const me = await page.request.get(`${portalOrigin()}/v1/me`)
  const [company] = identity.readMe.output.parse(await me.json()).memberships
  return company?.number ?? ''
}

/** Presses or follows what downloads, and tells what was saved. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('UX-37: an administrator takes a list away as a file in her language', async ({ page, open, say }) => {
  await enterAs(page, 'emma.clark')
  const number = await organizationOf(page)
  await open(`/o/${number}/licences?sort=code`)
  const file = await saved(page, () =>
    page.getByRole('button', { name: say({ en: 'Export CSV', es: 'Exportar CSV' }) }).click(),
  )
  expect(file.name).toBe(`licences-${number}.csv`)
  expect(file.text).toContain(say({ en: '"Licence code","Product"', es: '"Código de licencia","Producto"' }))
  expect(file.text.trim().split('\r\n').length).toBeGreaterThan(5)
})

test('UX-36: a file that is prepared is waited for under Downloads, by itself or by looking again, and downloaded there', async ({
  page,
  open,
  say,
  javaScriptEnabled,
}, testInfo) => {
  await enterAs(page, 'emma.clark')
  const number = await organizationOf(page)
  const response = await page.request.post(`${portalOrigin()}/v1/organizations/${number}/exports`, {
    data: { kind: 'contacts', filter: { q: testInfo.project.name } },
    headers: { 'idempotency-key': randomUUID() },
  })
  const asked = exporting.requestExport.output.parse(await response.json())
  await open(`/o/${number}/downloads?asked=${asked.id}`)
  const ready = page.getByRole('status').filter({
    hasText: say({ en: 'Your file is ready', es: 'Su archivo está listo' }),
  })
  await expect(async () => {
    if (!javaScriptEnabled) await page.reload()
    await expect(ready).toBeVisible({ timeout: 5_000 })
  }).toPass()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'downloads')
  const file = await saved(page, () => ready.getByRole('link').click())
  expect(file.name).toBe(asked.fileName)
  expect(file.text).toContain('"')
})
