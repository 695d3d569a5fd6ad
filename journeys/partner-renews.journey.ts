import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, type Journey, test } from './support/journey.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { demoPerson } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { customerThatShares, sharingPartners } from './support/sharing.ts'
import { signIn, title } from './support/signing-in.ts'

type Say = Journey['say']

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
  browser,
  open,
  say,
  language,
  javaScriptEnabled,
}, testInfo) => {
  // Two companies' people, and many pages, each examined.
  test.slow()
  const { customer, administrator, shown, others } = await customerThatShares(request, language, 4)
  const seller = sharingPartners[language]
  const person = await demoPerson(request, seller.person)
  await page.goto(linkIn(await letterTo(request, seller.email, new RegExp(customer.name))))
  await signIn(page, say, person.loginId, person.password)
  await expect(title(page)).toHaveText(customer.name)
  const base = new URL(page.url()).pathname.split('/customers/')[0]?.replace(/^\/(en|es)/, '') ?? ''

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
  const context = await browser.newContext({
    baseURL: new URL(page.url()).origin,
    ...(javaScriptEnabled === false ? { javaScriptEnabled } : {}),
  })
  const theirs = await context.newPage()
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
  await context.close()
})
