import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { identity } from '../contract/identity.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { test } from './support/journey.ts'
import { newLicence } from './support/licences.ts'
import { demoPerson, enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { type Say, signIn, title, wordsOf } from './support/signing-in.ts'

/** What is read and pressed where companies are switched. */
function switchWords(say: Say) {
  return {
    choose: say({ en: 'For which organization?', es: '¿En nombre de qué organización?' }),
    switcher: say({ en: 'Switch organization', es: 'Cambiar de organización' }),
    menu: say({ en: 'Open menu', es: 'Abrir el menú' }),
    licences: say({ en: 'Licences', es: 'Licencias' }),
    belongs: (name: string) => say({ en: `This page belongs to ${name}`, es: `Esta página es de ${name}` }),
    switchTo: (name: string) => say({ en: `Switch to ${name}`, es: `Cambiar a ${name}` }),
    stay: (name: string) => say({ en: `Stay with ${name}`, es: `Seguir con ${name}` }),
  }
}

/** The companies of whoever the context is signed in as. */
async function companiesOf(request: APIRequestContext) {
  const response = await request.get(`${portalOrigin()}/v1/me`)
  return identity.readMe.output.parse(await response.json()).memberships
}

/** Presses a company in the header's switcher; on a phone it stands in the menu. */
async function switchInHeader(page: Page, say: Say, name: string): Promise<void> {
  const words = switchWords(say)
  const isPhone = (page.viewportSize()?.width ?? 0) < 1024
  await page.getByRole('button', { name: isPhone ? words.menu : words.switcher }).click()
  await page.getByRole('button', { name }).click()
}

test('ACC-15: a person of two companies is told which one a link is for, and switches to that very page with one click', async ({
  page,
  open,
  say,
  language,
}, testInfo) => {
  const words = switchWords(say)
  const carmen = await demoPerson(page.request, 'carmen.ruiz')
  await open('/sign-in')
  await signIn(page, say, carmen.loginId, carmen.password)
  await expect(title(page)).toHaveText(words.choose)
  const [one, two] = await companiesOf(page.request)
  if (!one || !two) throw new Error('carmen.ruiz has no two companies in the demo')
  await page.getByRole('button', { name: one.name }).click()
  await expect(title(page)).toHaveText(wordsOf(say).overview)
  await expect(page).toHaveURL(`/${language}/o/${one.number}`)

  await open(`/o/${two.number}/licences?status=active`)
  await expect(title(page)).toHaveText(words.belongs(two.name))
  await expect(page.getByRole('main')).toContainText(`${one.name} (${one.number})`)
  await expect(page.getByRole('main')).toContainText(`${two.name} (${two.number})`)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'switch-organization')
  await page.getByRole('button', { name: words.switchTo(two.name) }).click()
  await expect(page).toHaveURL(`/${language}/o/${two.number}/licences?status=active`)
  await expect(title(page)).toHaveText(words.licences)

  await open(`/o/${one.number}/company`)
  await expect(title(page)).toHaveText(words.belongs(one.name))
  await page.getByRole('link', { name: words.stay(two.name) }).click()
  await expect(page).toHaveURL(`/${language}/o/${two.number}`)
  await switchInHeader(page, say, one.name)
  await expect(page).toHaveURL(`/${language}/o/${one.number}`)
  await expect(title(page)).toHaveText(wordsOf(say).overview)
  await open('')
  await expect(page).toHaveURL(`/${language}/o/${one.number}`)

  // A link in a mail names no language; hers is Spanish.
  await page.goto(`/o/${two.number}/licences?status=active`)
  await expect(title(page)).toHaveText(`Esta página es de ${two.name}`)
  await page.getByRole('button', { name: `Cambiar a ${two.name}` }).click()
  await expect(page).toHaveURL(`/es/o/${two.number}/licences?status=active`)
})

test('ACC-15: with two tabs open a form acts for the company that its page names, and nothing of it is lost', async ({
  page,
  context,
  open,
  say,
  language,
}) => {
  const words = switchWords(say)
  await enterAs(page, 'carmen.ruiz')
  const companies = await companiesOf(page.request)
  // Each surroundings edit a company of their own, as they may run at once.
  const [one, two] = language === 'es' ? companies.toReversed() : companies
  if (!one || !two) throw new Error('carmen.ruiz has no two companies in the demo')
  const fax = say({ en: '+34941900101', es: '+34941900102' })
  await open(`/o/${one.number}/company/edit`)
  await page.getByLabel(/^Fax/).fill(fax)

  const other = await context.newPage()
  await other.goto(`/${language}`)
  await switchInHeader(other, say, two.name)
  await expect(other).toHaveURL(`/${language}/o/${two.number}`)

  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Save|Guardar)/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`/${language}/o/${one.number}/company`))
  await expect(page.getByRole('main')).toContainText(fax)
  await other.goto(`/${language}/o/${two.number}/company`)
  await expect(title(other)).toHaveText(words.belongs(two.name))
  await other.getByRole('button', { name: words.switchTo(two.name) }).click()
  await expect(other).toHaveURL(`/${language}/o/${two.number}/company`)
  await expect(other.getByRole('main')).not.toContainText(fax)
})

/** A page as it came, piece by piece, without what differs from one request to the next; its status comes first. */
async function bare(page: Page, path: string, asked: string): Promise<string[]> {
  const response = await page.request.get(`${portalOrigin()}${path}`)
  const body = (await response.text())
    .replaceAll(asked, 'ASKED')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'REFERENCE')
    .replaceAll(/[\w-]{43}/g, 'TOKEN')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/[0-9a-f]{32}/g, 'SEED')
  return [String(response.status()), ...body.split('<')]
}

test('ACC-7: a page of what is missing and a page of what is foreign are the same, to the last letter', async ({
  page,
  open,
  say,
  language,
}) => {
  const foreign = await newLicence(page.request, { loginId: say({ en: 'luis.romero', es: 'liam.bennett' }) })
  const person = await enterAs(page, say({ en: 'emma.clark', es: 'ana.garcia' }))
  const [own] = await companiesOf(page.request)
  const base = `/${language}/o/${own?.number}`
  for (const path of ['', '/licences', '/people', '/company', '/nowhere']) {
    const strange = await bare(page, `/${language}/o/${foreign.number}${path}`, foreign.number)
    expect(strange).toEqual(await bare(page, `/${language}/o/99999998${path}`, '99999998'))
    expect(strange[0]).toBe('404')
  }
  const missing = randomUUID()
  for (const path of ['/licences/', '/people/']) {
    const strange = await bare(page, `${base}${path}${foreign.id}`, foreign.id)
    expect(strange).toEqual(await bare(page, `${base}${path}${missing}`, missing))
    expect(strange[0]).toBe('404')
  }
  await open(`/o/${foreign.number}/licences/${foreign.id}`)
  await expect(page.getByRole('main')).toContainText(person.organization ?? '')
  await expect(page.getByRole('main')).toContainText(foreign.number)
  await expectAccessible(page)
})
