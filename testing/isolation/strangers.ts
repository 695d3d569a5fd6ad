import type { Eyes } from './oracle.ts'
import { maySeeLicences } from './oracle-contacts.ts'
import { keptOfWorld } from './oracle-partners.ts'
import { wordsIn } from './recognised.ts'
import { type Expected, expectedRows, type TableFacts } from './row-probes.ts'
import { type ContactRow, emptyRows, type Row, together, type World } from './world-rows.ts'

/** What of a world people of all other worlds see as well: partners that want to be found, and those who look after them. */
export type Strangers = (eyes: Eyes, at: World) => Expected[]

const nowhere = { organization_id: '00000000-0000-4000-8000-000000000001', id: '00000000-0000-4000-8000-000000000002' }

/** Somebody of no world, who differs from others only in what decides how much they see of companies not their own. */
function stranger(isLicensing: boolean, isPartners: boolean): { contact: ContactRow; own: World } {
  const contact: ContactRow = {
    ...nowhere,
    user_id: null,
    first_name: 'Ana',
    last_name: 'Stranger',
    email: 'stranger@nowhere.example',
    types: ['ship-to'],
    restricted: !isLicensing,
    status: 'active',
  }
  const partner = { partner_id: nowhere.organization_id, number: '10000000', kind: 'reseller', status: 'active' }
  const rows = { ...emptyRows(), partners: isPartners ? [{ ...partner, listed: false }] : [] }
  return { contact, own: { seed: 'stranger', rows, signs: [] } }
}

/** Works out once what each kind of person sees of all worlds but their own. */
export function strangersIn(tables: readonly TableFacts[], worlds: readonly World[]): Strangers {
  const kinds = [true, false].flatMap((isLicensing) =>
    [true, false].map((isPartners) => {
      const { contact, own } = stranger(isLicensing, isPartners)
      const found = worlds.map((world) => {
        const { rows: seen } = expectedRows(tables, { audience: 'customer', contact }, [together(world, own)], {})
        seen.get('partners')?.delete(contact.organization_id)
        return { world, expected: { rows: seen, candidates: 0 } }
      })
      const some = found.filter(({ expected }) => [...expected.rows.values()].some((keys) => keys.size > 0))
      return { isLicensing, isPartners, some }
    }),
  )
  return (eyes, at) => {
    if (eyes.audience !== 'customer' || !('contact' in eyes)) return []
    const kind = kinds.find(
      (one) => one.isLicensing === maySeeLicences(eyes.contact) && one.isPartners === Boolean(eyes.standing),
    )
    return (kind?.some ?? []).filter(({ world }) => world !== at).map(({ expected }) => expected)
  }
}

/** Operations that show partners which want to be found, distributors, or the vendor's partner managers. */
const ofEverybody = [
  ...['findPartners', 'readPartner', 'readPartnerChoices', 'updatePartner', 'registerPartner', 'changeMembership'],
]

/** Whether an operation may show a word of whatever world it is. */
export function everybodysIn(worlds: readonly World[]): (operation: string, word: string) => boolean {
  const found = new Set<string>()
  for (const world of worlds) {
    const { partners, organizations, partner_locations: places, staff_members: staff } = world.rows
    const { partner_listings: listings } = keptOfWorld(world)
    const isKnown = (id: Row[string] | undefined): boolean =>
      listings.some((one) => one['partner_id'] === id) ||
      partners.some((one) => one.partner_id === id && one.kind === 'distributor')
    const rows: Row[] = [
      ...organizations.filter(({ id }) => isKnown(id)).map(({ legal_name }) => ({ legal_name })),
      ...places.filter((one) => one.listed && isKnown(one.partner_id)),
      ...staff.filter(({ roles }) => roles.includes('partner-manager')),
    ]
    for (const word of wordsIn(JSON.stringify(rows))) found.add(word)
  }
  return (operation, word) => ofEverybody.includes(operation) && found.has(word)
}
