import type { Page } from '@playwright/test'
import { customers } from '../contract/customers.ts'
import { identity } from '../contract/identity.ts'
import { partnerRenewals } from '../contract/partner-renewals.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { expectLight, openMeasured, scriptBytesMax } from './support/measured.ts'
import { enterAgainAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** What somebody of a partner sees of its customers, in one state. */
type Screen = { as: string; path: string | ((page: Page, number: string) => Promise<string>); status?: number }

const seller = 'sofia.vega'
const suspended = 'harry.stone'

async function asked(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(`${portalOrigin()}/v1${path}`)).json()
}

/** A path below the customer that shares most. */
const ofCustomer = (path: string) => async (page: Page, number: string) => {
  const { items } = customers.searchCustomers.output.parse(await asked(page, `/organizations/${number}/customers`))
  const [one] = items.toSorted((a, b) => b.shared - a.shared)
  return `/customers/${one?.number}${path}`
}

async function aLicence(page: Page, number: string): Promise<string> {
  const answer = await asked(page, `/organizations/${number}/shared-licences?limit=1`)
  const [one] = customers.listSharedLicences.output.parse(answer).items
  return `/customers/${one?.customer.number}/licences/${one?.id}`
}

/** Below the quote of the partner's that was made last. */
const aQuote = (path: string) => async (page: Page, number: string) => {
  const answer = await asked(page, `/organizations/${number}/customer-quotes?limit=1`)
  const [one] = partnerRenewals.listPartnerQuotes.output.parse(answer).items
  return `/customers/${one?.customer.number}/quotes/${one?.id}${path}`
}

/** Below Partner Central. */
const screens = {
  overview: { as: seller, path: '' },
  'overview-suspended': { as: suspended, path: '' },
  'sales-search': { as: seller, path: '/customers' },
  'sales-search-filtered': { as: seller, path: '/customers?country=ES&from=2024-01-01&sort=maintenance' },
  'sales-search-no-match': { as: seller, path: '/customers?q=zzzzzz' },
  'sales-search-faulty': { as: seller, path: '/customers?from=2026-12-31&to=2026-01-01', status: 422 },
  'sales-search-suspended': { as: suspended, path: '/customers', status: 403 },
  customer: { as: seller, path: ofCustomer('') },
  'customer-noticed': { as: seller, path: ofCustomer('?done=noticed') },
  'customer-unknown': { as: seller, path: '/customers/99999999', status: 404 },
  'shared-licences': { as: seller, path: '/shared-licences' },
  'shared-licences-no-match': { as: seller, path: '/shared-licences?q=zzzzzz' },
  'shared-licence': { as: seller, path: aLicence },
  'customer-renewals': { as: seller, path: '/renewals' },
  'customer-lines': { as: seller, path: ofCustomer('/renewals') },
  'customer-price': { as: seller, path: ofCustomer('/renewals/price?select=all') },
  'customer-quote': { as: seller, path: aQuote('') },
  'customer-letter': { as: seller, path: aQuote('/letter') },
} as const satisfies Record<string, Screen>

type Name = keyof typeof screens
const isName = (name: string): name is Name => Object.hasOwn(screens, name)

for (const look of looksAt(Object.keys(screens).filter(isName)))
  test(`PLT-11: nothing keeps anybody from using ${wordsFor(look)}, light and still`, async ({ browser }, info) => {
    const screen: Screen = screens[look.screen]
    await lookIn(browser, look, async (page) => {
      await enterAgainAs(page, screen.as)
      const [company] = identity.readMe.output.parse(await asked(page, '/me')).memberships
      const number = company?.number ?? ''
      const path = typeof screen.path === 'string' ? screen.path : await screen.path(page, number)
      const opened = await openMeasured(page, `/${look.language}/o/${number}/partner${path}`)
      expect(opened.status).toBe(screen.status ?? 200)
      expectLight(opened, scriptBytesMax)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
