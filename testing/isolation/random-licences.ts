import { addDeskFacts, addLink, addQuestion } from './desk-rows.ts'
import { randomOf } from './random.ts'
import { codeOf, type Making, times } from './random-world.ts'
import { addMembership, addOrder, addQuote, addReminder } from './renewal-rows.ts'
import type { AllocationRow, LicenceRow, OrganizationRow, QuoteRow } from './world-rows.ts'

/** Licences of an organization in every state, with allocations, moves, returns and files. */
export function addLicences(making: Making, organization: OrganizationRow): void {
  const { random, rows } = making
  for (const _ of times(random.int(0, 3))) {
    const allocations = times(random.int(0, 2)).map(() => random.int(1, 5))
    const licence = licenceOf(making, organization)
    const made = allocations.map((quantity) => addAllocation(making, licence, quantity))
    licence['allocated_quantity'] = made
      .filter((one) => one.status === 'active')
      .reduce((sum, one) => sum + one.quantity, 0)
    rows.licences.push(licence)
    addMoves(making, licence, made)
    addRenewals(making, licence)
  }
}

function licenceOf({ random, rows, mark, marked, at }: Making, organization: OrganizationRow): LicenceRow {
  const status = random.pick(['active', 'active', 'active', 'rescinded', 'on-hold'] as const)
  const others = rows.licences.filter((one) => one.organization_id === organization.id)
  const startsOn = random.pick(['2026-01-01', '2026-01-01', '2027-01-01'])
  const endsOn = random.pick([null, '2026-03-01', '2026-12-31', '2029-12-31'])
  const code = codeOf(random)
  return {
    organization_id: organization.id,
    id: random.uuid(),
    code,
    product_code: 'WORKSPACE',
    product_name: marked('Product'),
    edition_code: 'STD',
    edition_name: 'Standard',
    model: 'concurrent',
    quantity: random.int(10, 40),
    starts_on: startsOn,
    ends_on: endsOn !== null && endsOn < startsOn ? null : endsOn,
    maintenance_ends_on: random.pick([null, '2026-06-30', '2027-06-30', '2026-12-15']),
    status,
    rescinded_at: status === 'rescinded' ? at.earlier : null,
    rescinded_reason: status === 'rescinded' ? marked('Replaced') : null,
    partial_allocation: random.chance(0.9),
    moves_per_year: random.pick([null, null, 0, 1]),
    grace_hours: 72,
    overdraft_percent: 10,
    host_id_types: ['hostname', 'mac', 'serial', 'uuid'],
    sku_code: 'WS-STD',
    order_number: mark(),
    order_line: 1,
    purchase_order_number: mark(),
    contract_number: random.chance(0.5) ? mark() : null,
    selling_partner_name: random.chance(0.3) ? marked('Partner') : null,
    fulfilled_at: random.pick([at.earlier, at.longAgo]),
    replaces_id: others.length > 0 && random.chance(0.3) ? random.pick(others).id : null,
    hidden_at: random.chance(0.2) ? at.earlier : null,
    search_text: `${code.toLowerCase()} workspace`,
  }
}

function addAllocation(
  { random, rows, mark, at, keyId, place }: Making,
  licence: LicenceRow,
  quantity: number,
): AllocationRow {
  const status = random.pick(['active', 'active', 'active', 'returned', 'reallocated', 'rescinded'] as const)
  const host = `host-${mark()}`
  const own = { organization_id: licence.organization_id, licence_id: licence.id }
  const allocation: AllocationRow = {
    ...own,
    id: random.uuid(),
    host_id_type: 'hostname',
    host_id: host,
    host_id_key: host,
    label: random.chance(0.5) ? mark() : null,
    quantity,
    status,
    bound_at: at.earlier,
    created_at: at.earlier,
    ended_at: status === 'active' ? null : at.earlier,
  }
  rows.allocations.push(allocation)
  const last = status === 'active' ? 'good' : 'revoked'
  for (const state of random.chance(0.3) ? (['superseded', last] as const) : ([last] as const))
    rows.licence_files.push({
      ...own,
      id: random.uuid(),
      allocation_id: allocation.id,
      comments: `# ${mark()}`,
      signing_input: `e30.${mark()}`,
      key_id: keyId,
      status_list: 1_000 + place,
      status_index: rows.licence_files.length,
      content: random.chance(0.8) ? `# ${mark()}\n` : null,
      signed_at: at.earlier,
      status: state,
      status_changed_at: state === 'good' ? null : at.earlier,
      created_at: at.earlier,
    })
  return allocation
}

function addMoves({ random, rows, marked, at }: Making, licence: LicenceRow, made: readonly AllocationRow[]): void {
  const [from, to] = made
  const own = { organization_id: licence.organization_id, licence_id: licence.id }
  if (from && to && random.chance(0.6))
    rows.moves.push({
      ...own,
      id: random.uuid(),
      from_allocation_id: from.id,
      to_allocation_id: to.id,
      kind: random.pick(['reallocation', 'correction', 'staff-exception']),
      counted: random.chance(0.5),
      reason: random.chance(0.3) ? marked('Reason') : null,
      moved_at: at.earlier,
    })
  if (from && random.chance(0.4))
    rows.returns.push({ ...own, id: random.uuid(), allocation_id: from.id, quantity: 1, returned_at: at.earlier })
}

/**
 * What covers the licence, and quotes for it in every state, some of them ordered. They come of a chance of their own, so that
 * the seeds that are kept go on making the worlds that they were kept for.
 */
function addRenewals(making: Making, licence: LicenceRow): void {
  const { rows, mark, marked, place } = making
  const random = randomOf(`renewals of ${licence.id}`)
  const membershipId = addMembership(rows, licence)
  if (membershipId === null) return
  for (const _ of times(random.int(0, 2))) {
    const status = random.pick(['draft', 'draft', 'accepted', 'cancelled', 'superseded'] as const)
    const quote = addQuote(rows, licence, {
      id: random.uuid(),
      digits: String(10_000_000 + place * 1_000 + rows.quotes.length),
      status,
      validUntil: random.pick(['2026-11-10', '2026-11-30']),
      madeBy: marked('Buyer'),
      label: random.chance(0.5) ? mark() : null,
      product: marked('Product'),
      membershipId,
    })
    addLinks(making, quote)
    if (status === 'accepted') addOrder(rows, quote, random.uuid())
  }
  addManualQuotes(making, licence, membershipId)
  if (random.chance(0.5))
    addReminder(rows, licence, { contactId: random.uuid(), name: marked('Told'), setBy: marked('Setter') })
}

/** REN-10: links to a quote that work, that have ended, that were taken back. */
function addLinks({ rows, marked }: Making, quote: QuoteRow): void {
  const random = randomOf(`links of ${quote.id}`)
  for (const _ of times(random.int(0, 2)))
    addLink(rows, quote, {
      id: random.uuid(),
      madeBy: marked('Link'),
      endsOn: random.pick([String(quote['valid_until']), '2026-11-10', '2026-11-16']),
      ...(random.chance(0.2) && { withdrawnBy: marked('Withdrawer') }),
    })
}

/** REN-7: quotes of the desk, in the making or sent, with what nobody else knows of them, and what was asked about them. */
function addManualQuotes(making: Making, licence: LicenceRow, membershipId: string): void {
  const { rows, mark, marked, place } = making
  const random = randomOf(`the desk’s of ${licence.id}`)
  const prepared = rows.staff_members.length > 0 ? random.pick(rows.staff_members) : null
  const asker = rows.contacts.find(({ organization_id }) => organization_id === licence.organization_id)
  for (const _ of times(random.int(0, 2))) {
    const status = random.pick(['draft', 'approval-needed', 'superseded', 'sent', 'declined'] as const)
    const isSent = status === 'sent' || status === 'declined' || (status === 'superseded' && random.chance(0.5))
    const quote = addQuote(rows, licence, {
      id: random.uuid(),
      digits: String(10_000_000 + place * 1_000 + rows.quotes.length),
      status,
      validUntil: random.pick(['2026-11-10', '2026-11-30']),
      madeBy: marked('Specialist'),
      label: random.chance(0.5) ? mark() : null,
      product: marked('Product'),
      membershipId,
      maker: 'staff',
      sentAt: isSent ? '2026-11-02T12:00:00Z' : null,
    })
    if (prepared) addDeskFacts(rows, quote, { preparedById: prepared.id, reason: marked('Discount') })
    if (asker && random.chance(0.5))
      addQuestion(rows, quote, { id: random.uuid(), contactId: asker.id, text: marked('Question') })
    addLinks(making, quote)
  }
}
