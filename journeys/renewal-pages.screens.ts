import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { identity } from '../contract/identity.ts'
import { quoteLinks } from '../contract/quote-links.ts'
import { renewalOrders } from '../contract/renewal-orders.ts'
import { renewals } from '../contract/renewals.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { expectLight, openMeasured, scriptBytesMax } from './support/measured.ts'
import { enterAgainAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** What somebody sees of renewals, quotes and orders, in one state. */
type Screen = {
  as: string
  path: string | ((page: Page) => Promise<string>)
  status?: number
  /** Brings the page into the state that is to be looked at. */
  act?: (page: Page) => Promise<unknown>
}

const buyer = 'emma.clark'
const desk = 'renata.frei'

async function asked(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(`${portalOrigin()}/v1${path}`)).json()
}

async function ownNumber(page: Page): Promise<string> {
  const [company] = identity.readMe.output.parse(await asked(page, '/me')).memberships
  return company?.number ?? ''
}

/** A path below the organization that one acts for. */
const below = (path: string) => async (page: Page) => `/o/${await ownNumber(page)}${path}`

/** The price of the first lines, until when the rest of the address says. */
const priced = (count: number, until: string) => async (page: Page) => {
  const number = await ownNumber(page)
  const answer = await asked(page, `/organizations/${number}/renewals/lines?limit=${count}`)
  const { items } = renewals.listRenewableLines.output.parse(answer)
  return `/o/${number}/renewals/renew/price?kept=${items.map(({ membershipId }) => membershipId).join('.')}${until}`
}

async function quotesOf(page: Page, status: string) {
  const number = await ownNumber(page)
  const answer = await asked(page, `/organizations/${number}/quotes?status=${status}`)
  return { number, items: renewals.listQuotes.output.parse(answer).items }
}

/** A path below the newest quote in a state. */
const ofQuote = (status: string, path: string) => async (page: Page) => {
  const { number, items } = await quotesOf(page, status)
  return `/o/${number}/quotes/${items[0]?.id}${path}`
}

/** What somebody without a sign-in is sent: a link to the newest quote that is saved. */
async function sharedQuote(page: Page): Promise<string> {
  const { number, items } = await quotesOf(page, 'draft')
  const made = await page.request.post(`${portalOrigin()}/v1/organizations/${number}/quotes/${items[0]?.id}/links`, {
    data: {},
    headers: { 'idempotency-key': randomUUID() },
  })
  return new URL(quoteLinks.shareQuote.output.parse(await made.json()).url).pathname.replace(/^\/en/, '')
}

async function threeCompared(page: Page): Promise<string> {
  const { number, items } = await quotesOf(page, 'draft')
  const three = items.slice(0, 3).map(({ id }) => `quote=${id}`)
  return `/o/${number}/quotes/compare?${three.join('&')}`
}

/** A path below the newest order in a state, of one's own company. */
const ofOrder = (status: string, path: string) => async (page: Page) => {
  const number = await ownNumber(page)
  const answer = await asked(page, `/organizations/${number}/orders?status=${status}`)
  return `/o/${number}/orders/${renewalOrders.listOrders.output.parse(answer).items[0]?.id}${path}`
}

/** A path below the order that waits longest to be booked, as the desk sees it. */
const toBook = (path: string) => async (page: Page) => {
  const [one] = renewalOrders.listOrdersToBook.output.parse(await asked(page, '/orders')).items
  return `/o/${one?.organization.number}/orders/${one?.id}${path}`
}

async function openArithmetic(page: Page): Promise<void> {
  for (const summary of await page.getByRole('main').locator('details > summary').all()) await summary.click()
}

async function orderWithoutNumber(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Order the renewal|Pedir la renovación)$/ }).click()
  await expect(page.getByRole('alert')).toBeVisible()
}

const screens = {
  'renewable-lines': { as: buyer, path: below('/renewals/renew/lines') },
  'renewable-lines-all': { as: buyer, path: below('/renewals/renew/lines?select=all') },
  'not-renewable-lines': { as: buyer, path: below('/renewals/renew/lines?renewable=no') },
  'renewable-lines-no-match': { as: buyer, path: below('/renewals/renew/lines?q=zzzzzz') },
  'renewal-calendar': { as: buyer, path: below('/renewals/calendar') },
  'renewal-reminders': { as: buyer, path: below('/renewals/reminders') },
  'renewal-price': { as: buyer, path: priced(4, '') },
  'renewal-price-to-end': { as: buyer, path: priced(4, '&until=end'), act: openArithmetic },
  'renewal-price-past': { as: buyer, path: priced(2, '&until=end&end=2020-01-01'), status: 422 },
  quotes: { as: buyer, path: below('/quotes') },
  'quotes-no-match': { as: buyer, path: below('/quotes?q=zzzzzz') },
  quote: { as: buyer, path: ofQuote('draft', ''), act: openArithmetic },
  'quote-expired': { as: buyer, path: ofQuote('expired', '') },
  'quote-ordered': { as: buyer, path: ofQuote('ordered', '') },
  'quote-accept': { as: buyer, path: ofQuote('draft', '/accept') },
  'quote-accept-refused': { as: buyer, path: ofQuote('draft', '/accept'), act: orderWithoutNumber },
  'quote-name': { as: buyer, path: ofQuote('draft', '/name') },
  'quote-duplicate': { as: buyer, path: ofQuote('draft', '/duplicate') },
  'quote-cancel': { as: buyer, path: ofQuote('draft', '/cancel') },
  'quote-links': { as: buyer, path: ofQuote('draft', '/links') },
  'shared-quote': { as: buyer, path: sharedQuote, act: openArithmetic },
  'quotes-compared': { as: buyer, path: threeCompared },
  'quotes-none-compared': { as: buyer, path: below('/quotes/compare') },
  'renewal-certificate': { as: buyer, path: below('/renewals/certificate') },
  'supplier-pack': { as: buyer, path: below('/supplier-pack') },
  'supplier-details': { as: 'victor.lang', path: '/console/supplier' },
  orders: { as: buyer, path: below('/orders') },
  'order-placed': { as: buyer, path: ofOrder('placed', '') },
  'order-booked': { as: buyer, path: ofOrder('booked', '') },
  'order-cancel': { as: buyer, path: ofOrder('placed', '/cancel') },
  'orders-to-book': { as: desk, path: '/console/orders' },
  'orders-all': { as: desk, path: '/console/orders?show=all' },
  'order-to-book': { as: desk, path: toBook('') },
  'order-book': { as: desk, path: toBook('/book') },
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
