import sql, { type Sql } from 'sql-template-tag'
import type { ContactType, OrganizationRef } from '../../contract/actor.ts'
import type { House } from '../../server/platform/house.ts'
import { searchWords } from '../../values/search-words.ts'
import type { Dice } from './dice.ts'

/** Somebody who can act in the stories. */
export type DemoContact = {
  contactId: string
  userId: string | null
  name: string
  types: ContactType[]
  restricted: boolean
}

/** What rows of the demo are put in with; times are days before it is loaded. */
export type Scene = {
  insert: (query: Sql) => Promise<unknown>
  house: House
  passwordHash: string
  ago(days: number): string
  dice: Dice
}

/** Puts in a sign-in with the demo's password; tells its id. */
export async function insertUser(scene: Scene, loginId: string, language: 'en' | 'es'): Promise<string> {
  const userId = scene.house.ids.uuid()
  const zone = language === 'es' ? 'Europe/Madrid' : 'UTC'
  await scene.insert(sql`
    insert into users (id, login_id, login_key, password_hash, password_changed_at, language, time_zone, created_at)
    values (${userId}, ${loginId}, ${loginId.toLowerCase()}, ${scene.passwordHash}, ${scene.ago(300)}, ${language}, ${zone}, ${scene.ago(900)})`)
  return userId
}

/** Puts in a contact of an organization whose people write to its domain. */
export async function insertContact(
  { insert, house, ago }: Scene,
  organization: OrganizationRef,
  customer: { domain: string; language: 'en' | 'es' },
  one: { first: string; last: string; types: ContactType[]; restricted: boolean; userId: string | null; index: number },
): Promise<DemoContact> {
  const contactId = house.ids.uuid()
  const email = `${plain(one.first)}.${plain(one.last)}${one.index === 9 ? '' : one.index}@${customer.domain}`
  await insert(sql`
    insert into contacts (organization_id, id, user_id, first_name, last_name, email, job_title, language, time_zone, types, restricted,
      security_contact, created_at)
    values (${organization.id}, ${contactId}, ${one.userId}, ${one.first}, ${one.last}, ${email}, ${titleOf(one.types, customer.language)},
      ${customer.language}, ${customer.language === 'es' ? 'Europe/Madrid' : 'UTC'}, ${one.types}, ${one.restricted},
      ${one.types.includes('administrator')}, ${ago(900)})`)
  for (const word of searchWords(one.first, one.last, email))
    await insert(sql`
      insert into contact_words (organization_id, contact_id, word) values (${organization.id}, ${contactId}, ${word}) on conflict do nothing`)
  return {
    contactId,
    userId: one.userId,
    name: `${one.first} ${one.last}`,
    types: one.types,
    restricted: one.restricted,
  }
}

const titles: Record<ContactType, { en: string; es: string }> = {
  administrator: { en: 'Head of IT', es: 'Responsable de informática' },
  'ship-to': { en: 'Systems engineer', es: 'Ingeniería de sistemas' },
  'bill-to': { en: 'Purchasing', es: 'Compras' },
  sales: { en: 'Procurement lead', es: 'Responsable de aprovisionamiento' },
}

function titleOf(types: readonly ContactType[], language: 'en' | 'es'): string {
  return titles[types[0] ?? 'ship-to'][language]
}

/** A name as it goes into a login ID or an address. */
export function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
}
