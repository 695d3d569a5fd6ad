import type { APIRequestContext, Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, type Journey, test } from './support/journey.ts'
import { type JourneyLicence, newLicence } from './support/licences.ts'
import { letterTo, linkIn } from './support/mailbox.ts'
import { enterAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'

/** Who lets whom in, in each language. The demo leaves these two for whoever tries it. */
const stories = {
  en: {
    administrator: 'emma.clark',
    country: 'US',
    state: 'Oregon',
    typed: 'CASCADE',
    partner: 'Cascade Licensing Partners Inc.',
    person: 'Grace Hill',
    loginId: 'grace.hill',
    email: 'grace.hill@cascade-licensing.example',
  },
  es: {
    administrator: 'ana.garcia',
    country: 'ES',
    state: 'Bizkaia',
    typed: 'aldaba consultores sl',
    partner: 'Aldaba Consultores S.L.',
    person: 'Sofía Vega',
    loginId: 'sofia.vega',
    email: 'sofia.vega@aldaba.example',
  },
} as const

type Story = (typeof stories)[keyof typeof stories]

/** Whether the partner's person reads the licence of the customer now, asked through the API with their own session. */
function readsBy(partner: Page, partnerNumber: string) {
  return async (licence: JourneyLicence): Promise<number> => {
    const path = `/v1/organizations/${partnerNumber}/customers/${licence.number}/licences/${licence.id}`
    return (await partner.request.get(`${portalOrigin()}${path}`)).status()
  }
}

async function partnerWindow(newWindow: Journey['newWindow'], story: Story, link: string): Promise<Page> {
  const partner = await newWindow({ locale: 'en-GB', javaScriptEnabled: false })
  await enterAs(partner, story.loginId)
  await partner.goto(link)
  return partner
}

async function chooseView(page: Page, licence: JourneyLicence, say: (words: { en: string; es: string }) => string) {
  await page.getByRole('radio', { name: say({ en: 'Assigned licences', es: 'Licencias asignadas' }) }).check()
  await page.getByRole('button', { name: say({ en: 'Continue', es: 'Continuar' }) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    say({ en: 'Which licences shall', es: '¿Qué licencias debe ver' }),
  )
  const path = new URL(page.url()).pathname
  await page.goto(`${path}?q=${licence.code}`)
  await page.getByRole('checkbox', { name: licence.code }).check()
  await page.getByRole('button', { name: say({ en: 'Share them', es: 'Compartirlas' }), exact: true }).click()
  await expect(page.getByText(say({ en: '1 licence is shared.', es: 'Se comparte 1 licencia.' })).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

async function twoLicences(request: APIRequestContext, loginId: string): Promise<[JourneyLicence, JourneyLicence]> {
  return [await newLicence(request, { loginId }), await newLicence(request, { loginId })]
}

test('PAR-5, PAR-6, PAR-8, PAR-12: let an advisor in, see what it sees, assign more, narrow it, end it', async ({
  page,
  request,
  newWindow,
  open,
  say,
  language,
}, testInfo) => {
  // Many pages, each examined.
  test.slow()
  const story = stories[language]
  const [shown, kept] = await twoLicences(request, story.administrator)
  await enterAs(page, story.administrator)
  const goOn = page.getByRole('button', { name: say({ en: 'Continue', es: 'Continuar' }) })

  await open(`/o/${shown.number}/renewals`)
  await expectAccessible(page)
  await page.getByRole('link', { name: say({ en: 'Go to Renew', es: 'Ir a Renovar' }) }).click()
  await page
    .getByRole('link', { name: say({ en: 'Assign advisor and set view', es: 'Asignar asesor y definir su vista' }) })
    .click()
  await page.getByRole('button', { name: say({ en: 'Add advisor', es: 'Añadir asesor' }) }).click()

  await expect(page.getByText(say({ en: 'Step 1 of 5', es: 'Paso 1 de 5' }))).toBeVisible()
  await page.getByLabel(say({ en: 'Country', es: 'País' })).selectOption(story.country)
  await page.getByRole('searchbox').last().fill(story.typed)
  await page.getByRole('button', { name: say({ en: 'Search', es: 'Buscar' }), exact: true }).click()
  await goOn.click()
  await expect(page.getByRole('alert')).toContainText(say({ en: 'Choose the partner', es: 'Elija el partner' }))
  await expectAccessible(page)
  await page
    .getByRole('radio', { name: story.partner })
    .and(page.getByRole('radio', { description: new RegExp(story.state) }))
    .check()
  await takePicture(page, testInfo, 'find-partner')
  await goOn.click()

  await expect(page.getByText(say({ en: 'Step 2 of 5', es: 'Paso 2 de 5' }))).toBeVisible()
  // Left in the middle and come back: the draft waits.
  await open(`/o/${shown.number}/renewals/advisors`)
  await page
    .getByRole('link', { name: say({ en: 'Go on', es: 'Seguir' }), exact: true })
    .first()
    .click()
  await page.getByRole('radio', { name: story.person }).check()
  await expectAccessible(page)
  await goOn.click()
  await chooseView(page, shown, say)
  await takePicture(page, testInfo, 'tick-licences')
  await page.getByRole('link', { name: say({ en: 'Continue', es: 'Continuar' }) }).click()
  await expect(page.getByText(say({ en: 'Step 4 of 5', es: 'Paso 4 de 5' }))).toBeVisible()
  const until = page.getByLabel(say({ en: 'Access ends on', es: 'El acceso termina el' }))
  const usual = await until.inputValue()
  await until.fill('2099-01-01')
  await goOn.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await until.fill(usual)
  await goOn.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    say({ en: 'Check what you are about to allow', es: 'Revise lo que va a permitir' }),
  )
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await takePicture(page, testInfo, 'review-advisor')
  await page.getByRole('button', { name: say({ en: 'Let ', es: 'Dar acceso a ' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(story.partner)
  const advisor = new URL(page.url()).pathname
  await expectAccessible(page)
  await takePicture(page, testInfo, 'advisor')

  const link = linkIn(await letterTo(request, story.email, /customer|cliente/i))
  const partnerNumber = /\/o\/(\d{8})\//.exec(link)?.[1] ?? ''
  const partner = await partnerWindow(newWindow, story, link)
  await expect(partner.getByText(shown.code).first()).toBeVisible()
  await expect(partner.getByText(kept.code)).toHaveCount(0)
  const reads = readsBy(partner, partnerNumber)
  expect([await reads(shown), await reads(kept)]).toEqual([200, 404])

  await open(`/o/${shown.number}/renewals/advisors/assignments?advisor=none&q=${kept.code}`)
  await page.getByRole('checkbox', { name: kept.code }).check()
  await page
    .getByLabel(say({ en: 'To which advisor', es: 'A qué asesor de soluciones' }))
    .selectOption({ label: story.partner })
  await expectAccessible(page)
  await takePicture(page, testInfo, 'licence-assignments')
  await page
    .getByRole('button', { name: say({ en: 'Assign licences', es: 'Asignar licencias al asesor' }), exact: true })
    .click()
  await expect(page.getByText(say({ en: '1 licence is now shared', es: 'Ahora se comparte 1 licencia' }))).toBeVisible()
  expect(await reads(kept)).toBe(200)

  await page.goto(`${advisor}/licences?shared=yes&q=${shown.code}`)
  await page.getByRole('checkbox', { name: shown.code }).check()
  await page.getByRole('button', { name: say({ en: 'Do not share them', es: 'No compartirlas' }) }).click()
  await expect(page.getByText(say({ en: 'No longer shared: 1.', es: 'Ya no compartidas: 1.' }))).toBeVisible()
  expect([await reads(shown), await reads(kept)]).toEqual([404, 200])

  await page.goto(`${advisor}/remove`)
  await expectAccessible(page)
  await page.getByRole('button', { name: say({ en: 'Remove ', es: 'Quitar a ' }) }).click()
  await expect(page.getByRole('status').first()).toContainText(
    say({ en: 'sees nothing of yours any more', es: 'ya no ve nada de su empresa' }),
  )
  expect(await reads(kept)).toBe(404)
  await partner.reload()
  await expect(partner.getByText(kept.code)).toHaveCount(0)
  await letterTo(request, story.email, /no longer the advisor|ya no es asesor/i)
  await open(`/o/${shown.number}/activity`)
  await expect(page.getByText(story.partner).first()).toBeVisible()
})
