import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { customerWithoutSignIn } from './support/customers.ts'
import { expect, test } from './support/journey.ts'
import { newPerson } from './support/own-person.ts'
import { demoPerson, enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { type Say, signIn, title, wordsOf } from './support/signing-in.ts'

/** What is read and pressed again and again in the console. */
function consoleWords(say: Say) {
  return {
    find: say({
      en: 'Find a company, a person, a licence, an order or a quote',
      es: 'Buscar una empresa, una persona, una licencia, un pedido o un presupuesto',
    }),
    findButton: say({ en: 'Find', es: 'Buscar' }),
    fulfil: say({ en: 'Fulfil an order line', es: 'Cumplir una línea de pedido' }),
    check: say({ en: 'Check order line', es: 'Revisar la línea de pedido' }),
    confirm: say({ en: 'Fulfil order line', es: 'Cumplir la línea de pedido' }),
    done: say({ en: 'The order line is fulfilled', es: 'La línea de pedido está cumplida' }),
    openLicence: say({ en: 'Open the licence', es: 'Abrir la licencia' }),
    mailbox: say({ en: 'See the letter in the mailbox', es: 'Ver la carta en el buzón' }),
    allocate: say({ en: 'Which machine is the file for?', es: '¿Para qué máquina es el archivo?' }),
  }
}

/** Finds something from the console's first page and opens what was found by this name. */
async function findInConsole(page: Page, say: Say, query: string, found: string): Promise<void> {
  const words = consoleWords(say)
  await page.goto(`/${say({ en: 'en', es: 'es' })}/console`)
  await page.getByRole('main').getByRole('searchbox', { name: words.find }).fill(query)
  await page.getByRole('main').getByRole('button', { name: words.findButton, exact: true }).click()
  await page.getByRole('main').getByRole('link', { name: found }).first().click()
}

/** Fills in an order line of 40 concurrent seats, and goes to the page that checks it. */
async function enterOrderLine(page: Page, say: Say, orderNumber: string): Promise<void> {
  const words = consoleWords(say)
  await page.getByLabel(say({ en: 'Order number', es: 'Número de pedido' })).fill(orderNumber)
  await page.getByRole('textbox', { name: say({ en: 'Line', es: 'Línea' }), exact: true }).fill('1')
  await page.getByLabel('SKU').selectOption('WS-ADV-CCU')
  await page.getByLabel(say({ en: 'Quantity', es: 'Cantidad' })).fill('40')
  await page.getByRole('button', { name: words.check }).click()
}

/** The licence code on the last page of fulfilling. */
async function codeOnPage(page: Page): Promise<string> {
  const code = page.getByText(/^[2-9A-HJ-NP-TV-Z]{5}(-[2-9A-HJ-NP-TV-Z]{5}){2}$/)
  return ((await code.first().textContent()) ?? '').trim()
}

test('LIC-2: staff find a company and a person, fulfil an order line, and the mail leads through sign-in to allocating', async ({
  page,
  open,
  say,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const words = consoleWords(say)
  const loginId = say({ en: 'liam.bennett', es: 'luis.romero' })
  const customer = await demoPerson(page.request, loginId)
  const company = customer.organization ?? ''
  const orderNumber = `SO-${randomUUID().slice(0, 8)}`
  const { password } = await demoPerson(page.request, 'olga.meyer')

  await open('/sign-in')
  await signIn(page, say, 'olga.meyer', password)
  await expect(page.getByRole('main').getByRole('searchbox', { name: words.find })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'console')

  await findInConsole(page, say, customer.name, customer.name)
  await expect(title(page)).toContainText(customer.name)
  await findInConsole(page, say, company, company)
  await expect(page.getByText(say({ en: 'Console: viewing', es: 'Consola: está viendo' }))).toContainText(company)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'console-organization')

  await page.goto(`${page.url()}/fulfil`)
  await page.getByRole('button', { name: words.check }).click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'There is a problem', es: 'Hay un problema' }))
  await expectAccessible(page)
  await enterOrderLine(page, say, orderNumber)
  await expect(title(page)).toHaveText(say({ en: 'Check and fulfil', es: 'Revisar y cumplir' }))
  await expect(page.getByRole('main')).toContainText(customer.name)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'fulfil-check')
  await page.getByRole('button', { name: words.confirm }).click()
  await expect(title(page)).toHaveText(words.done)
  await expect(page.getByRole('main')).toContainText(customer.name)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'fulfil-done')
  const code = await codeOnPage(page)
  const donePage = page.url()

  await findInConsole(page, say, code.toLowerCase().replaceAll('-', ' '), code)
  await expect(page.getByRole('main')).toContainText(orderNumber)

  await page.goto(donePage.replace(/\/done.*/, ''))
  await enterOrderLine(page, say, orderNumber)
  await expect(page.getByRole('main')).toContainText(
    say({ en: `It became licence ${code}`, es: `Se convirtió en la licencia ${code}` }),
  )
  await expectAccessible(page)

  await page.goto(donePage)
  const list = page.getByRole('main').getByRole('listitem').filter({ hasText: customer.name })
  const email = /\S+@\S+/.exec((await list.textContent()) ?? '')?.[0] ?? ''
  await open(`/mailbox?to=${encodeURIComponent(email)}`)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'mailbox')
  await page.getByRole('link', { name: new RegExp(code) }).click()
  await expect(title(page)).toContainText(code)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'letter')

  // The customer reads it, who is not signed in yet.
  await page.context().clearCookies()
  await page.getByRole('link', { name: /^https?:.*\/allocate$/ }).click()
  await signIn(page, say, loginId, customer.password)
  await expect(title(page)).toHaveText(words.allocate)
  await expect(page.getByRole('main')).toContainText(code)
})

test('LIC-2: where nobody of the company can sign in yet, the same mail invites and goes on to allocating', async ({
  page,
  say,
  language,
}, testInfo) => {
  test.slow()
  const words = consoleWords(say)
  const person = newPerson()
  const company = await customerWithoutSignIn(page.request, person, language)
  await enterAs(page, 'olga.meyer')

  await findInConsole(page, say, company.number, company.name)
  await expect(page.getByText(say({ en: 'Console: viewing', es: 'Consola: está viendo' }))).toContainText(company.name)
  await page.goto(`${page.url()}/fulfil`)
  await enterOrderLine(page, say, `SO-${randomUUID().slice(0, 8)}`)
  await expect(page.getByRole('main')).toContainText(
    say({ en: 'Nobody of this company can sign in yet', es: 'Nadie de esta empresa puede acceder todavía' }),
  )
  await expectAccessible(page)
  await takePicture(page, testInfo, 'fulfil-check-invites')
  await page.getByRole('button', { name: words.confirm }).click()
  await expect(title(page)).toHaveText(words.done)
  const code = await codeOnPage(page)
  await page.getByRole('link', { name: words.mailbox }).click()
  await page.getByRole('link', { name: new RegExp(code) }).click()

  await page.context().clearCookies()
  await page.getByRole('link', { name: /^https?:.*\/invitation\// }).click()
  await expect(title(page)).toContainText(company.name)
  await page.getByRole('textbox', { name: wordsOf(say).loginId }).fill(person.loginId)
  await page.getByLabel(wordsOf(say).password).fill(person.password)
  await page.getByRole('button', { name: say({ en: 'Accept invitation', es: 'Aceptar la invitación' }) }).click()
  await expect(title(page)).toHaveText(words.allocate)
  await expect(page.getByRole('main')).toContainText(code)
})

test('UX-40: the palette of the console leads to a company, and its search page does so without a script', async ({
  page,
  open,
  say,
  javaScriptEnabled,
}) => {
  const company = (await demoPerson(page.request, 'liam.bennett')).organization ?? ''
  await enterAs(page, 'olga.meyer')
  await open('/console')
  if (javaScriptEnabled) {
    // The button is there as soon as the palette's key is.
    await expect(page.getByRole('button', { name: say({ en: 'Search or go to', es: 'Buscar o ir a' }) })).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('searchbox').fill(company.slice(0, 6))
    await page.getByRole('option', { name: company }).first().click()
  } else {
    await open(`/console/search?q=${encodeURIComponent(company.slice(0, 6))}`)
    await page.getByRole('main').getByRole('link', { name: company }).click()
  }
  await expect(page.getByText(say({ en: 'Console: viewing', es: 'Consola: está viendo' }))).toContainText(company)
  await page.getByRole('link', { name: say({ en: 'Leave', es: 'Salir' }) }).click()
  await expect(title(page)).toHaveText(say({ en: 'Organizations', es: 'Organizaciones' }))
})
