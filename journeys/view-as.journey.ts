import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { accounts } from '../contract/accounts.ts'
import { contacts } from '../contract/contacts.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { demoPerson, enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { type Say, title, wordsOf } from './support/signing-in.ts'

/** What is read and pressed where staff look at the portal as a contact. */
function viewWords(say: Say) {
  return {
    begin: say({ en: 'View as this contact', es: 'Ver como este contacto' }),
    as: (name: string) => say({ en: `View as ${name}`, es: `Ver como ${name}` }),
    reason: say({ en: 'Reason', es: 'Motivo' }),
    bar: (name: string) => say({ en: `You look at the portal as ${name}`, es: `Está viendo el portal como ${name}` }),
    leave: say({ en: 'Leave', es: 'Salir' }),
    readOnly: say({ en: 'so you can read, but change nothing', es: 'puede leer pero no cambiar nada' }),
  }
}

/** A contact of the company of a demo person, by words of their name, as the staff of the page find them. */
async function findContact(page: Page, loginId: string) {
  const { organization, name } = await demoPerson(page.request, loginId)
  const asked = async (path: string) => (await page.request.get(`${portalOrigin()}/v1${path}`)).json()
  const found = await asked(`/organizations?q=${encodeURIComponent(organization ?? '')}`)
  const [company] = accounts.findOrganizations.output.parse(found).items
  const people = await asked(`/organizations/${company?.number}/contacts?q=${encodeURIComponent(name)}`)
  const [contact] = contacts.listContacts.output.parse(people).items
  return { number: company?.number ?? '', name, contactId: contact?.id ?? '' }
}

/** Goes from a contact's page through the reason to the portal as they see it. */
async function viewAs(page: Page, say: Say, name: string, reason: string): Promise<void> {
  const words = viewWords(say)
  await page.getByRole('link', { name: words.begin }).click()
  await page.getByLabel(words.reason).fill(reason)
  await page.getByRole('button', { name: words.as(name) }).click()
  await expect(page.getByText(words.bar(name))).toBeVisible()
}

test('ACC-16: staff look at the portal as a contact, read-only and under a bar, and the company reads who did and why', async ({
  page,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const words = viewWords(say)
  const reason = `Case ${randomUUID().slice(0, 8)}`
  await enterAs(page, 'sam.patel')
  const admin = await findContact(page, say({ en: 'emma.clark', es: 'ana.garcia' }))
  await open(`/o/${admin.number}/people/${admin.contactId}`)
  await page.getByRole('link', { name: words.begin }).click()
  await expect(title(page)).toContainText(admin.name)
  await page.getByRole('button', { name: words.as(admin.name) }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(words.reason).fill(reason)
  await takePicture(page, testInfo, 'view-as-reason')
  await page.getByRole('button', { name: words.as(admin.name) }).click()

  await expect(page).toHaveURL(`/${language}/o/${admin.number}`)
  await expect(title(page)).toHaveText(wordsOf(say).overview)
  await expect(page.getByText(words.bar(admin.name))).toBeVisible()
  await expect(page.getByText(reason)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'view-as-overview')

  await open(`/o/${admin.number}/people/${admin.contactId}`)
  await expect(page.getByRole('link', { name: words.begin })).toHaveCount(0)
  await takePicture(page, testInfo, 'view-as-contact')
  await open(`/o/${admin.number}/people/new`)
  await page.getByRole('textbox', { name: say({ en: 'First name', es: 'Nombre' }), exact: true }).fill('Robin')
  await page.getByLabel(say({ en: 'Last name', es: 'Apellidos' })).fill('Vega')
  await page.getByLabel(say({ en: 'E-mail', es: 'Correo electrónico' })).fill(`${randomUUID()}@journeys.example`)
  await page.getByRole('checkbox', { name: say({ en: 'Ship-to', es: 'Destinatario de envíos' }) }).check()
  await page
    .getByRole('main')
    .getByRole('button', { name: say({ en: 'Add contact', es: 'Añadir contacto' }) })
    .click()
  await expect(page.getByRole('main')).toContainText(words.readOnly)
  await expectAccessible(page)
  await takePicture(page, testInfo, 'view-as-refused')

  await page.getByRole('button', { name: words.leave }).click()
  await expect(page).toHaveURL(`/${language}/o/${admin.number}/people/${admin.contactId}`)
  await expect(page.getByRole('link', { name: words.begin })).toBeVisible()

  const reader = await newWindow()
  await enterAs(reader, say({ en: 'emma.clark', es: 'ana.garcia' }))
  await reader.goto(`/${language}/o/${admin.number}/activity?action=view-as`)
  const list = reader.getByRole('main')
  const began = say({
    en: 'The vendor began to look at the portal as',
    es: 'El fabricante empezó a ver el portal como',
  })
  await expect(list).toContainText(`${began}: ${admin.name}`)
  await expect(list).toContainText(reason)
  await expect(list).toContainText('Sam Patel')
  await takePicture(reader, testInfo, 'view-as-activity')
})

test('ACC-6, ACC-16: of a restricted contact the refusals are seen too; a form kept over the end is not done as oneself', async ({
  page,
  context,
  open,
  say,
}) => {
  const words = viewWords(say)
  await enterAs(page, 'olga.meyer')
  const restricted = await findContact(page, 'noah.price')
  await open(`/o/${restricted.number}/people/${restricted.contactId}`)
  await viewAs(page, say, restricted.name, 'What he sees')
  expect((await page.request.get(`/${say({ en: 'en', es: 'es' })}/o/${restricted.number}/licences`)).status()).toBe(403)
  await page.getByRole('button', { name: words.leave }).click()
  await expect(page.getByRole('link', { name: words.begin })).toBeVisible()

  const admin = await findContact(page, 'emma.clark')
  await open(`/o/${admin.number}/people/${admin.contactId}`)
  await viewAs(page, say, admin.name, 'What she sees')
  const kept = await context.newPage()
  await kept.goto(`/${say({ en: 'en', es: 'es' })}/o/${admin.number}/people/new`)
  await page.getByRole('button', { name: words.leave }).click()
  await expect(page.getByRole('link', { name: words.begin })).toBeVisible()
  await kept
    .getByRole('main')
    .getByRole('button', { name: say({ en: 'Add contact', es: 'Añadir contacto' }) })
    .click()
  await expect(title(kept)).toHaveText(say({ en: 'That view is over', es: 'Esa vista ha terminado' }))
})
