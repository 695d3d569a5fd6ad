import sql from 'sql-template-tag'
import type { OrganizationRef, PartnerRole } from '../../contract/actor.ts'
import { searchWords } from '../../values/search-words.ts'
import type { DemoCustomer } from './customers.ts'
import { type DemoPartner, type DemoPartnerPerson, demoPartnerPeople, demoPartners } from './partners.ts'
import { type DemoContact, insertContact, insertUser, plain, type Scene } from './scene.ts'

/** Somebody of a partner, with what they do there. */
export type DemoPartnerMember = DemoContact & { roles: PartnerRole[]; locationId: string }

/** A partner with its places and the people whom customers may choose. */
export type DemoPartnerBase = {
  organization: OrganizationRef
  partner: DemoPartner
  places: string[]
  people: DemoPartnerMember[]
}

type Company = { organization: OrganizationRef; customer: DemoCustomer; contacts: DemoContact[] }

/** Puts in the partners with their places and people; persons of the stories who are a customer's contact too stay one person. */
export async function insertPartners(scene: Scene, customers: readonly Company[]): Promise<DemoPartnerBase[]> {
  const made: DemoPartnerBase[] = []
  for (const partner of demoPartners) made.push(await insertPartner(scene, partner))
  for (const [index, { distributor }] of demoPartners.entries())
    if (distributor !== undefined)
      await scene.insert(sql`
        update partners set distributor_id = ${made[distributor]?.organization.id} where partner_id = ${made[index]?.organization.id}`)
  for (const person of demoPartnerPeople) await insertPerson(scene, person, made, customers)
  for (const base of made.filter(({ people }) => people.length === 0)) await insertStranger(scene, base)
  return made
}

async function insertPartner(scene: Scene, partner: DemoPartner): Promise<DemoPartnerBase> {
  const { insert, house, ago } = scene
  const id = house.ids.uuid()
  const number = house.ids.organizationNumber()
  const { name, region, language, domain, status } = partner
  const [headquarters] = partner.places
  if (!headquarters) throw new Error(`the partner ${name} is nowhere`)
  await insert(sql`
    insert into organizations (id, number, legal_name, country, state, region, language, phone, web_addresses, email_domains, created_at)
    values (${id}, ${number}, ${name}, ${headquarters.country}, ${headquarters.state ?? null}, ${region}, ${language},
      ${headquarters.phone}, ${[`https://www.${domain}`]}, ${[domain]}, ${ago(1200)})`)
  await insert(sql`
    insert into organization_words (organization_id, word) select ${id}, unnest(${searchWords(name)}::text[]) on conflict do nothing`)
  const isMember = status !== 'prospect' && status !== 'pending'
  await insert(sql`
    insert into partners (partner_id, number, name, kind, status, level_code, starts_on, ends_on, languages, created_at)
    values (${id}, ${number}, ${name}, ${partner.kind ?? 'reseller'}, ${isMember ? 'active' : status}, ${partner.level},
      ${isMember ? ago(status === 'expired' ? 420 : 200).slice(0, 10) : null},
      ${isMember ? ago(status === 'expired' ? 55 : -165).slice(0, 10) : null}, ${[language]}, ${ago(1200)})`)
  const places: string[] = []
  for (const [index, place] of partner.places.entries()) {
    const locationId = house.ids.uuid()
    const isBranch = index > 0 && place.country === headquarters.country
    await insert(sql`
      insert into partner_locations (partner_id, id, parent_id, kind, name, country, state, city, phone, web_address, created_at)
      values (${id}, ${locationId}, ${places[0] ?? null}, ${index === 0 ? 'headquarters' : isBranch ? 'branch' : 'country'},
        ${place.name}, ${place.country}, ${place.state ?? null}, ${place.city}, ${place.phone}, ${`https://www.${domain}`}, ${ago(1190)})`)
    places.push(locationId)
  }
  return { organization: { id, number, name }, partner, places, people: [] }
}

/** A person of the stories; one who is a customer's contact as well is one person with one sign-in. */
async function insertPerson(
  scene: Scene,
  person: DemoPartnerPerson,
  partners: readonly DemoPartnerBase[],
  customers: readonly Company[],
): Promise<void> {
  const base = partners[person.partner]
  if (!base) throw new Error(`the demo has no partner ${person.partner}`)
  const userId = await insertUser(scene, person.loginId, base.partner.language)
  const made = {
    first: person.firstName,
    last: person.lastName,
    restricted: person.restricted ?? false,
    userId,
    index: 9,
  }
  await insertAtPartner(scene, base, { ...made, types: [...person.types] }, person)
  const customer = person.customer === undefined ? undefined : customers[person.customer]
  if (!customer) return
  const asCustomer = { ...made, types: ['administrator' as const], index: 8 }
  customer.contacts.unshift(await insertContact(scene, customer.organization, customer.customer, asCustomer))
}

/** Somebody to be told of new customers, at a partner that no story is about. */
async function insertStranger(scene: Scene, base: DemoPartnerBase): Promise<void> {
  const names = { en: ['Robin', 'Marlow'], es: ['Alex', 'Cano'] } as const
  const [first, last] = names[base.partner.language]
  const loginId = `${plain(first)}.${plain(last)}.${base.organization.number}`
  const userId = await insertUser(scene, loginId, base.partner.language)
  await insertAtPartner(
    scene,
    base,
    { first, last, types: ['administrator'], restricted: false, userId, index: 9 },
    { roles: ['organization-administrator', 'sales'], place: 0 },
  )
}

async function insertAtPartner(
  scene: Scene,
  base: DemoPartnerBase,
  made: Parameters<typeof insertContact>[3],
  { roles, place }: Pick<DemoPartnerPerson, 'roles' | 'place'>,
): Promise<void> {
  const contact = await insertContact(scene, base.organization, base.partner, made)
  const locationId = base.places[place]
  if (locationId === undefined) throw new Error(`${base.organization.name} has no place ${place}`)
  await scene.insert(sql`
    insert into partner_people (partner_id, contact_id, roles, location_id)
    values (${base.organization.id}, ${contact.contactId}, ${roles}, ${locationId})`)
  base.people.push({ ...contact, roles: [...roles], locationId })
}
