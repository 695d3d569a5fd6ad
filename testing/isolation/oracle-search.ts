import { grantsFor, isInForce, sharedBy } from './oracle-partners.ts'
import type { ContactRow, LicenceRow, OrganizationRow, Row, World } from './world-rows.ts'

/** What partners find among their customers, written from PAR-12 and ACC-17. */

/** A licence and whose it is, as far as somebody sees it now. */
function sharedWith(contact: ContactRow, world: World): LicenceRow[] {
  return grantsFor(contact, world).flatMap((grant) => sharedBy(grant, world.rows))
}

const asked = (given: Record<string, unknown>, name: string): string => String(given[name] ?? '')

/** PAR-12: of a product, and with maintenance that ends between two days, both included. */
function isOfKind(licence: LicenceRow, given: Record<string, unknown>): boolean {
  const [product, from, to] = [asked(given, 'product'), asked(given, 'from'), asked(given, 'to')]
  const end = licence['maintenance_ends_on']
  if (product !== '' && licence['product_code'] !== product) return false
  if (from === '' && to === '') return true
  return typeof end === 'string' && (from === '' || end >= from) && (to === '' || end <= to)
}

/** PAR-12: customers by a word of a name, a number, a contract of a shared licence; by place; by what they share. */
export function customersFound(
  world: World,
  contact: ContactRow | null,
  given: Record<string, unknown>,
): OrganizationRow[] {
  if (!contact) return []
  const shared = sharedWith(contact, world)
  const [q, country] = [asked(given, 'q'), asked(given, 'country')]
  const isMeant = ({ id, number }: OrganizationRow): boolean =>
    q === '' ||
    number === q ||
    world.rows.organization_words.some((one) => one.organization_id === id && one['word'] === q) ||
    shared.some((one) => one.organization_id === id && one['contract_number'] === q)
  const wantsLicence = ['product', 'from', 'to'].some((name) => asked(given, name) !== '')
  return world.rows.organizations.filter(
    (one) =>
      grantsFor(contact, world).some((grant) => grant.organization_id === one.id) &&
      isMeant(one) &&
      (country === '' || one['country'] === country) &&
      (!wantsLicence || shared.some((licence) => licence.organization_id === one.id && isOfKind(licence, given))),
  )
}

/** PAR-12: shared licences, of all customers or of one, by code or contract. */
export function licencesFound(world: World, contact: ContactRow | null, given: Record<string, unknown>): LicenceRow[] {
  if (!contact) return []
  const [q, number] = [asked(given, 'q'), asked(given, 'customer')]
  const customer = world.rows.organizations.find((one) => one.number === number)
  return sharedWith(contact, world).filter(
    (one) =>
      (number === '' || one.organization_id === customer?.id) &&
      (q === '' || one.code === q || one['contract_number'] === q) &&
      isOfKind(one, given),
  )
}

/** ACC-17: customers that nobody took note of, and those whose permission ends within 30 days. */
export function tasksOf(world: World, contact: ContactRow | null): Row[] {
  const soon = Date.parse('2026-12-16T09:00:00Z')
  const grants = contact ? grantsFor(contact, world) : []
  const asking = grants.filter(
    (one) => isInForce(one, world) && (one['noticed_at'] === null || Date.parse(one.ends_at) <= soon),
  )
  return world.rows.organizations.filter((one) => asking.some((grant) => grant.organization_id === one.id))
}
