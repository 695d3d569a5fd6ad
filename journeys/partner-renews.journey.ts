import type { APIRequestContext, Page } from '@playwright/test'
import type { Language } from '../contract/fields.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, type Journey, test } from './support/journey.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { demoPerson, staffWindow } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { customerThatShares, sharingPartners } from './support/sharing.ts'
import { signIn, title } from './support/signing-in.ts'

type Say = Journey['say']

/** Follows the letter about a customer as the partner's person, and tells below which address the partner's pages are. */
async function enterByLetter(page: Page, request: APIRequestContext, customer: string, language: Language, say: Say) {
  const seller = sharingPartners[language]
  const person = await demoPerson(request, seller.person)
  await page.goto(linkIn(await letterTo(request, seller.email, new RegExp(customer))))
  await signIn(page, say, person.loginId, person.password)
  await expect(title(page)).toHaveText(customer)
  return new URL(page.url()).pathname.split('/customers/')[0]?.replace(/^\/(en|es)/, '') ?? ''
}

async function examine(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

/** Comes to the partner's renewals, prices all that the customer shares, and keeps it as a quote. */
async function quoteForAll(page: Page, customer: string, say: Say): Promise<void> {
  await page.getByRole('link', { name: customer }).click()
  await examine(page)
  await page
    .getByRole('link', { name: say({ en: 'Price all that can be renewed', es: 'Calcular todo lo renovable' }) })
    .click()
  await expect(
    page.getByText(
      say({
        en: '3 further licences must renew together with these',
        es: 'Otras 3 licencias deben renovarse junto con estas',
      }),
    ),
  ).toBeVisible()
  await page.getByRole('radio', { name: say({ en: '24 months', es: '24 meses' }) }).check()
  await page.getByRole('button', { name: say({ en: 'Recalculate', es: 'Recalcular' }) }).click()
  await expect(page).toHaveURL(/until=24/)
  await examine(page)
  await page.getByRole('button', { name: say({ en: 'Save quote', es: 'Guardar presupuesto' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(
    say({ en: 'The quote is saved', es: 'El presupuesto está guardado' }),
  )
}

test('REN-6, REN-4, PAR-13: a partner quotes, asks for what is missing, completes and sends; the customer accepts', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  // Two companies' people, and many pages, each examined.
  test.slow()
  const { customer, administrator, shown, others } = await customerThatShares(request, language, 4)
  const seller = sharingPartners[language]
  const base = await enterByLetter(page, request, customer.name, language, say)

  await open(`${base}/renewals`)
  await expect(title(page)).toHaveText(
    say({ en: 'Manage my customers’ renewals', es: 'Gestionar las renovaciones de mis clientes' }),
  )
  await examine(page)
  await takePicture(page, testInfo, 'customer-renewals')
  await quoteForAll(page, customer.name, say)
  for (const { code } of others) await expect(page.getByText(code)).toHaveCount(0)
  await expect(page.getByRole('link', { name: shown.code })).toBeVisible()
  await expect(page.getByText(say({ en: 'Your margin', es: 'Su margen' })).first()).toBeVisible()
  await page
    .getByRole('button', { name: say({ en: 'Ask the customer for them', es: 'Pedírselas al cliente' }) })
    .click()
  await expect(page.getByRole('status').first()).toContainText(say({ en: 'have been asked', es: 'Se lo hemos pedido' }))
  await examine(page)
  await takePicture(page, testInfo, 'incomplete-quote')
  const quotePath = new URL(page.url()).pathname.replace(/^\/(en|es)/, '')

  // The customer's administrator follows the letter, sees which licences these are, and shares them.
  const theirs = await newWindow()
  await theirs.goto(
    linkIn(
      await letterTo(request, administrator.email, new RegExp(say({ en: 'asks to see 3', es: 'pide ver otras 3' }))),
    ),
  )
  await signIn(theirs, say, administrator.loginId, administrator.password)
  for (const { code } of others) await expect(theirs.getByText(code)).toBeVisible()
  await examine(theirs)
  await takePicture(theirs, testInfo, 'licence-request')
  await theirs
    .getByRole('button', { name: say({ en: 'Share these licences', es: 'Compartir estas licencias' }) })
    .click()
  await expect(theirs.getByRole('status').first()).toContainText(
    say({ en: 'The licences are shared', es: 'Las licencias están compartidas' }),
  )

  await open(quotePath)
  await page.getByRole('button', { name: say({ en: 'Complete the quote', es: 'Completar el presupuesto' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(
    say({ en: 'holds what must renew together', es: 'contiene las licencias que deben renovarse juntas' }),
  )
  for (const { code } of others) await expect(page.getByRole('link', { name: code })).toBeVisible()
  await page.getByRole('button', { name: say({ en: 'Send to the customer', es: 'Enviar al cliente' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(
    say({ en: 'The quote is sent', es: 'El presupuesto está enviado' }),
  )
  await page.getByRole('link', { name: say({ en: 'What the customer sees', es: 'Lo que ve el cliente' }) }).click()
  await expect(page.getByText(say({ en: 'Your margin', es: 'Su margen' }))).toHaveCount(0)
  await examine(page)
  await takePicture(page, testInfo, 'letter')

  // The customer sees its price and nothing of the partner's, and orders.
  await theirs.goto(
    linkIn(
      await letterTo(
        request,
        administrator.email,
        new RegExp(say({ en: 'Renewal quote', es: 'Presupuesto de renovación' })),
      ),
    ),
  )
  await expect(theirs.getByText(seller.typed).first()).toBeVisible()
  await expect(theirs.getByText(say({ en: 'margin', es: 'margen' }))).toHaveCount(0)
  await theirs
    .getByRole('link', { name: say({ en: 'Order with a purchase order', es: 'Pedir con orden de compra' }) })
    .first()
    .click()
  await theirs.getByLabel(say({ en: 'Purchase order number', es: 'Número de orden de compra' })).fill('PO-4711')
  await theirs.getByRole('button', { name: say({ en: 'Order the renewal', es: 'Pedir la renovación' }) }).click()
  await expect(theirs.getByText(/S-\d{8}/).first()).toBeVisible()
  await open(quotePath)
  await expect(page.getByText(/S-\d{8}/)).toBeVisible()
})

test('REN-10: a partner revises what it sent; the former version is good until the new one is sent, and leads to that', async ({
  page,
  request,
  open,
  say,
  language,
}, testInfo) => {
  const { customer } = await customerThatShares(request, language, 1)
  const base = await enterByLetter(page, request, customer.name, language, say)
  const press = (name: string) => page.getByRole('button', { name }).click()
  const status = page.getByRole('status').first()
  await open(`${base}/customers/${customer.number}/renewals/price?select=all`)
  await press(say({ en: 'Save quote', es: 'Guardar presupuesto' }))
  await press(say({ en: 'Send to the customer', es: 'Enviar al cliente' }))
  await expect(status).toContainText(say({ en: 'The quote is sent', es: 'El presupuesto está enviado' }))
  const former = new URL(page.url()).pathname
  await press(say({ en: 'Revise at today’s prices', es: 'Preparar otra versión' }))
  await expect(status).toContainText(say({ en: 'This is the next version', es: 'Esta es la versión siguiente' }))
  const next = new URL(page.url()).pathname
  expect(next).not.toBe(former)

  const goOn = page.getByRole('link', { name: say({ en: 'Go to version 2', es: 'Ir a la versión 2' }) })
  await open(former)
  await expect(
    page.getByText(say({ en: 'Another version is being prepared', es: 'otra versión' })).first(),
  ).toBeVisible()
  await examine(page)
  await takePicture(page, testInfo, 'partner-quote-being-revised')
  await goOn.click()
  await press(say({ en: 'Send to the customer', es: 'Enviar al cliente' }))
  await expect(status).toContainText(say({ en: 'The quote is sent', es: 'El presupuesto está enviado' }))
  await open(former)
  await expect(
    page.getByText(say({ en: 'This version is superseded', es: 'Esta versión está sustituida' })),
  ).toBeVisible()
  await goOn.click()
  await expect(page).toHaveURL(next)
})

test('PAR-11: staff decide who gets the commission; the partner reads why it was taken', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  const { customer } = await customerThatShares(request, language, 1)
  const base = await enterByLetter(page, request, customer.name, language, say)
  const desk = await staffWindow(newWindow, 'paula.stein')
  await desk.goto(`/en/o/${customer.number}/deal-credits`)
  const holder = desk.getByRole('row').filter({ hasText: sharingPartners[language].typed })
  // Who is let in gets the credit by work that follows.
  await expect(async () => {
    await desk.reload()
    await expect(holder.getByText('Held now')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const programme = desk.getByRole('combobox', { name: 'Programme' })
  const reason = desk.getByRole('textbox', { name: 'Reason' })
  await expect(programme).toHaveValue('')
  await programme.selectOption({ label: (await holder.getByRole('rowheader').textContent()) ?? '' })
  await reason.fill('The customer renews by itself')
  await desk.getByRole('button', { name: 'Change and tell the partners' }).click()
  await expect(desk.getByText('The deal credit was changed, and the partners are told')).toBeVisible()
  await expect(holder.getByText('Held now')).toHaveCount(0)
  await expect(reason).toHaveValue('')
  await expect(programme).toHaveValue('')

  await open(`${base}/deal-credits?state=all&q=${encodeURIComponent(customer.name)}`)
  await expect(page.getByText('The customer renews by itself')).toBeVisible()
  await examine(page)
  await takePicture(page, testInfo, 'partner-credits')
})
