import type { Page } from '@playwright/test'
import { accounts } from '../contract/accounts.ts'
import { desk } from '../contract/desk.ts'
import { identity } from '../contract/identity.ts'
import { renewals } from '../contract/renewals.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { expectLight, openMeasured, scriptBytesMax } from './support/measured.ts'
import { enterAgainAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** What the renewals desk sees, and customers of its quotes, in one state. */
type Screen = { as: string; path: (page: Page) => Promise<string> }

const buyer = 'emma.clark'
const specialist = 'renata.frei'

async function asked(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(`${portalOrigin()}/v1${path}`)).json()
}

/** A path below the newest quote of the buyer's company in a state. */
const ofOwn = (status: string, path: string) => async (page: Page) => {
  const [company] = identity.readMe.output.parse(await asked(page, '/me')).memberships
  const { items } = renewals.listQuotes.output.parse(
    await asked(page, `/organizations/${company?.number}/quotes?status=${status}&limit=50`),
  )
  const ofDesk = items.find(({ maker }) => maker === 'staff')
  return `/o/${company?.number}/quotes/${ofDesk?.id}${path}`
}

/** A path below the newest quote of all that the desk lists. */
const ofDesk = (show: string, path: string) => async (page: Page) => {
  const [one] = desk.listQuotesOfAll.output.parse(await asked(page, `/quotes?show=${show}`)).items
  return `/o/${one?.organization.number}/quotes/${one?.id}${path}`
}

/** Preparing a quote of a few lines of the customer whose quote the desk sent last, with something taken off, and others found. */
async function preparing(page: Page): Promise<string> {
  const [one] = desk.listQuotesOfAll.output.parse(await asked(page, '/quotes?show=approval')).items
  const { items } = renewals.listRenewableLines.output.parse(
    await asked(page, `/organizations/${one?.organization.number}/renewals/lines?limit=3`),
  )
  const kept = items.map(({ membershipId }) => membershipId).join('.')
  return `/o/${one?.organization.number}/quotes/prepare?kept=${kept}&percent=12.5&find=meridian`
}

/** PAR-11: a customer of which more than one partner held the credit. */
async function credited(page: Page): Promise<string> {
  const { items } = accounts.findOrganizations.output.parse(await asked(page, '/organizations?q=bodegas+ribera'))
  return `/o/${items[0]?.number}/deal-credits`
}

/** PAR-11: all that a partner ever held. */
async function ownCredits(page: Page): Promise<string> {
  const [company] = identity.readMe.output.parse(await asked(page, '/me')).memberships
  return `/o/${company?.number}/partner/deal-credits?state=all`
}

const screens = {
  'desk-quotes': { as: specialist, path: async () => '/console/quotes' },
  'desk-prepare': { as: specialist, path: preparing },
  'desk-quote': { as: specialist, path: ofDesk('follow-up', '/desk') },
  'desk-approve': { as: 'rolf.brandt', path: ofDesk('approval', '/desk') },
  'desk-revise': { as: specialist, path: ofDesk('sent', '/revise') },
  'deal-credit': { as: specialist, path: credited },
  'deal-credits-own': { as: 'sofia.vega', path: ownCredits },
  territories: { as: 'rolf.brandt', path: async () => '/console/territories' },
  'quote-superseded': { as: buyer, path: ofOwn('superseded', '') },
  'quote-decline': { as: buyer, path: ofOwn('sent', '/decline') },
  'quote-questions': { as: buyer, path: ofOwn('sent', '/questions') },
} as const satisfies Record<string, Screen>

type Name = keyof typeof screens
const isName = (name: string): name is Name => Object.hasOwn(screens, name)

for (const look of looksAt(Object.keys(screens).filter(isName)))
  test(`PLT-11: nothing keeps anybody from using ${wordsFor(look)}, light and still`, async ({ browser }, info) => {
    const screen: Screen = screens[look.screen]
    await lookIn(browser, look, async (page) => {
      await enterAgainAs(page, screen.as)
      const opened = await openMeasured(page, `/${look.language}${await screen.path(page)}`)
      expect(opened.status).toBe(200)
      expectLight(opened, scriptBytesMax)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
