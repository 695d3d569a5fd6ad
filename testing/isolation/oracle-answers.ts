import { type Eyes, sees } from './oracle.ts'
import { type Asked, actingContact, contactFor, decide, staffRow } from './oracle-decisions.ts'
import { isByLink, mayShowByLink } from './oracle-links.ts'
import { whoMay } from './oracle-operations.ts'
import { mayQuote } from './oracle-partner-renewals.ts'
import { partnersColumns, standingOf } from './oracle-partners.ts'
import type { Known } from './recognised.ts'
import type { ContactRow, Row, World } from './world-rows.ts'

/** For whom a call speaks, once it has been allowed or refused. */
export type Acting = { contact: ContactRow | null; organizationId: string | null; isStaff: boolean }

/** Finds that out. */
export function actingOf(world: World, asked: Asked): Acting {
  const contact = contactFor(world, asked, asked.number)
  const organization = world.rows.organizations.find((one) => one.number === asked.number)
  return {
    contact,
    organizationId: organization?.id ?? null,
    isStaff: contact === null && staffRow(world, asked.userId) !== null,
  }
}

/** Whether an answer to this call, a refusal too, may hold this text of this row. */
export function mayShow(world: World, asked: Asked, known: Known): boolean {
  const { contact, organizationId, isStaff } = actingOf(world, asked)
  const { table, row } = known
  const rule = whoMay(asked.operation)
  if (isByLink(asked.operation)) return mayShowByLink(world, asked, known)
  if (rule.who === 'anybody' || asked.userId === null) return false
  if (rule.who === 'sign-in') return sees({ audience: 'person', userId: asked.userId }, table, row, world)
  if (rule.who === 'vendor') return staffRow(world, asked.userId) !== null
  // UX-36: a file is its asker's alone, also while they look as somebody else.
  const isOwnFile = world.rows.exports.some(
    (one) => one.user_id === asked.userId && (one === row || one.id === row['export_id']),
  )
  if (isOwnFile && organizationId !== null) return row['organization_id'] === organizationId
  if (contact) return showsTo(contact, world, asked, known)
  // ACC-7: a message names the companies that somebody acts for.
  if (!isStaff) return table === 'organizations' && actingContact(world, asked.userId, String(row['number'])) !== null
  if (table === 'staff_members') return true
  if (table === 'exports' || table === 'export_pieces') return false
  if (organizationId === null) return false
  if (table === 'users')
    return world.rows.contacts.some((one) => one.organization_id === organizationId && one.user_id === row['id'])
  const isOwn = [row['organization_id'], row['id'], row['partner_id']].includes(organizationId)
  if (isOwn || seesAsCustomer(administratorOf(organizationId), known, world)) return true
  return creditReading.includes(asked.operation) && isOtherSide(world, organizationId, known)
}

/** PAR-11: what the vendor's people read of credits names the customer and the partner, whichever of them they look at. */
const creditReading: readonly string[] = ['listDealCredits', 'listPartnerCredits', 'changeDealCredit']

function isOtherSide(world: World, organizationId: string, { table, row }: Known): boolean {
  const other = table === 'organizations' ? row['id'] : table === 'partners' ? row['partner_id'] : null
  return world.rows.deal_credits.some((one) => {
    const sides = [one.organization_id, one.partner_id]
    return other !== null && sides.includes(organizationId) && sides.some((side) => side === other)
  })
}

function showsTo(contact: ContactRow, world: World, asked: Asked, known: Known): boolean {
  const rule = whoMay(asked.operation)
  // PAR-14: who may not quote for a customer that it sees is told so by its name.
  const isTold = rule.who === 'customers' && rule.quotes === true && mayQuote(contact, world)
  const isForCustomers = rule.who === 'customers' && (isTold || decide(world, asked) !== 'denied')
  // ACC-7: a refusal names the company acted for.
  if (!isForCustomers || (known.table === 'organizations' && known.row['id'] === contact.organization_id))
    return seesAsCustomer(contact, known, world)
  const isReadable = partnersColumns[known.table]?.includes(known.column) ?? true
  const standing = standingOf(world, contact)
  return isReadable && sees({ audience: 'partner', contact, standing }, known.table, known.row, world)
}

/** PAR-1: of a partner's company others read the name; it is kept with what the partner lists. */
function seesAsCustomer(contact: ContactRow, { table, row, column }: Known, world: World): boolean {
  const eyes: Eyes = { audience: 'customer', contact, standing: standingOf(world, contact) }
  if (sees(eyes, table, row, world)) return true
  // ACC-9: everybody of the company is told who asks to run it.
  if (table === 'contacts' && ['id', 'email'].includes(column))
    return world.rows.recovery_requests.some(
      (one) => one.contact_id === row['id'] && sees(eyes, 'recovery_requests', one, world),
    )
  const partner: Row | undefined = world.rows.partners.find((one) => one.partner_id === row['id'])
  return table === 'organizations' && column === 'legal_name' && partner !== undefined
    ? sees(eyes, 'partners', partner, world)
    : false
}

/** Somebody who sees all that a company sees of others: the vendor's people look at it no further. */
function administratorOf(organizationId: string): ContactRow {
  return {
    organization_id: organizationId,
    id: 'nobody',
    user_id: null,
    first_name: '',
    last_name: '',
    email: '',
    types: ['administrator'],
    restricted: false,
    status: 'active',
  }
}
