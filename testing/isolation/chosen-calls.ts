import { endpointOf, isOperationName } from '../../contract/all.ts'
import type { Served } from '../../server/platform/door.ts'
import type { House } from '../../server/platform/house.ts'
import type { Asked } from './oracle-decisions.ts'
import { isByLink, secretOf } from './oracle-links.ts'
import type { Wanted } from './oracle-lists.ts'
import { objectField, tableOfField } from './oracle-operations.ts'
import type { Random } from './random.ts'
import { validInput } from './valid-input.ts'
import type { Row, Sign, World } from './world-rows.ts'

/** A call that chance chose, and what the oracle is asked about it. */
export type Chosen = {
  sign: Sign | null
  served: Served<House>
  given: Record<string, unknown>
  asked: Asked
  wanted: Wanted | null
}

/** Reads three times as often as changes; now and then with a dead session, a foreign number, an object of others. */
export function choose(world: World, served: readonly Served<House>[], random: Random): Chosen {
  const offered = served.filter(({ endpoint }) => !endpoint.demoOnly)
  const reads = offered.filter(({ endpoint }) => endpoint.method === 'GET')
  const one = random.pick(random.chance(0.7) ? reads : offered)
  if (!isOperationName(one.name)) throw new Error(`${one.name} is served without standing in the contract`)
  const sign = random.chance(0.97) ? random.pick(callersOf(world)) : null
  const userId = sign?.good ? sign.userId : null
  const { path, input } = endpointOf(one.name)
  const fields = Object.keys(input.shape)
  const field = objectField({ path, input })
  const number = fields.includes('number') ? chooseNumber(world, sign, path, random) : null
  const otherField = ['customerNumber', 'partnerNumber'].find((name) => path.includes(`{${name}}`))
  const otherNumber = otherField ? chooseOther(world, number, otherField, random) : null
  const table = field === null ? null : tableOfField(field)
  const objectId = table === null ? null : chooseObject(world, table, otherNumber ?? number, userId, random)
  const ids: Record<string, string> = {
    ...(number ? { number } : {}),
    ...(otherField && otherNumber ? { [otherField]: otherNumber } : {}),
    // A question is asked below its quote, and a link made.
    ...(field === 'questionId' || field === 'linkId' ? quoteOf(world, objectId) : {}),
    ...(field && objectId ? { [field]: objectId } : {}),
  }
  const given = { ...validInput(one.name, ids), ...(fields.includes('limit') ? { limit: 100 } : {}) }
  Object.assign(given, narrowed(one.name, world, random))
  const wanted = chooseWanted(one.name, world, random)
  if (wanted) Object.assign(given, wanted.given)
  const sessionId = sign?.sessionId ?? null
  const asked = { userId, sessionId, operation: one.name, number, objectId, table, otherNumber, given }
  return { sign, served: one, given, asked, wanted: wanted?.wanted ?? null }
}

function quoteOf({ rows }: World, objectId: string | null): { quoteId?: string } {
  const below = [...rows.quote_questions, ...rows.quote_links].find(({ id }) => id === objectId)
  return below ? { quoteId: below.quote_id } : {}
}

/** A few sessions of each world, good ones and others: finding out who somebody is costs as much as a call. */
function callersOf(world: World): readonly Sign[] {
  const [first, ...others] = world.signs.filter(({ good }) => good)
  const dead = world.signs.filter(({ good }) => !good)
  const looking = world.signs.find((one) => world.rows.view_as.some((view) => view.user_id === one.userId && one.good))
  const local = world.signs.find((one) => one.good && isLocalAlone(world, one.userId))
  return [first, others[others.length >> 1], others.at(-1), dead[0], looking, local].filter((one) => one !== undefined)
}

/** PAR-3: whether somebody sees the customers of one location of a partner and no others. */
function isLocalAlone({ rows }: World, userId: string): boolean {
  const own = rows.contacts.filter((one) => one.user_id === userId).map(({ id }) => id)
  return rows.partner_people.some(
    ({ contact_id: id, roles }) => own.includes(id) && roles.length === 1 && roles[0] === 'location-administrator',
  )
}

/** Mostly one's own, and for what partners do, one that is a partner. */
function chooseNumber(world: World, sign: Sign | null, path: string, random: Random): string {
  if (random.chance(0.03)) return '99999999'
  const userId = sign?.good ? sign.userId : null
  const own = [...world.rows.contacts, ...world.rows.view_as]
    .filter((one) => one.user_id === userId)
    .map((one) => one.organization_id)
  const mine = world.rows.organizations.filter((one) => own.includes(one.id))
  const partners = mine.filter(({ id }) => world.rows.partners.some((one) => one.partner_id === id))
  const isPartners = /\/(partner|customers?|customer-(tasks|renewals|quotes)|shared-licences)\b/.test(path)
  if (isPartners && partners.length > 0 && random.chance(0.8)) return random.pick(partners).number
  return random.pick(mine.length > 0 && random.chance(0.75) ? mine : world.rows.organizations).number
}

/** Somebody that the company has to do with, or ever had; somebody else; nobody. */
function chooseOther(world: World, number: string | null, field: string, random: Random): string {
  const { organizations, partners, advisor_grants } = world.rows
  const organization = organizations.find((one) => one.number === number)
  const isOther = field === 'customerNumber' ? isCustomer : isAdvisor
  function isCustomer({ id }: { id: string }): boolean {
    return advisor_grants.some((one) => one.organization_id === id && one.partner_id === organization?.id)
  }
  function isAdvisor({ id }: { id: string }): boolean {
    return partners.some((one) => one.partner_id === id)
  }
  if (random.chance(0.1)) return '99999998'
  const known = organizations.filter(isOther)
  return random.pick(known.length > 0 && random.chance(0.75) ? known : organizations).number
}

function chooseObject(
  world: World,
  table: NonNullable<Asked['table']>,
  number: string | null,
  userId: string | null,
  random: Random,
): string {
  const organization = world.rows.organizations.find((one) => one.number === number)
  const all: readonly (Row & { id: string })[] =
    table === 'sessions'
      ? world.rows.sessions.filter((one) => one.user_id !== userId || isLive(one))
      : world.rows[table]
  const near = all.filter((one) => organization && (one['organization_id'] ?? one['partner_id']) === organization.id)
  const from = near.length > 0 && random.chance(0.7) ? near : all
  return from.length === 0 || random.chance(0.05) ? random.uuid() : random.pick(from).id
}

function isLive(session: Row): boolean {
  return (
    session['ended_at'] === null &&
    session['expires_at'] === '2026-11-17T08:00:00Z' &&
    session['last_seen_at'] === '2026-11-16T09:00:00Z'
  )
}

/** What a list is narrowed by. A filter that finds what is not shared tells as much as a list of it. */
function narrowed(operation: string, world: World, random: Random): Record<string, unknown> {
  const { organizations, organization_words: words, licences, partner_locations: places } = world.rows
  const contracts = licences.flatMap((one) =>
    typeof one['contract_number'] === 'string' ? [one['contract_number']] : [],
  )
  const ends = random.pick([
    { from: '2026-12-01', to: '2026-12-31' },
    { to: '2026-12-15' },
    { from: '2026-12-15' },
    { from: '2030-01-01' },
  ])
  const product = { product: random.pick(['WORKSPACE', 'NOTHING']) }
  const contract = contracts.length > 0 ? [{ q: random.pick(contracts) }] : []
  if (operation === 'searchCustomers')
    return random.pick([
      ...[{}, {}, ends, product, { ...ends, ...product }, { country: 'MX' }, ...contract, { sort: 'maintenance' }],
      ...[{ q: random.pick(organizations).number }, { q: random.pick(words)['word'], country: 'ES' }],
      { q: random.pick(words)['word'] },
    ])
  if (operation === 'listSharedLicences') {
    const of = { customer: random.pick(organizations).number }
    const code = licences.length > 0 ? [{ q: random.pick(licences).code }] : []
    return random.pick([{}, {}, ends, product, of, { ...of, ...ends }, ...contract, ...code])
  }
  if (operation === 'quoteCustomers') return { customerNumber: [random.pick(organizations).number] }
  if (operation === 'listPartnerQuotes') {
    const numbers = [...world.rows.quotes, ...world.rows.orders].map((one) => ({ q: String(one['number']) }))
    return random.pick([
      {},
      { customer: random.pick(organizations).number },
      ...(numbers.length > 0 ? [random.pick(numbers)] : []),
    ])
  }
  if (operation === 'listCustomerRenewals')
    return random.pick([{}, {}, { standing: 'lapsed' }, { country: 'MX' }, { product: 'WORKSPACE' }])
  if (operation === 'listAdvisors') return { state: random.pick(['open', 'ended', 'all']) }
  if (operation === 'findPartners') return random.pick([{}, { q: random.pick(words)['word'] }, { country: 'MX' }])
  const { quote_links: links } = world.rows
  if (isByLink(operation) && links.length > 0) return { token: secretOf(random.pick(links).id) }
  // A location administrator gives the own location only.
  if (operation === 'savePartnerRoles' && places.length > 0) return { locationId: random.pick(places).id }
  return {}
}

/** Something to look for, of any organization of the world. */
function chooseWanted(operation: string, world: World, random: Random) {
  if (operation === 'findOrganizations' || (operation === 'search' && random.chance(0.1))) {
    const row = random.pick(world.rows.organizations)
    return operation === 'search'
      ? null
      : { wanted: { table: 'organizations', row } as const, given: { q: row.number } }
  }
  const { licences, contact_words: contactWords, quotes, orders } = world.rows
  if (operation === 'search' && random.chance(0.3)) {
    const table = random.pick(['quotes', 'orders'] as const)
    const rows: readonly Row[] = table === 'quotes' ? quotes : orders
    const row = rows.length > 0 ? random.pick(rows) : null
    return row && { wanted: { table, row } as const, given: { q: String(row['number']) } }
  }
  if (licences.length > 0 && (operation === 'findLicences' || (operation === 'search' && random.chance(0.5)))) {
    const row = random.pick(licences)
    const given = operation === 'search' ? { q: row.code } : { code: row.code }
    // A hidden licence stays out of lists and searches; which of the two a search is, is not decided by who asks.
    return row.hidden_at === null ? { wanted: { table: 'licences', row } as const, given } : { wanted: null, given }
  }
  if (contactWords.length > 0 && (operation === 'findContacts' || operation === 'search')) {
    const word = random.pick(contactWords)
    // Whether a search offers people who are gone is a question of use, not of rights.
    const row = world.rows.contacts.find((one) => one.id === word.contact_id && one.status === 'active')
    return row ? { wanted: { table: 'contacts', row } as const, given: { q: String(word['word']) } } : null
  }
  return null
}
