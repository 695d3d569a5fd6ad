import type { accounts } from '../../contract/accounts.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { beginningOfNumber } from '../../values/ids.ts'
import type { Answer } from '../app/call.ts'
import type { Language } from '../app/language.ts'
import { consoleTools, navReader, organizationTools } from '../app/navigation.ts'
import type { PaletteAnswer, PaletteItem } from '../app/palette-answer.ts'
import { translator } from '../app/translator.ts'
import type { Visit } from '../app/visit.ts'
import { matchPlaces } from './match-places.ts'

/** The words of a search. */
type Say = ReturnType<typeof translator>

/** PAR-12: of a partner's customers those that may be meant; none where its people may see none now. */
async function customersMeant({ actor, call }: Visit, number: string, query: string) {
  if (actor.kind !== 'contact' || actor.partner?.status !== 'active' || query.trim() === '') return []
  const found = await call('searchCustomers', { number, q: query, limit: 8 })
  return found.ok ? found.output.items : []
}

/** REN-6: of a partner's own quotes for customers those that may be meant by their number or their order's. */
async function ownQuotesMeant({ actor, call }: Visit, number: string, query: string) {
  if (actor.kind !== 'contact' || actor.partner?.status !== 'active' || !isNumber(query)) return []
  const found = await call('listPartnerQuotes', { number, q: query, limit: 8 })
  return found.ok ? found.output.items : []
}

const isNumber = (query: string): boolean =>
  beginningOfNumber('Q', query) !== null || beginningOfNumber('S', query) !== null

type Found = OutputOf<typeof accounts.search>
type Resold = OutputOf<typeof partnerRenewals.listPartnerQuotes>['items']

/** REN-10, REN-19: the company's quotes and orders, and the quotes that it made for its customers. */
function tradeGroups(t: Say, base: string, { quotes, orders }: Found, resold: Resold) {
  return [
    {
      title: t('search.groups.quotes'),
      items: quotes.map((one) => ({
        label: one.number,
        hint: [t(`renewals.quoteStatus.${one.status}`), one.label].filter(Boolean).join(' · '),
        href: `${base}/quotes/${one.id}`,
      })),
    },
    {
      title: t('search.groups.customerQuotes'),
      items: resold.map((one) => ({
        label: one.number,
        hint: `${t(`renewals.quoteStatus.${one.status}`)} · ${one.customer.name}`,
        href: `${base}/partner/customers/${one.customer.number}/quotes/${one.id}`,
      })),
    },
    {
      title: t('search.groups.orders'),
      items: orders.map((one) => ({
        label: one.number,
        hint: `${t(`orders.status.${one.status}`)} · ${one.purchaseOrderNumber}`,
        href: `${base}/orders/${one.id}`,
      })),
    },
  ]
}

/** ACC-17: what somebody may mean within an organization: its licences, quotes, orders and people, then pages, then what can be done. */
export async function findInOrganization(
  here: Visit,
  language: Language,
  number: string,
  query: string,
): Promise<Answer<PaletteAnswer>> {
  const t = translator(language, ['app', 'search', 'renewals', 'orders'])
  const found = await here.call('search', { number, q: query })
  if (!found.ok) return found
  const customers = await customersMeant(here, number, query)
  const resold = await ownQuotesMeant(here, number, query)
  const base = `/${language}/o/${number}`
  const isStaff = here.actor.kind === 'staff'
  const tools = [
    ...organizationTools(t, language, number, here.actor.kind === 'visitor' ? 'contact' : navReader(here.actor)),
    ...(isStaff ? consoleTools(t, language, here.demo) : []),
  ].flatMap((group) => group.tools)
  const pages: PaletteItem[] = [{ label: t('app.nav.overview'), href: base }, ...tools]
  const actions: PaletteItem[] = [
    { label: t('search.actions.verify'), href: `/${language}/verify` },
    { label: t('search.actions.addContact'), href: `${base}/people/new` },
    ...(isStaff ? [{ label: t('app.nav.fulfil'), href: `${base}/fulfil` }] : []),
    { label: t('app.account.profile'), href: `/${language}/profile` },
  ]
  const { licences, contacts } = found.output
  const groups = [
    {
      title: t('search.groups.licences'),
      items: licences.map((one) => ({
        label: one.code,
        hint: `${one.productName} ${one.editionName}`,
        href: `${base}/licences/${one.id}`,
      })),
    },
    ...tradeGroups(t, base, found.output, resold),
    {
      title: t('search.groups.people'),
      items: contacts.map((one) => ({
        label: one.name,
        hint: one.status === 'inactive' ? `${one.email} · ${t('search.deactivated')}` : one.email,
        href: `${base}/people/${one.id}`,
      })),
    },
    {
      title: t('search.groups.customers'),
      items: customers.map((one) => ({
        label: one.name,
        hint: one.number,
        href: `${base}/partner/customers/${one.number}`,
      })),
    },
    { title: t('search.groups.pages'), items: matchPlaces(query, pages) },
    { title: t('search.groups.actions'), items: matchPlaces(query, actions) },
  ]
  return { ok: true, output: { groups: groups.filter(({ items }) => items.length > 0) }, etag: null }
}
