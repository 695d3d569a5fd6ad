import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, type Journey, test } from './support/journey.ts'
import { newLicence, renewsAlone } from './support/licences.ts'
import { letterTo } from './support/mailbox.ts'
import { enterAs, staffWindow } from './support/people.ts'
import { takePicture } from './support/pictures.ts'

/** Who renews, in each language. */
const buyers = {
  en: { loginId: 'emma.clark', email: 'emma.clark@harbor-mutual.example' },
  es: { loginId: 'ana.garcia', email: 'ana.garcia@norte-systems.example' },
} as const

type Say = Journey['say']

/** Ticks two licences on two pages of the list, and goes on to their price. */
async function chooseBoth(page: Page, codes: readonly [string, string], say: Say): Promise<void> {
  const [one, two] = codes
  await page.goto(`${new URL(page.url()).pathname}?q=${one}`)
  await page.getByRole('checkbox', { name: one }).check()
  await page
    .getByRole('button', { name: say({ en: 'Keep these and choose more', es: 'Conservarlas y elegir más' }) })
    .click()
  await expect(page.getByText(say({ en: '1 line is chosen so far', es: 'Hay 1 línea elegida' }))).toBeVisible()
  const kept = new URL(page.url())
  kept.searchParams.set('q', two)
  await page.goto(kept.href)
  await page.getByRole('checkbox', { name: two }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: say({ en: 'Continue with these', es: 'Continuar con estas' }) }).click()
}

const totalOf = (page: Page, say: Say) =>
  page
    .getByRole('main')
    .locator('dl > div')
    .filter({ hasText: say({ en: 'Total before tax', es: 'Total sin impuestos' }) })
    .locator('dd')

/** Where a programme is offered as well, the button stands below the day and below the programme. */
const recalculate = (page: Page, say: Say): Promise<void> =>
  page
    .getByRole('button', { name: say({ en: 'Recalculate', es: 'Recalcular' }) })
    .last()
    .click()

/** Chooses a common end: by radio and, without scripts, the button; then a day of the next month in the calendar. */
async function moveTheEnd(page: Page, say: Say, scripted: boolean): Promise<void> {
  const total = totalOf(page, say)
  const forAYear = (await total.textContent()) ?? ''
  await page
    .getByRole('radio', { name: say({ en: 'Until one common end date', es: 'Hasta una fecha de fin común' }) })
    .check()
  if (!scripted) await recalculate(page, say)
  await expect(page).toHaveURL(/until=end/)
  await expect(total).not.toHaveText(forAYear)
  const year = new Date().getUTCFullYear() + 2
  const typed = `${year}-06-30`
  const toFirst = (await total.textContent()) ?? ''
  await page.getByLabel(say({ en: 'Common end date', es: 'Fecha de fin común' }), { exact: true }).fill(typed)
  if (!scripted) await recalculate(page, say)
  await expect(page).toHaveURL(new RegExp(`end=${typed}`))
  await expect(total).not.toHaveText(toFirst)
  await page
    .getByRole('button', { name: say({ en: `End of the fiscal year ${year}`, es: `Fin del ejercicio ${year}` }) })
    .click()
  await expect(page).toHaveURL(new RegExp(`day=${year}-12-31`))
  const toYearEnd = (await total.textContent()) ?? ''
  await page.getByRole('button', { name: say({ en: 'Month after', es: 'Mes siguiente' }) }).click()
  await page.getByRole('button', { name: say({ en: `31 Jan ${year + 1}`, es: `31 ene ${year + 1}` }) }).click()
  await expect(page).toHaveURL(new RegExp(`day=${year + 1}-01-31`))
  await expect(total).not.toHaveText(toYearEnd)
}

async function saveAs(page: Page, name: string, say: Say): Promise<string> {
  await page.getByLabel(say({ en: 'Name of the quote', es: 'Nombre del presupuesto' })).fill(name)
  await page.getByRole('button', { name: say({ en: 'Save as quote', es: 'Guardar como presupuesto' }) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  return new URL(page.url()).pathname
}

test('REN-5, REN-8, REN-10, REN-14, REN-24: a customer renews: lines, price, three quotes, order; the desk books', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
  javaScriptEnabled,
}, testInfo) => {
  // Many pages, each examined, and licences, letters and files between them.
  test.slow()
  const scripted = javaScriptEnabled !== false
  const buyer = buyers[language]
  const one = await newLicence(request, buyer, renewsAlone)
  const two = await newLicence(request, buyer, renewsAlone)
  const run = randomUUID().slice(0, 6)
  await enterAs(page, buyer.loginId)

  await open(`/o/${one.number}/renewals/renew`)
  await page
    .getByRole('link', { name: say({ en: 'Continue with renewal', es: 'Continuar con la renovación' }) })
    .click()
  await expect(page).toHaveURL(/\/lines/)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'renewable-lines')
  await chooseBoth(page, [one.code, two.code], say)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    say({ en: 'Price of the renewal', es: 'Precio de la renovación' }),
  )
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const yearUrl = page.url()
  await moveTheEnd(page, say, scripted)
  await page
    .getByText(say({ en: 'How this price comes about', es: 'Cómo se forma este precio' }))
    .first()
    .click()
  await expect(page.getByText(say({ en: 'Counted by', es: 'Se cuentan' })).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'renewal-price')
  await page.reload()
  const saved = await saveAs(page, `${run} A`, say)
  await expectAccessible(page)
  await takePicture(page, testInfo, 'quote')

  await page.goto(`${yearUrl}&until=24`)
  await saveAs(page, `${run} B`, say)
  await page.goto(`${yearUrl}&until=36`)
  await saveAs(page, `${run} C`, say)

  // Back next week: the quotes are found by their names, and compared.
  await open(`/o/${one.number}/quotes?q=${run}`)
  const boxes = page.getByRole('main').getByRole('row').getByRole('checkbox')
  await expect(page.getByRole('link', { name: /Q-/ })).toHaveCount(3)
  for (const box of await boxes.all()) if ((await box.getAttribute('name')) === 'quote') await box.check()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'quotes')
  await page.getByRole('button', { name: say({ en: 'Compare', es: 'Comparar' }), exact: true }).click()
  await expect(page.getByText(say({ en: 'Cheapest', es: 'El más barato' }), { exact: true })).toBeVisible()
  await expect(page.getByText(one.code).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'compare-quotes')

  // The purchasing department reads it by a link, without a sign-in.
  await page.goto(saved)
  await page.getByRole('link', { name: say({ en: 'Make or withdraw links', es: 'Crear o retirar enlaces' }) }).click()
  await page.getByRole('button', { name: say({ en: 'Make link', es: 'Crear enlace' }) }).click()
  const link = (await page.getByRole('status').locator('code').textContent()) ?? ''
  const purchasing = await newWindow({ javaScriptEnabled: false })
  await purchasing.goto(link)
  await expect(purchasing.getByText(one.code).first()).toBeVisible()
  await page.goto(page.url())
  await page.getByRole('button', { name: say({ en: 'Withdraw', es: 'Retirar' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(say({ en: 'is withdrawn', es: 'está retirado' }))
  expect((await purchasing.reload())?.status()).toBe(404)

  await page.goto(saved)
  await page
    .getByRole('link', { name: say({ en: 'Order with a purchase order', es: 'Pedir con orden de compra' }) })
    .click()
  const order = page.getByRole('button', { name: say({ en: 'Order the renewal', es: 'Pedir la renovación' }) })
  await order.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  const purchaseOrder = `PO-${run}`
  await page.getByLabel(say({ en: 'Purchase order number', es: 'Número de orden de compra' })).fill(purchaseOrder)
  await takePicture(page, testInfo, 'accept-quote')
  await order.click()
  await expect(page.getByRole('status').first()).toContainText(
    say({ en: 'The order is placed', es: 'El pedido está hecho' }),
  )
  await expectAccessible(page)
  await takePicture(page, testInfo, 'order')

  const desk = await staffWindow(newWindow, 'renata.frei')
  await desk.goto(`/en/console/orders?q=${purchaseOrder}`)
  await expectAccessible(desk)
  await takePicture(desk, testInfo, 'orders-to-book')
  await desk.getByRole('main').getByRole('row').getByRole('link').first().click()
  await desk.getByRole('link', { name: 'Book order' }).click()
  await expect(desk.getByText('2 licences to 31 Jan')).toBeVisible()
  await expectAccessible(desk)
  await takePicture(desk, testInfo, 'book-order')
  await desk.getByRole('button', { name: 'Book order' }).click()
  await expect(desk.getByText('The order is booked.')).toBeVisible()
  await expectAccessible(desk)

  const year = new Date().getUTCFullYear() + 3
  for (const licence of [one, two]) {
    await open(`/o/${licence.number}/licences/${licence.id}`)
    await expect(page.getByText(say({ en: `31 Jan ${year}`, es: `31 ene ${year}` })).first()).toBeVisible()
  }
  await letterTo(request, buyer.email, /Your maintenance is renewed|Su mantenimiento está renovado/)
  await page.goto(saved)
  await expect(page.getByText(say({ en: 'Ordered', es: 'Pedido' }), { exact: true }).first()).toBeVisible()
})

test('REN-11, REN-15: the certificate of what is covered and the supplier’s details are downloaded as PDF', async ({
  page,
  request,
  open,
  say,
  language,
}) => {
  const { number } = await newLicence(request, buyers[language], renewsAlone)
  await enterAs(page, buyers[language].loginId)
  for (const [link, file] of [
    [say({ en: 'See certificate', es: 'Ver certificado' }), /certificate.*\.pdf$/],
    [say({ en: 'See supplier details', es: 'Ver datos del proveedor' }), /supplier.*\.pdf$/],
  ] as const) {
    await open(`/o/${number}/renewals`)
    await page.getByRole('link', { name: link }).click()
    const paper = page.getByRole('link', { name: say({ en: 'Download PDF', es: 'Descargar PDF' }) })
    const [download] = await Promise.all([page.waitForEvent('download'), paper.click()])
    expect(download.suggestedFilename()).toMatch(file)
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  }
})

test('REN-4, REN-14: a customer prices licences in another programme, and is told which others would change with them', async ({
  page,
  request,
  open,
  say,
  language,
  javaScriptEnabled,
}, testInfo) => {
  const buyer = buyers[language]
  const one = await newLicence(request, buyer)
  const other = await newLicence(request, buyer)
  await enterAs(page, buyer.loginId)
  await open(`/o/${one.number}/renewals/renew/lines?q=${one.code}`)
  await page.getByRole('checkbox', { name: one.code }).check()
  await page.getByRole('button', { name: say({ en: 'Continue with these', es: 'Continuar con estas' }) }).click()
  const total = totalOf(page, say)
  const asItIs = (await total.textContent()) ?? ''
  const moved = say({
    en: 'From Subscription Advantage to Software Maintenance',
    es: 'De Subscription Advantage a Software Maintenance',
  })
  await page.getByRole('radio', { name: moved }).check()
  if (javaScriptEnabled === false) await recalculate(page, say)
  await expect(page).toHaveURL(/programme=SA\.SWM/)
  await expect(total).not.toHaveText(asItIs)
  await expect(page.getByRole('row').getByText(moved)).toBeVisible()
  const missing = say({
    en: 'Further licences must renew together',
    es: 'Otras licencias deben renovarse junto con estas',
  })
  await expect(page.getByText(missing)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'renewal-price-programme')
  await page.getByRole('link', { name: say({ en: 'Add what is missing', es: 'Añadir las que faltan' }) }).click()
  await expect(page.getByRole('row').filter({ hasText: moved }).filter({ hasText: other.code })).toBeVisible()
  await expect(page.getByText(missing)).toHaveCount(0)
})
