import type { Page } from '@playwright/test'
import { identity } from '../contract/identity.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { expectLight, openMeasured, scriptBytesMax } from './support/measured.ts'
import { enterAgainAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** What somebody sees of programmes and price schedules, in one state. */
type Screen = {
  as: string
  path: string | ((page: Page) => Promise<string>)
  status?: number
  /** Brings the page into the state that is to be looked at. */
  act?: (page: Page) => Promise<unknown>
}

const manager = 'clara.rojas'
const operator = 'olga.meyer'
const buyer = 'emma.clark'
const schedules = '/console/pricing/schedules'
const draft = `${schedules}/APAC-AUD/versions/2`

/** A path below the organization that one acts for. */
const below = (path: string) => async (page: Page) => {
  const answer = await (await page.request.get(`${portalOrigin()}/v1/me`)).json()
  const [company] = identity.readMe.output.parse(answer).memberships
  return `/o/${company?.number}${path}`
}

const save = /^(Save rules|Guardar las reglas)$/
const tryOut = /^(Try it out|Probar)$/

async function saveFaulty(page: Page): Promise<void> {
  await page.locator('[name="rules.bands.1.fromDay"]').fill('99')
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByRole('alert')).toBeVisible()
}

async function tryOutFaulty(page: Page): Promise<void> {
  await page.locator('[name=csv]').fill('programme,product,yearly\nSWM,CONNECTOR,1500\nSWM,NOPE,much')
  await page.getByRole('button', { name: tryOut }).click()
  await expect(page.getByRole('table')).toBeVisible()
}

const screens = {
  'price-schedules': { as: manager, path: '/console/pricing' },
  'price-schedules-no-match': { as: operator, path: '/console/pricing?q=zzzzzz' },
  'price-schedule-new': { as: manager, path: `${schedules}/new` },
  'price-schedule': { as: manager, path: `${schedules}/EMEA-EUR` },
  'price-draft-start': { as: manager, path: `${schedules}/EMEA-GBP/start-draft` },
  'price-version': { as: operator, path: `${schedules}/EMEA-EUR/versions/2` },
  'price-version-no-match': { as: operator, path: `${schedules}/JAPAN-JPY/versions/1?q=zzzzzz` },
  'price-draft': { as: manager, path: draft },
  'price-draft-edit': { as: manager, path: `${draft}/edit` },
  'price-draft-faulty': { as: manager, path: `${draft}/edit`, act: saveFaulty },
  'price-import': { as: manager, path: `${draft}/import` },
  'price-import-faulty': { as: manager, path: `${draft}/import`, act: tryOutFaulty },
  'price-publish': { as: manager, path: `${draft}/publish` },
  'price-discard': { as: manager, path: `${draft}/discard` },
  programmes: { as: manager, path: '/console/pricing/programmes' },
  'programme-new': { as: manager, path: '/console/pricing/programmes/new' },
  programme: { as: manager, path: '/console/pricing/programmes/SA' },
  'renewal-prices': { as: buyer, path: below('/renewals/prices') },
  'renewal-prices-no-match': { as: buyer, path: below('/renewals/prices?q=zzzzzz') },
} as const satisfies Record<string, Screen>

type Name = keyof typeof screens
const isName = (name: string): name is Name => Object.hasOwn(screens, name)

for (const look of looksAt(Object.keys(screens).filter(isName)))
  test(`PLT-11: nothing keeps anybody from using ${wordsFor(look)}, light and still`, async ({ browser }, info) => {
    const screen: Screen = screens[look.screen]
    await lookIn(browser, look, async (page) => {
      await enterAgainAs(page, screen.as)
      const path = typeof screen.path === 'string' ? screen.path : await screen.path(page)
      const opened = await openMeasured(page, `/${look.language}${path}`)
      expect(opened.status).toBe(screen.status ?? 200)
      expectLight(opened, scriptBytesMax)
      await screen.act?.(page)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
