import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpointOf, isOperationName, type OperationName } from '../../contract/all.ts'
import { served } from '../../server/routes.ts'
import { newMigratedDatabase, openPortalOn, type TestPortal } from '../portal.ts'
import type { TestAnswer } from '../visitor.ts'
import { decisionOf } from './call-probes.ts'
import { type Company, canaries, type Things, unsharedWord } from './crawler-companies.ts'
import { type CrawlingActor, crawlerWorld } from './crawler-world.ts'
import { loadShared, loadWorlds, sharedRows } from './load-worlds.ts'
import { nothingLasts, remembering } from './nothing-lasts.ts'
import { contactFor, decide } from './oracle-decisions.ts'
import { isByLink, secretOf } from './oracle-links.ts'
import { objectField, tableOfField, whoMay } from './oracle-operations.ts'
import { recorded, recordedIn, unrecorded } from './recorded.ts'
import { validInput } from './valid-input.ts'

const file = join(import.meta.dirname, 'matrix.csv')
const howTo =
  'Say who may in testing/isolation/oracle-operations.ts, write the rows with CHANCERY_MATRIX=write npx vitest run testing/isolation/crawler.test.ts, and read every one of them before you commit it.'

const { world, actors, things } = crawlerWorld()
const operations = served.map(({ name }) => name).filter(isOperationName)
let portal: TestPortal

beforeAll(async () => {
  portal = await openPortalOn(await newMigratedDatabase(), {
    db: (real) => recorded(nothingLasts(real)),
    authenticate: (real) => remembering((token) => unrecorded(() => real(token))),
  })
  await loadShared(portal.database.ownerUrl, sharedRows())
  await loadWorlds(portal.database.ownerUrl, [world])
})
afterAll(() => portal.close())

/** What a call is about, seen from one's own company. For partners, what a customer has granted is their own. */
const relations = ['own', 'foreign object', 'missing object', 'foreign company', 'missing company'] as const
type Relation = (typeof relations)[number] | 'object not shared' | 'object missing at its customer'

function relationsOf(operation: OperationName): readonly Relation[] {
  const { path, input } = endpointOf(operation)
  const about = objectField({ path, input }) !== null || otherField(path) !== null
  if (operation === 'readSharedLicence') return [...relations, 'object not shared', 'object missing at its customer']
  if ('number' in input.shape) return about ? relations : ['own', 'foreign company', 'missing company']
  return about ? ['own', 'foreign object', 'missing object'] : ['own']
}

/** The field of a path that names another company. */
function otherField(path: string): 'customerNumber' | 'partnerNumber' | null {
  if (path.includes('{customerNumber}')) return 'customerNumber'
  return path.includes('{partnerNumber}') ? 'partnerNumber' : null
}

/** What of the portal has to do with partners, and what everybody opens first. */
const isAboutPartners = (operation: OperationName): boolean =>
  /partner|customer|advisor|shared|assignments|overview|\{number\}$|\{number\}\/(search|licences|contacts)$/.test(
    endpointOf(operation).path,
  )

type Probe = { operation: OperationName; relation: Relation; actor: CrawlingActor }
type Seen = Probe & { answer: TestAnswer<unknown>; statements: string[]; company: Company | null; decision: string }

/** Makes one call over HTTP, and checks what holds for every answer. */
async function probe(asked: Probe): Promise<Seen> {
  const { operation, relation, actor } = asked
  const { path, input } = endpointOf(operation)
  const field = objectField({ path, input })
  const company: Company = relation === 'foreign company' ? 'bolt' : actor.home
  const numbered: Things = relation === 'missing company' ? { ...things.bolt, number: '99999998' } : things[company]
  const other = otherField(path)
  const otherNumber = other && otherFor(other, relation)
  const objectId = field && objectFor(asked, field, other === null ? numbered : things.acme, company)
  const number = 'number' in input.shape ? numbered.number : null
  const { letterId } = things.acme
  const given = validInput(operation, {
    letterId,
    ...(number ? { number } : {}),
    ...(other && otherNumber ? { [other]: otherNumber } : {}),
    // A question is asked below its quote.
    ...(field === 'questionId' || field === 'linkId' ? { quoteId: numbered.quoteId } : {}),
    ...(field && objectId ? { [field]: objectId } : {}),
    ...(isByLink(operation) ? { token: secretOf(things.acme.linkId) } : {}),
  })
  const visitor = portal.visit(actor.token ?? undefined)
  const { result: answer, statements } = await recordedIn(() => visitor.call(operation, given, { ifMatch: 1 }))
  const table = field === null ? null : tableOfField(field)
  const decision = decide(world, { ...actor, operation, number, objectId, table, otherNumber, given })
  const seenAs = number === null || relation === 'missing company' ? null : company
  return { ...asked, answer, statements, company: seenAs, decision }
}

/** The other company: the customer that let partners in, the partner that customers find; one that did not; none. */
function otherFor(field: 'customerNumber' | 'partnerNumber', relation: Relation): string {
  if (relation === 'missing object') return '99999997'
  if (relation === 'foreign object') return (field === 'customerNumber' ? things.bolt : things.newt).number
  return (field === 'customerNumber' ? things.acme : things.dove).number
}

function objectFor(asked: Probe, field: string, numbered: Things, company: Company): string {
  const { relation } = asked
  if (relation === 'missing object' || relation === 'object missing at its customer') return randomUUID()
  if (relation === 'object not shared')
    return world.rows.licences.find((one) => one['product_name'] === unsharedWord)?.id ?? ''
  const objects: Record<string, string> = {
    ...(relation === 'foreign object' ? things.bolt : numbered),
    sessionId: sessionFor(asked),
    exportId: exportFor(asked, company),
    ...keptFor(asked, company),
    ...ownRequest(asked, company),
    ...ownResale(asked, company),
  }
  return objects[field] ?? randomUUID()
}

function sessionFor({ relation, actor }: Probe): string {
  const other = actors.find((one) => one.name !== actor.name && one.userId !== null)
  return (relation === 'foreign object' ? other : actor)?.sessionId ?? ''
}

/** What somebody keeps for themselves in this company; a colleague's, where it is to be somebody else's or they have none. */
function keptFor({ relation, actor }: Probe, company: Company): { viewId: string; draftId: string } {
  const { number, viewId, draftId } = things[company]
  const contact = contactFor(world, actor, number)
  const isOwn = (row: { contact_id: string }) => relation !== 'foreign object' && row.contact_id === contact?.id
  return {
    viewId: world.rows.saved_views.find(isOwn)?.id ?? viewId,
    draftId: world.rows.advisor_drafts.find(isOwn)?.id ?? draftId,
  }
}

/** A file that somebody asked for in this company; a colleague's, where they have none. In another: of themselves, too. */
function exportFor({ relation, actor }: Probe, company: Company): string {
  const { number, exportId } = things[relation === 'foreign object' ? 'bolt' : company]
  const organization = world.rows.organizations.find((one) => one.number === number)
  const there = world.rows.exports.filter((one) => one.organization_id === organization?.id)
  return there.find((one) => one.user_id === actor.userId)?.id ?? exportId
}

/** Somebody's own request for access in this company, where it is to be taken back and they have one. */
function ownRequest({ operation, relation, actor }: Probe, company: Company): { accessRequestId?: string } {
  if (operation !== 'withdrawAccessRequest' || (relation !== 'own' && relation !== 'foreign company')) return {}
  const organization = world.rows.organizations.find((one) => one.number === things[company].number)
  const contact = world.rows.contacts.find(
    (one) => one.user_id === actor.userId && one.organization_id === organization?.id,
  )
  const own = world.rows.access_requests.find((one) => contact && one.contact_id === contact.id)
  return own ? { accessRequestId: own.id } : {}
}

/** A quote that the partner made itself for the customer; the customer's own, where it made none. */
function ownResale({ operation, relation, actor }: Probe, company: Company): { quoteId?: string } {
  const isOwn = endpointOf(operation).eyes === 'partner' && relation === 'own' && actor.memberOf.includes('dove')
  return isOwn && company === 'dove' ? { quoteId: things.acme.partnerQuoteId } : {}
}

/** Words of companies that this answer must not hold: those the caller neither belongs to nor acts for. */
function forbidden({ actor, company, answer, operation }: Seen): string[] {
  // REN-10: a link leads anybody to its quote, and to nothing of another company.
  if (isByLink(operation)) return Object.values(canaries).filter((word) => word !== canaries.acme)
  const { permission, demoOnly } = endpointOf(operation)
  if (demoOnly || (whoMay(operation).who === 'vendor' && answer.status < 400)) return []
  const isAllowed = answer.status < 400 && permission !== 'own.account' && company !== null
  if (isAllowed && whoMay(operation).who === 'customers') return forbiddenToPartners(actor.home)
  // PAR-14: who sees a customer learns whom to ask for more.
  if (answer.status === 403 && answer.problem.code === 'quote-not-granted') return forbiddenToPartners(actor.home)
  return Object.entries(canaries)
    .filter(([name]) =>
      isAllowed ? name !== company : !actor.memberOf.some((own) => own === name) && !isStaffs(actor, company, name),
    )
    .map(([, word]) => word)
}

/** What no partner reads of its customer: hosts, files, orders; what it was not granted; and all of everybody else's. */
function forbiddenToPartners(home: Company): string[] {
  const { acme, ...others } = canaries
  const notOwn = Object.entries(others).filter(([name]) => name !== home)
  return [...notOwn.map(([, word]) => word), ...(home === 'moose' ? [] : [unsharedWord]), `host-${acme}`, `so-${acme}`]
}

/** The vendor's people may be told of the company whose pages they have open. */
function isStaffs(actor: CrawlingActor, company: Company | null, name: string): boolean {
  return (
    name === company && world.rows.staff_members.some((one) => one.user_id === actor.userId && one.status === 'active')
  )
}

/** What two answers must have in common where one may not know which of two things is so. */
function alike({ answer }: Seen): string {
  const text = JSON.stringify(answer.body)
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/9999999\d|100000[01]\d/g, 'NUMBER')
  return `${answer.status} ${text}`
}

const seen: Seen[] = []

test('PLT-3, I3: every operation answers every kind of person as the requirements say, and in the contract’s shape', {
  timeout: 600_000,
}, async () => {
  const probes = operations.flatMap((operation) =>
    relationsOf(operation).flatMap((relation) =>
      actors
        .filter(({ partnersOnly }) => !partnersOnly || isAboutPartners(operation))
        .map((actor) => ({ operation, relation, actor })),
    ),
  )
  const work = async (): Promise<void> => {
    for (let next = probes.shift(); next; next = probes.shift()) seen.push(await probe(next))
  }
  await Promise.all([work(), work(), work(), work()])
  const wrong = seen.filter((one) => !isAsDecided(one)).map(account)
  expect(wrong, howTo).toEqual([])
  const misshapen = seen.filter(({ answer }) => answer.status < 400 && !isDeepStrictEqual(answer.output, answer.body))
  expect(misshapen.map(account)).toEqual([])
})

function isAsDecided({ answer, decision, actor }: Seen): boolean {
  if (answer.status >= 500) return false
  const found = answer.status < 400 ? 'allowed' : decisionOf(answer.problem.code)
  return found === decision || (decision === 'allowed' && found === 'not signed in' && actor.userId === null)
}

function account({ operation, relation, actor, answer, decision }: Seen): string {
  return `${operation}, ${relation}, ${actor.name}: must be ${decision}, was ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`
}

test('ACC-7, I3: no answer holds a word of a company that the caller has nothing to do with', () => {
  const leaks = seen.filter((one) => {
    const text = JSON.stringify([one.answer.body, one.answer.headers]).toLowerCase()
    return forbidden(one).some((word) => text.includes(word))
  })
  expect(leaks.map(account)).toEqual([])
})

/** Answers about something that is not the caller's, each beside that about something that nobody has. */
function foreignAndMissing(): { one: Seen; twin: Seen }[] {
  const named = (one: Probe, relation: string): string => [one.operation, relation, one.actor.name].join('\n')
  const byName = new Map(seen.map((one) => [named(one, one.relation), one]))
  return seen.flatMap((one) => {
    const missing = missingFor(one.relation)
    const twin = missing === one.relation ? null : byName.get(named(one, missing))
    return one.decision !== 'allowed' && twin?.decision === one.decision ? [{ one, twin }] : []
  })
}

function missingFor(relation: Relation): string {
  return relation === 'object not shared' ? 'object missing at its customer' : relation.replace('foreign', 'missing')
}

test('ACC-7, I4: what is foreign and what is missing look the same, in every operation that is about something', () => {
  const pairs = foreignAndMissing()
  const about = operations.filter((operation) => relationsOf(operation).length > 1)
  expect(about.filter((operation) => !pairs.some(({ one }) => one.operation === operation))).toEqual([])
  expect(pairs.length).toBeGreaterThan(200)
  expect(
    pairs.filter(({ one, twin }) => alike(one) !== alike(twin)).map(({ one, twin }) => [account(one), account(twin)]),
  ).toEqual([])
})

test('ACC-7, I4: for what is foreign and what is missing the database is asked the same, and finds as much', () => {
  const different = foreignAndMissing().filter(
    ({ one, twin }) => one.statements.join('\n') !== twin.statements.join('\n'),
  )
  expect(different.map(({ one, twin }) => [account(one), one.statements, twin.statements])).toEqual([])
})

/** One line per operation and relation; one column per kind of person. */
function matrix(): string[] {
  const cells = new Map(seen.map((one) => [`${one.operation},${one.relation},${one.actor.name}`, one.answer.status]))
  const lines = operations.flatMap((operation) =>
    relationsOf(operation).map((relation) =>
      [operation, relation, ...actors.map(({ name }) => cells.get(`${operation},${relation},${name}`))].join(','),
    ),
  )
  return [['operation', 'relation', ...actors.map(({ name }) => name.replace(',', ' and'))].join(','), ...lines]
}

test('PLT-3, I3: the matrix of who gets what answer is the one that people have read', () => {
  const lines = matrix()
  if (process.env.CHANCERY_MATRIX === 'write') writeFileSync(file, `${lines.join('\n')}\n`)
  const read = readFileSync(file, 'utf8').trimEnd().split('\n')
  const namesIn = (all: string[]) => new Set(all.map((line) => line.split(',').slice(0, 2).join(',')))
  const [made, known] = [namesIn(lines), namesIn(read)]
  expect(
    [...made].filter((one) => !known.has(one)),
    `These operations have no rows. ${howTo}`,
  ).toEqual([])
  expect(
    [...known].filter((one) => !made.has(one)),
    `These rows are of no operation. ${howTo}`,
  ).toEqual([])
  expect(lines.toSorted(), howTo).toEqual(read.toSorted())
})

test('PLT-7: outside the demo there is no operation of the demo', async () => {
  const real = await openPortalOn({ ...portal.database, drop: async () => undefined }, { demo: false })
  try {
    for (const operation of operations.filter((name) => endpointOf(name).demoOnly)) {
      const { status } = await real.visit().call(operation, validInput(operation, { letterId: randomUUID() }))
      expect([operation, status]).toEqual([operation, 404])
    }
  } finally {
    await real.close()
  }
})
