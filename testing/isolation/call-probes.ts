import { isOperationName } from '../../contract/all.ts'
import type { Call, Door, DoorRules, Served, SignedIn } from '../../server/platform/door.ts'
import type { House } from '../../server/platform/house.ts'
import { FieldsInvalid, Refusal } from '../../server/platform/refusal.ts'
import type { TestPortal } from '../portal.ts'
import { type Chosen, choose } from './chosen-calls.ts'
import { mayShow } from './oracle-answers.ts'
import { actingContact, type Decision, decide, staffRow, viewedContact } from './oracle-decisions.ts'
import { mustShow } from './oracle-lists.ts'
import { whoMay } from './oracle-operations.ts'
import { standingOf } from './oracle-partners.ts'
import type { Random } from './random.ts'
import { type Recognised, recognisable, wordsIn } from './recognised.ts'
import type { Disagreement } from './row-probes.ts'
import type { Row, Sign, World } from './world-rows.ts'

/** Calls operations through the door, in process, and compares what comes back with the oracle. */
export type CallProbe = {
  /** Makes one call that chance chooses in this world, and judges it. */
  compare(world: World, random: Random): Promise<Disagreement | null>
  decisions(): number
  /** How often each operation was called. */
  called: Map<string, number>
}

/** What calls are made with. */
export type CallDoor = {
  portal: TestPortal
  served: readonly Served<House>[]
  rules: DoorRules
  authenticate(token: string): Promise<SignedIn | null>
  /** Whether an operation may show this word to everybody who may use it, whatever world it is of. */
  everybodys(operation: string, word: string): boolean
}

/** Opens the door as the HTTP frame does, for calls in process. */
export function openCallProbe({ portal, served, rules, authenticate, everybodys }: CallDoor): CallProbe {
  const { house } = portal
  const door: Door<House> = {
    db: house.db,
    clock: house.clock,
    ids: house.ids,
    rules,
    house,
    issuingKeyId: () => house.signer.currentKeyId('licence-file'),
  }
  const called = new Map<string, number>()
  const known = new Map<Sign, SignedIn | null>()
  const indexes = new WeakMap<World, Recognised>()
  let decided = 0
  return {
    called,
    decisions: () => decided,
    async compare(world, random) {
      const index = indexes.get(world) ?? recognisable(world)
      indexes.set(world, index)
      const chosen = choose(world, served, random)
      called.set(chosen.served.name, (called.get(chosen.served.name) ?? 0) + 1)
      const { sign } = chosen
      if (sign && !known.has(sign)) {
        const signedIn = await authenticate(sign.token)
        known.set(sign, signedIn)
        const stranger = whoElse(world, sign, signedIn)
        if (stranger) return stranger
      }
      const signedIn = (sign && known.get(sign)) ?? null
      const outcome = random.chance(0.05)
        ? await overHttp(portal, chosen)
        : await callFor(chosen, { ...callOf(random), signedIn, given: chosen.given }, door)
      const { found, rows } = judge(world, chosen, outcome, { index, everybodys })
      decided += rows
      return found && { ...found, about: { call: chosen.asked, given: chosen.given, ...found.about } }
    },
  }
}

type Outcome = { decision: Decision | 'any' | 'a fault of ours'; text: string }

function callOf(random: Random): Omit<Call, 'signedIn' | 'given'> {
  return {
    idempotencyKey: random.hex(8),
    ifMatch: 1,
    requestId: random.hex(8),
    language: random.pick(['en', 'es']),
    address: '127.0.0.1',
    userAgent: '',
    publicOrigin: 'http://localhost',
  }
}

async function callFor(chosen: Chosen, call: Call, door: Door<House>): Promise<Outcome> {
  try {
    const { output, cookies } = await chosen.served.run(door, call)
    return { decision: 'allowed', text: JSON.stringify([output, await piecesIn(output), cookies]) }
  } catch (error) {
    if (error instanceof FieldsInvalid) return { decision: 'allowed', text: JSON.stringify(error.faults) }
    if (!(error instanceof Refusal)) return { decision: 'a fault of ours', text: `${error}` }
    return { decision: decisionOf(error.code), text: JSON.stringify([error.code, error.facts]) }
  }
}

/** What a file says that is handed out piece by piece. */
async function piecesIn(output: unknown): Promise<string[]> {
  const isFile = typeof output === 'object' && output !== null && 'content' in output
  const content = isFile ? output.content : null
  const isInPieces = typeof content === 'object' && content !== null && Symbol.asyncIterator in content
  const pieces: string[] = []
  if (isInPieces) for await (const piece of content as AsyncIterable<string>) pieces.push(piece)
  return pieces
}

/** The same call as a browser or a program makes it, headers and all. */
async function overHttp(portal: TestPortal, { sign, served, given }: Chosen): Promise<Outcome> {
  if (!isOperationName(served.name)) throw new Error(`${served.name} is served without standing in the contract`)
  const answer = await portal.visit(sign?.token).call(served.name, given, { ifMatch: 1 })
  const text = JSON.stringify([answer.body, answer.headers])
  if (answer.status < 400) return { decision: 'allowed', text }
  return { decision: answer.status >= 500 ? 'a fault of ours' : decisionOf(answer.problem.code), text }
}

/** Whether a session is somebody else's than the oracle says, or lets them act where they may not. */
function whoElse(world: World, sign: Sign, signedIn: SignedIn | null): Disagreement | null {
  const acting = world.rows.organizations.flatMap((one) => {
    const contact = actingContact(world, sign.userId, one.number)
    return contact ? [[contact.id, standingOf(world, contact)]] : []
  })
  const viewed = world.rows.organizations.map((one) => viewedContact(world, sign, one.number)?.id).find(Boolean)
  const say = (userId: string, contacts: unknown[], roles: readonly string[], viewing: string | undefined): string =>
    JSON.stringify([userId, contacts.map((one) => JSON.stringify(one)).sort(), [...roles].sort(), viewing ?? 'nobody'])
  const expected = sign.good ? say(sign.userId, acting, staffRow(world, sign.userId)?.roles ?? [], viewed) : 'nobody'
  const found = signedIn
    ? say(
        signedIn.userId,
        signedIn.memberships.map(({ contactId, partner }) => [contactId, partner]),
        signedIn.staff?.roles ?? [],
        signedIn.viewAs?.as.contactId,
      )
    : 'nobody'
  return expected === found
    ? null
    : { what: 'who a session lets in, and for whom they may act', expected, found, about: { sign } }
}

const decisions: Record<string, Decision> = {
  'not-signed-in': 'not signed in',
  'not-allowed': 'denied',
  'access-limited': 'denied',
  'not-a-partner': 'denied',
  'partner-not-active': 'denied',
  'partner-role-missing': 'denied',
  'quote-not-granted': 'denied',
  'view-as-read-only': 'denied',
  'view-as-no-files': 'denied',
  'beyond-location': 'denied',
  'not-found': 'hidden',
  'other-organization': 'hidden',
  'no-organization': 'nowhere',
}

type Judging = { index: Recognised; everybodys: CallDoor['everybodys'] }

/** Any other refusal is about the state of things, which nobody hears of who may not do it. */
export function decisionOf(code: string): Decision {
  return decisions[code] ?? 'allowed'
}

function judge(world: World, chosen: Chosen, outcome: Outcome, { index, everybodys }: Judging) {
  const { asked } = chosen
  const expected = decide(world, asked)
  const isForAnybody = expected === 'allowed' && asked.userId === null && outcome.decision === 'not signed in'
  const about = { answer: outcome.text.slice(0, 2_000) }
  if (outcome.decision !== expected && !isForAnybody)
    return {
      found: { what: `whether ${asked.operation} is allowed`, expected, found: outcome.decision, about },
      rows: 1,
    }
  const shown = new Map<string, Set<Row>>()
  for (const word of new Set(wordsIn(outcome.text))) {
    const known = index.get(word)
    if (!known) {
      if (word.startsWith('qz') && !isVendors(world, asked) && !everybodys(asked.operation, word))
        return {
          found: { what: `${asked.operation} shows a row of another world`, expected: 'hidden', found: word, about },
          rows: 1,
        }
      continue
    }
    // ACC-16: whoever looks as a contact is told as whom, also where that is refused.
    const isViewed = known.row === viewedContact(world, asked, asked.number)
    // What somebody makes bears their own name, which is the vendor's where they are one of the vendor's people.
    const isNamed = ['first_name', 'last_name'].includes(known.column)
    const isSelf = isNamed && known.row === staffRow(world, asked.userId)
    if (!isAsked(chosen, word) && !isViewed && !isSelf && !mayShow(world, asked, known))
      return {
        found: {
          what: `${asked.operation} shows ${known.table}`,
          expected: 'hidden',
          found: word,
          about: { ...about, row: known.row },
        },
        rows: 1,
      }
    // What a filter offers names products, not licences.
    if (known.column !== 'product_name') shown.set(known.table, (shown.get(known.table) ?? new Set()).add(known.row))
  }
  if (outcome.decision !== 'allowed') return { found: null, rows: 1 + index.size / 4 }
  return { found: incomplete(world, chosen, shown, about), rows: 1 + index.size / 4 }
}

/** What the caller wrote may be said back to them. */
function isAsked(chosen: Chosen, word: string): boolean {
  return JSON.stringify(chosen.given).includes(word) && !chosen.wanted
}

/** The vendor's people look over all companies; and at the desk, over all who work there (REN-7). */
function isVendors(world: World, { operation, userId }: Chosen['asked']): boolean {
  return (whoMay(operation).who === 'vendor' || operation === 'readQuoteDesk') && staffRow(world, userId) !== null
}

/** Whether a list or read left out or added a row of those that it must show. */
function incomplete(world: World, chosen: Chosen, shown: Map<string, Set<Row>>, about: Record<string, unknown>) {
  const expected = mustShow(world, chosen.asked, chosen.wanted)
  for (const [table, rows] of Object.entries(expected ?? {})) {
    const there = shown.get(table) ?? new Set<Row>()
    const missing = rows.find((row) => !there.has(row))
    const surplus = [...there].find((row) => !rows.includes(row))
    const row = missing ?? surplus
    if (row)
      return {
        what: `rows of ${table} in the answer to ${chosen.asked.operation}`,
        expected: missing ? 'shown' : 'left out',
        found: missing ? 'left out' : 'shown',
        about: { ...about, row },
      }
  }
  return null
}
