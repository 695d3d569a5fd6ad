import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { customerWithPeople } from './support/customers.ts'
import { expect, type Journey, test } from './support/journey.ts'
import { newLicence, renewsAlone } from './support/licences.ts'
import { letterTo } from './support/mailbox.ts'
import { enterAs, staffWindow } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { signInAnew } from './support/signing-in.ts'

/** Who is quoted, in each language. */
const buyers = {
  en: { loginId: 'emma.clark', email: 'emma.clark@harbor-mutual.example' },
  es: { loginId: 'ana.garcia', email: 'ana.garcia@norte-systems.example' },
} as const

/** The specialist chooses a licence, takes off more than the threshold, and is told who must agree. */
async function prepare(desk: Page, licence: { number: string; code: string }, name: string): Promise<string> {
  await desk.goto(`/en/o/${licence.number}/renewals/renew/lines?q=${licence.code}`)
  await desk.getByRole('checkbox', { name: licence.code }).check()
  await desk.getByRole('button', { name: 'Continue with these' }).click()
  await desk.getByRole('link', { name: 'Prepare a desk quote' }).click()
  await desk.getByLabel('Discount in per cent').fill('12.5')
  await desk.getByRole('button', { name: 'Recalculate' }).click()
  await expect(desk.getByText('This needs the agreement of a renewals manager')).toBeVisible()
  await expectAccessible(desk)
  await desk.getByLabel('Name of the quote').fill(name)
  await desk.getByRole('button', { name: 'Save the quote' }).click()
  await expect(desk.getByRole('alert')).toContainText('Enter this.')
  await desk.getByRole('textbox', { name: 'Reason for the discount' }).fill('A competitor’s offer')
  await desk.getByRole('button', { name: 'Save the quote' }).click()
  await expect(desk.getByText('The customer does not see it yet.')).toBeVisible()
  await expect(desk.getByText('Approval needed', { exact: true }).first()).toBeVisible()
  await expectAccessible(desk)
  return new URL(desk.url()).pathname
}

async function approve(manager: Page, number: string): Promise<void> {
  await manager.goto(`/en/console/quotes?show=approval&q=${number}`)
  await expectAccessible(manager)
  await manager.getByRole('main').getByRole('row').getByRole('link').first().click()
  await expect(manager.getByText('A competitor’s offer')).toBeVisible()
  await manager.getByRole('button', { name: 'Approve' }).click()
  await expect(manager.getByText('Approved. Whoever prepared it is told')).toBeVisible()
}

/** What the buyer's page offers, in the buyer's words. */
const wordsOf = (say: Journey['say']) => ({
  superseded: say({ en: 'This version is superseded', es: 'Esta versión está sustituida' }),
  newest: say({ en: 'Go to version 2', es: 'Ir a la versión 2' }),
  order: say({ en: 'Order with a purchase order', es: 'Pedir con orden de compra' }),
  placing: say({ en: 'Order the renewal', es: 'Pedir la renovación' }),
  ask: say({ en: 'Ask about this quote', es: 'Preguntar sobre este presupuesto' }),
  question: say({ en: 'Question or change', es: 'Pregunta o cambio' }),
  send: say({ en: 'Send the question', es: 'Enviar la pregunta' }),
  sent: say({ en: 'Your question is on its way', es: 'Su pregunta va de camino' }),
  placed: say({ en: 'The order is placed', es: 'El pedido está hecho' }),
  number: say({ en: 'Purchase order number', es: 'Número de orden de compra' }),
})

test('REN-7, REN-10, REN-12: the desk quotes with a discount, a manager agrees, the customer asks, the next version is ordered', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  // Three people, many pages, and letters between them.
  test.slow()
  const buyer = buyers[language]
  const licence = await newLicence(request, buyer, renewsAlone)
  const words = wordsOf(say)
  const run = randomUUID().slice(0, 6)
  const desk = await staffWindow(newWindow, 'renata.frei')
  const deskPath = await prepare(desk, licence, `${run} by hand`)
  const number =
    (
      await desk
        .getByText(/Q-\d{8}, version 1/)
        .first()
        .textContent()
    )?.slice(0, 10) ?? ''
  await takePicture(desk, testInfo, 'desk-approval-needed')
  await approve(await staffWindow(newWindow, 'rolf.brandt'), number)

  await desk.goto(deskPath)
  await desk.getByRole('button', { name: 'Send to the customer' }).click()
  await expect(desk.getByText('The quote is on its way to the customer.')).toBeVisible()
  const letter = await letterTo(request, buyer.email, new RegExp(number))
  expect(JSON.stringify(letter)).not.toContain('competitor')

  await enterAs(page, buyer.loginId)
  const quotePath = deskPath.replace(/^\/en/, '').replace(/\/desk$/, '')
  await open(quotePath)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'quote-sent')
  await page.getByRole('link', { name: words.ask }).click()
  await page.getByLabel(words.question).fill(`${run}: 24?`)
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByText(words.sent)).toBeVisible()
  await expectAccessible(page)
  await takePicture(page, testInfo, 'quote-questions')

  await desk.goto(deskPath)
  await expect(desk.getByText(`${run}: 24?`)).toBeVisible()
  await desk.getByRole('textbox', { name: 'Answer' }).fill('Yes: see the next version.')
  await desk.getByRole('button', { name: 'Send the answer' }).click()
  await expect(desk.getByText('The answer is on its way.')).toBeVisible()
  await desk.getByRole('link', { name: 'Revise' }).click()
  await desk.getByRole('radio', { name: '24 months' }).check()
  await expect(desk.getByLabel('Discount in per cent')).toHaveValue('12.5')
  await desk.getByLabel('Discount in per cent').fill('5')
  await desk.getByRole('button', { name: 'Recalculate' }).click()
  await expect(desk.getByText('Nobody has to agree to this.')).toBeVisible()
  await desk.getByRole('textbox', { name: 'Reason for the discount' }).fill('Two years at once')
  await desk.getByRole('button', { name: 'Save this version' }).click()
  await expect(desk.getByText('The new version is saved.')).toBeVisible()

  // Until the new version is sent, the former one can be ordered.
  await open(quotePath)
  await expect(page.getByRole('link', { name: words.order })).toBeVisible()
  await desk.getByRole('button', { name: 'Send to the customer' }).click()
  await expect(desk.getByText('The quote is on its way to the customer.')).toBeVisible()
  await open(quotePath)
  await expect(page.getByText(words.superseded)).toBeVisible()
  await expect(page.getByRole('link', { name: words.order })).toHaveCount(0)
  await expectAccessible(page)
  await takePicture(page, testInfo, 'quote-superseded')
  await page.getByRole('link', { name: words.newest }).click()
  await page.getByRole('link', { name: words.order }).click()
  await page.getByLabel(words.number).fill(`PO-${run}`)
  await page.getByRole('button', { name: words.placing }).click()
  await expect(page.getByRole('status').first()).toContainText(words.placed)
})

test('REN-7: who looks after a state is asked by its customers from then on', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}) => {
  const company = await customerWithPeople(request, language, [{ types: ['administrator'] }])
  const [administrator] = company.people
  await signInAnew(page, say, administrator?.loginId ?? '', administrator?.password ?? '')
  const specialist = page
    .getByRole('main')
    .getByText(say({ en: 'Renewals specialist', es: 'Especialista en renovaciones' }))
  await open(`/o/${company.number}/renewals`)
  await expect(specialist.locator('..')).toContainText('Renata Frei')

  const manager = await staffWindow(newWindow, 'rolf.brandt')
  await manager.goto('/en/console/territories')
  await manager.getByRole('combobox', { name: 'Country' }).selectOption('ES')
  await manager.getByRole('textbox', { name: 'State or province' }).fill(company.state.toUpperCase())
  await manager.getByRole('combobox', { name: 'Renewals specialist' }).selectOption({ label: 'Rolf Brandt' })
  await manager.getByRole('button', { name: 'Assign territory' }).click()
  await expect(manager.getByText('The territory was changed')).toBeVisible()

  await open(`/o/${company.number}/renewals`)
  await expect(specialist.locator('..')).toContainText('Rolf Brandt')
})
