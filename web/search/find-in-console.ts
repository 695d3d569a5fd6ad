import { beginningOfNumber, readLicenceCode } from '../../values/ids.ts'
import type { Answer } from '../app/call.ts'
import type { Language } from '../app/language.ts'
import { consoleTools } from '../app/navigation.ts'
import type { PaletteAnswer, PaletteItem } from '../app/palette-answer.ts'
import { translator } from '../app/translator.ts'
import type { Visit } from '../app/visit.ts'
import { matchPlaces } from './match-places.ts'

/** As many of a kind as are offered at once. */
const offered = 8

/** Licences by what was typed: a whole code in any spelling, else a whole order number. */
function licencesBy(here: Visit, query: string) {
  const code = readLicenceCode(query)
  return here.call('findLicences', {
    ...(code ? { code } : { orderNumber: query.trim().slice(0, 40) }),
    limit: offered,
  })
}

/** Quotes and orders of all customers by their whole number; nothing where none was typed. */
async function tradeBy(here: Visit, t: ReturnType<typeof translator>, language: Language, query: string) {
  const whole = (letter: 'Q' | 'S') => {
    const number = beginningOfNumber(letter, query)
    return number?.length === 10 ? number : null
  }
  const [quote, order] = [whole('Q'), whole('S')]
  const quotes = quote === null ? null : await here.call('listQuotesOfAll', { q: quote, show: 'all', limit: offered })
  const orders = order === null ? null : await here.call('listOrdersToBook', { q: order, show: 'all', limit: offered })
  const at = (number: string) => `/${language}/o/${number}`
  return [
    {
      title: t('search.groups.quotes'),
      items: (quotes?.ok ? quotes.output.items : []).map((one) => ({
        label: t('desk.version', { number: one.number, revision: `${one.revision}` }),
        hint: `${t(`renewals.quoteStatus.${one.status}`)} · ${one.organization.name}`,
        href: `${at(one.organization.number)}/quotes/${one.id}/desk`,
      })),
    },
    {
      title: t('search.groups.orders'),
      items: (orders?.ok ? orders.output.items : []).map((one) => ({
        label: one.number,
        hint: `${t(`orders.status.${one.status}`)} · ${one.organization.name}`,
        href: `${at(one.organization.number)}/orders/${one.id}`,
      })),
    },
  ]
}

/** What staff may mean, in all organizations: companies, people, licences, quotes and orders; then pages. */
export async function findInConsole(here: Visit, language: Language, query: string): Promise<Answer<PaletteAnswer>> {
  const t = translator(language, ['app', 'search', 'renewals', 'orders', 'desk'])
  const pages: PaletteItem[] = [
    { label: t('app.nav.overview'), href: `/${language}/console` },
    ...consoleTools(t, language, here.demo).flatMap((group) => group.tools),
    { label: t('search.actions.verify'), href: `/${language}/verify` },
    { label: t('app.account.profile'), href: `/${language}/profile` },
  ]
  const places = { title: t('search.groups.pages'), items: matchPlaces(query, pages) }
  if (query.trim() === '') return { ok: true, output: { groups: [places] }, etag: null }
  const [organizations, contacts, licences, trade] = await Promise.all([
    here.call('findOrganizations', { q: query, limit: offered }),
    here.call('findContacts', { q: query, limit: offered }),
    licencesBy(here, query),
    tradeBy(here, t, language, query),
  ])
  if (!organizations.ok) return organizations
  if (!contacts.ok) return contacts
  if (!licences.ok) return licences
  const at = (number: string) => `/${language}/o/${number}`
  const groups = [
    {
      title: t('search.groups.licences'),
      items: licences.output.items.map((one) => ({
        label: one.code,
        hint: `${one.product.name} · ${one.organization.name}`,
        href: `${at(one.organization.number)}/licences/${one.id}`,
      })),
    },
    ...trade,
    {
      title: t('search.groups.organizations'),
      items: organizations.output.items.map((one) => ({
        label: one.legalName,
        hint: one.number,
        href: at(one.number),
      })),
    },
    {
      title: t('search.groups.people'),
      items: contacts.output.items.map((one) => ({
        label: `${one.firstName} ${one.lastName}`,
        hint:
          one.status === 'inactive' ? `${one.organization.name} · ${t('search.deactivated')}` : one.organization.name,
        href: `${at(one.organization.number)}/people/${one.id}`,
      })),
    },
    places,
  ]
  return { ok: true, output: { groups: groups.filter(({ items }) => items.length > 0) }, etag: null }
}
