import type pg from 'pg'
import sql from 'sql-template-tag'
import type { ContactType, OrganizationRef } from '../../contract/actor.ts'
import { todayOf } from '../../server/platform/clock.ts'
import type { House } from '../../server/platform/house.ts'
import { epochOf, instantOfEpoch } from '../../values/calendar.ts'
import { searchWords } from '../../values/search-words.ts'
import { type DemoCustomer, demoCustomers, demoNames } from './customers.ts'
import { type Dice, diceOf } from './dice.ts'
import { type DemoPartnerBase, insertPartners } from './partner-base.ts'
import { demoContacts, demoStaff } from './people.ts'
import { insertPortalFrame } from './portal.ts'
import { insertPrices } from './prices.ts'
import { demoProducts } from './products.ts'
import { type DemoContact, insertContact, insertUser, plain, type Scene } from './scene.ts'

/** What the stories are played with. */
export type DemoBase = {
  customers: { organization: OrganizationRef; customer: DemoCustomer; contacts: DemoContact[] }[]
  partners: DemoPartnerBase[]
  operator: { userId: string; staffId: string; name: string }
  /** Who books orders of renewals, and makes quotes by hand. */
  specialist: { userId: string; staffId: string; name: string }
  /** Who agrees to what such quotes take off. */
  manager: { userId: string; staffId: string; name: string }
  startedAt: number
}

const dayMilliseconds = 86_400_000

/** Puts in what no operation makes: the catalogue, the staff, companies with their people, addresses and contracts. */
export async function insertBase(owner: pg.Pool, house: House, passwordHash: string): Promise<DemoBase> {
  const insert: Scene['insert'] = (query) => owner.query({ text: query.text, values: query.values })
  const startedAt = epochOf(house.clock.now())
  const ago = (days: number) => instantOfEpoch(startedAt - days * dayMilliseconds)
  const scene: Scene = { insert, house, passwordHash, ago, dice: diceOf(7) }
  await insertCatalogue(scene)
  await insertPrices(scene, todayOf(house.clock.now()))
  await insertPortalFrame({ insert, noticeId: house.ids.uuid(), since: ago(1) })
  await insertVendor(scene)
  const staff = await insertStaff(scene)
  const customers: DemoBase['customers'] = []
  for (const customer of demoCustomers) customers.push(await insertCustomer(scene, customer, staff))
  await insertStoryContacts(scene, customers)
  const partners = await insertPartners(scene, customers)
  return {
    customers,
    partners,
    operator: staff.operator,
    specialist: staff.specialist,
    manager: staff.manager,
    startedAt,
  }
}

/** REN-15: who the demo vendor is; the account is an example of the IBAN registry. */
async function insertVendor({ insert, ago }: Scene): Promise<void> {
  await insert(sql`
    insert into vendor_details (legal_name, address, registration, vat_id, bank_name, account, bic, invoice_contact, invoice_email,
      invoice_phone, changed_at)
    values ('Meridian Software Ltd', ${'12 Harbour Street\nLondon EC1A 1BB\nUnited Kingdom'}, 'Companies House 01234567',
      'GB123456789', 'Westminster Example Bank', 'GB82WEST12345698765432', 'WESTGB2L', 'Accounts receivable',
      'invoices@meridian.example', '+442079460110', ${ago(90)})`)
}

async function insertCatalogue({ insert, house, ago }: Scene): Promise<void> {
  for (const product of demoProducts) {
    const id = house.ids.uuid()
    await insert(sql`
      insert into products (id, code, name, partial_allocation, moves_per_year, grace_hours, overdraft_percent, seat_linger_minutes,
        host_id_types, serial_shape, created_at)
      values (${id}, ${product.code}, ${product.name}, ${product.partialAllocation ?? true}, ${product.movesPerYear}, 72, 10, 5,
        ${product.hostIdTypes}, ${product.serialShape ?? null}, ${ago(1500)})`)
    for (const [code, name, choosable] of product.features)
      await insert(
        sql`insert into features (product_id, code, name, choosable) values (${id}, ${code}, ${name}, ${choosable})`,
      )
    for (const [rank, [code, name, features]] of product.editions.entries())
      await insert(sql`
        insert into editions (product_id, code, name, rank, feature_codes) values (${id}, ${code}, ${name}, ${rank}, ${features})`)
    for (const [number, releasedOn] of product.versions)
      await insert(
        sql`insert into product_versions (product_id, number, released_on) values (${id}, ${number}, ${releasedOn})`,
      )
    for (const sku of product.skus)
      await insert(sql`
        insert into skus (code, product_id, edition_code, model, term_months, maintenance_months, grade, programme_code)
        values (${sku.code}, ${id}, ${sku.edition}, ${sku.model}, ${sku.termMonths ?? null}, ${sku.maintenanceMonths},
          ${sku.grade ?? 'retail'}, ${product.programme})`)
  }
}

async function insertStaff(scene: Scene) {
  const ids: string[] = []
  let operator: DemoBase['operator'] | null = null
  let specialist: DemoBase['specialist'] | null = null
  let manager: DemoBase['manager'] | null = null
  for (const one of demoStaff) {
    const userId = await insertUser(scene, one.loginId, 'en')
    const staffId = scene.house.ids.uuid()
    const name = `${one.firstName} ${one.lastName}`
    await scene.insert(sql`
      insert into staff_members (id, user_id, first_name, last_name, email, phone, roles, created_at)
      values (${staffId}, ${userId}, ${one.firstName}, ${one.lastName}, ${`${one.loginId}@meridian.example`}, ${one.phone},
        ${one.roles}, ${scene.ago(1400)})`)
    ids.push(staffId)
    if (one.roles.includes('licensing-operator')) operator = { userId, staffId, name }
    if (one.roles.includes('renewals-specialist')) specialist = { userId, staffId, name }
    if (one.roles.includes('renewals-manager')) manager = { userId, staffId, name }
  }
  if (!operator || !specialist || !manager) throw new Error('the demo has nobody to fulfil orders, or to book them')
  return { ids, operator, specialist, manager }
}

async function insertCustomer(
  scene: Scene,
  customer: DemoCustomer,
  { ids: staff, specialist }: { ids: readonly string[]; specialist: DemoBase['specialist'] },
) {
  const { insert, house, ago, dice } = scene
  const id = house.ids.uuid()
  const number = house.ids.organizationNumber()
  await insert(sql`
    insert into organizations (id, number, legal_name, country, region, language, phone, web_addresses, email_domains,
      sales_representative_id, renewals_specialist_id, created_at)
    values (${id}, ${number}, ${customer.name}, ${customer.country}, ${customer.region}, ${customer.language}, ${phoneOf(customer, dice)},
      ${[`https://www.${customer.domain}`]}, ${[customer.domain]}, ${staff[1]},
      ${dice.of(staff) === staff[2] ? null : specialist.staffId}, ${ago(1300 - dice.below(200))})`)
  for (const word of searchWords(customer.name))
    await insert(
      sql`insert into organization_words (organization_id, word) values (${id}, ${word}) on conflict do nothing`,
    )
  for (const kind of ['mailing', 'billing'])
    await insert(sql`
      insert into addresses (organization_id, id, kind, lines, city, postal_code, country)
      values (${id}, ${house.ids.uuid()}, ${kind}, ${[`${1 + dice.below(120)} ${kind === 'mailing' ? 'Harbour Road' : 'Market Square'}`]},
        ${customer.city}, ${String(10_000 + dice.below(80_000))}, ${customer.country})`)
  await insert(sql`
    insert into contracts (organization_id, number, programme, starts_on, ends_on)
    values (${id}, ${`C-${number.slice(-5)}`}, 'Enterprise agreement', '2024-01-01', '2027-12-31')`)
  const organization = { id, number, name: customer.name }
  const contacts: DemoContact[] = []
  const shapes: ContactType[][] = [['administrator'], ['ship-to'], ['bill-to'], ['sales'], ['ship-to', 'bill-to']]
  for (const [index, types] of shapes.slice(0, 3 + dice.below(3)).entries()) {
    const names = demoNames[customer.language]
    const [first, last] = [dice.of(names.first), dice.of(names.last)]
    // The first company's other people have no sign-in yet, and one in eight elsewhere has none either.
    const canSignIn = !types.includes('sales') && dice.chance(0.85)
    const userId = canSignIn
      ? await insertUser(scene, `${plain(first)}.${plain(last)}.${number}${index}`, customer.language)
      : null
    const restricted = types.includes('bill-to') && dice.chance(0.2)
    contacts.push(await insertContact(scene, organization, customer, { first, last, types, restricted, userId, index }))
  }
  return { organization, customer, contacts }
}

async function insertStoryContacts(scene: Scene, customers: DemoBase['customers']): Promise<void> {
  for (const one of demoContacts) {
    const language = customers[one.customers[0] ?? 0]?.customer.language ?? 'en'
    const userId = await insertUser(scene, one.loginId, language)
    for (const position of one.customers) {
      const at = customers[position]
      if (!at) throw new Error(`the demo has no customer ${position}`)
      const made = {
        first: one.firstName,
        last: one.lastName,
        types: [...one.types],
        restricted: one.restricted ?? false,
        userId,
        index: 9,
      }
      at.contacts.unshift(await insertContact(scene, at.organization, at.customer, made))
    }
  }
}

const dialling: Record<string, string> = {
  ES: '+3494',
  MX: '+5255',
  AR: '+5411',
  CO: '+571',
  US: '+1503',
  GB: '+44117',
  DE: '+4975',
  FR: '+334',
  IT: '+3905',
  NL: '+3110',
  BR: '+5531',
  JP: '+813',
}

function phoneOf(customer: DemoCustomer, dice: Dice): string {
  return `${dialling[customer.country] ?? '+1503'}${5_000_000 + dice.below(900_000)}`
}
