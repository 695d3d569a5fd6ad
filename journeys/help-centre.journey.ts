import { get, type IncomingMessage } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'

/** What a page of the help centre may weigh, all it loads included, as it travels. */
const pageBytesMax = 60_000

test('UX-46: somebody whose server died finds by words what to do, in a page without a script', async ({
  page,
  open,
  say,
}, testInfo) => {
  await open('/help')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say({ en: 'Help centre', es: 'Centro de ayuda' }))
  await expectAccessible(page)
  await takePicture(page, testInfo, 'help-front')

  await page
    .getByRole('searchbox', { name: say({ en: 'Search the help centre', es: 'Buscar en el centro de ayuda' }) })
    .fill(say({ en: 'my sever died', es: 'se murió el servidro' }))
  await page.getByRole('button', { name: say({ en: 'Search help', es: 'Buscar en la ayuda' }) }).click()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'help-search')

  const title = say({
    en: 'The server died: reallocate to a new host',
    es: 'El servidor ha fallado: reasignar a un nuevo host',
  })
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(page.locator('script')).toHaveCount(0)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'help-article')
})

test('UX-51: somebody says that an article did not help, and why', async ({ page, open, say }) => {
  await open('/help/209')
  await page.getByRole('button', { name: say({ en: 'No', es: 'No' }), exact: true }).click()
  const comment = page.getByLabel(say({ en: 'What was missing or not right?', es: '¿Qué faltaba o no era correcto?' }))
  await expect(page.getByRole('status')).toBeVisible()
  await expectAccessible(page)
  await comment.fill('Which versions exist? ¿Qué versiones hay?')
  await page.getByRole('button', { name: say({ en: 'Send comment', es: 'Enviar comentario' }) }).click()
  await expect(page.getByRole('status')).toContainText(
    say({ en: 'Thank you for your comment', es: 'Gracias por su comentario' }),
  )
  await expect(comment).toHaveCount(0)
})

test('UX-47: a search without results says what to do, and shows all there is', async ({ page, open, say }) => {
  await open('/help/search?q=%3Cb%3Ezzqx%22%00')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<b>zzqx"')
  await expect(page.getByRole('searchbox')).toHaveValue('<b>zzqx"')
  await expect(
    page.getByRole('link', { name: say({ en: 'Verify a licence file', es: 'Verificar un archivo de licencia' }) }),
  ).toBeVisible()
  await expectAccessible(page)
})

test('DSK-2: a number leads to the article, and each language to the same one in its words', async ({ page }) => {
  await page.goto('/en/help/203')
  await expect(page).toHaveURL(/\/en\/help\/203-reallocate-a-licence$/)
  await page.getByRole('link', { name: 'Español' }).click()
  await expect(page).toHaveURL(/\/es\/help\/203-reasignar-una-licencia$/)
  await page.goto('/es/help/203-reallocate-a-licence')
  await expect(page).toHaveURL(/\/es\/help\/203-reasignar-una-licencia$/)
  await expect(page.locator('link[rel=alternate][hreflang=en]')).toHaveAttribute(
    'href',
    /\/en\/help\/203-reallocate-a-licence$/,
  )
  expect((await page.goto('/en/help/999'))?.status()).toBe(404)
  expect((await page.goto('/en/help/nonsense'))?.status()).toBe(404)
})

test('every link of every article leads to a page that is there, and no page is too heavy', async ({
  page,
  request,
  language,
}) => {
  const front = await asItTravels(`${portalOrigin()}/${language}/help`)
  const articles = (await linksIn(page, front.html)).links.filter((href) => /\/help\/\d/.test(href))
  expect(articles.length).toBeGreaterThanOrEqual(20)
  const linked = new Set<string>()
  let heaviest = { path: `/${language}/help`, bytes: front.bytes }
  for (const path of articles) {
    const { html, bytes } = await asItTravels(`${portalOrigin()}${path}`)
    if (bytes > heaviest.bytes) heaviest = { path, bytes }
    const { links, leadNowhere, pictures } = await linksIn(page, html)
    expect(leadNowhere, path).toEqual([])
    expect(pictures, `what ${path} loads for itself is not weighed`).toEqual([])
    for (const href of links) linked.add(href.replace(/#.*/, ''))
  }
  for (const href of linked) expect((await request.get(href)).status(), href).toBe(200)
  // What all pages share is loaded once and then kept by the browser.
  const shared: Promise<number>[] = []
  page.on('requestfinished', (one) => {
    if (one.resourceType() !== 'document') shared.push(one.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  for (const path of [`/${language}/help`, heaviest.path]) await page.goto(path, { waitUntil: 'networkidle' })
  const ofAll = (await Promise.all(shared)).reduce((sum, bytes) => sum + bytes, 0)
  expect(ofAll).toBeGreaterThan(10_000)
  expect(ofAll + heaviest.bytes).toBeLessThanOrEqual(pageBytesMax)
})

/** A page as a browser is sent it, and its bytes on the way. */
async function asItTravels(address: string): Promise<{ html: string; bytes: number }> {
  const response = await new Promise<IncomingMessage>((answered, failed) =>
    get(address, { headers: { 'accept-encoding': 'br' } }, answered).on('error', failed),
  )
  const body = Buffer.concat(await response.toArray())
  expect(response.headers['content-encoding'], address).toBe('br')
  return { html: brotliDecompressSync(body).toString(), bytes: body.length }
}

/** Where the main part of a page leads: to other pages, and to places in it that are not there; and what it shows besides words. */
function linksIn(page: Page, html: string): Promise<{ links: string[]; leadNowhere: string[]; pictures: string[] }> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html')
    const hrefs = [...parsed.querySelectorAll('main a[href]')].map((link) => link.getAttribute('href') ?? '')
    const isThere = (href: string): boolean => parsed.querySelectorAll(`[id="${href.slice(1)}"]`).length === 1
    return {
      links: hrefs.filter((href) => href.startsWith('/')),
      leadNowhere: hrefs.filter((href) => href.startsWith('#') && !isThere(href)),
      pictures: [...parsed.querySelectorAll('main [src]')].map((shown) => shown.getAttribute('src') ?? ''),
    }
  }, html)
}
