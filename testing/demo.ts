import pg from 'pg'
import { listDemoPersonas, type Persona, saveDemoPersonas } from '../server/identity/persona-queries.ts'
import { connectionOptions } from '../server/platform/db.ts'
import type { House } from '../server/platform/house.ts'
import { workerWithin } from '../server/platform/worker.ts'
import { doorRules } from '../server/rules.ts'
import { actAccess } from './demo/access-stories.ts'
import { actAdvisors } from './demo/advisor-stories.ts'
import { insertBase } from './demo/base.ts'
import { actCredits } from './demo/credit-stories.ts'
import { demoCustomers } from './demo/customers.ts'
import { actDesk } from './demo/desk-stories.ts'
import { actExports } from './demo/export-stories.ts'
import { actLicences } from './demo/licence-stories.ts'
import { actMissingPartners } from './demo/missing-partner-stories.ts'
import { demoPartnerPeople, demoPartners } from './demo/partners.ts'
import { type DemoPersona, demoContacts, demoPassword, demoStaff } from './demo/people.ts'
import { actReminders } from './demo/reminder-stories.ts'
import { actRenewals } from './demo/renewal-stories.ts'
import { actResale } from './demo/resale-stories.ts'

/** Stands among the personas while the demo is being loaded, so that an interrupted load is known and begun anew. */
const loadingMark: Persona = {
  loginId: '(loading)',
  password: '',
  name: '(loading)',
  organization: null,
  purpose: { en: '', es: '' },
}

/**
 * Loads the demo vendor (PLT-1): rows that no operation makes go in as the owner, everything else through the very
 * operations that people use, at times past. Throws away what an interrupted load left, and only that.
 */
export async function loadDemo({ house, ownerUrl }: { house: House; ownerUrl: string }): Promise<void> {
  const owner = new pg.Pool({ ...connectionOptions(ownerUrl, 'chancery-demo'), max: 2 })
  const issuingKeyId = () => house.signer.currentKeyId('licence-file')
  const door = { db: house.db, clock: house.clock, ids: house.ids, rules: doorRules, house, issuingKeyId }
  try {
    await throwAwayHalfLoaded(owner)
    await save(house, [loadingMark])
    const base = await insertBase(owner, house, await house.passwords.hash(demoPassword))
    await actLicences({ owner, door, base })
    await actAccess({ door, base })
    await actAdvisors({ owner, door, base })
    await actMissingPartners({ door, base })
    await actExports({ door, base })
    await actReminders({ owner, door, base })
    await actRenewals({ door, base })
    await actDesk({ door, base })
    await actResale({ door, base })
    await actCredits({ owner, door, base })
    // What was written while the past was played needs no sending any more, and no preparing.
    await owner.query('update letters set sent_at = created_at where sent_at is null')
    await owner.query(
      "delete from outbox where kind in ('send-letter', 'write-export', 'tell-of-order', 'finish-order', 'tell-of-quote', 'tell-of-manual-quote', 'tell-of-question', 'tell-of-licence-request', 'deal-news')",
    )
    await save(house, demoPersonas())
  } finally {
    await owner.end()
  }
}

/** Who can be tried out, one line each, for whoever starts the demo. */
export async function demoWelcome(house: House): Promise<string> {
  const personas = await workerWithin(house, ({ tx }) => listDemoPersonas(tx))
  const lines = personas.map((one) => `  ${one.loginId.padEnd(16)} ${one.purpose.en}`)
  const password = personas[0]?.password ?? ''
  return ['This is a demo. Sign in with one of these; the password of all is', `  ${password}`, ...lines, ''].join('\n')
}

/** The sign-ins of the demo, with what to try as each. */
function demoPersonas(): Persona[] {
  const customer = (index: number) => demoCustomers[index]?.name
  const partner = (index: number) => demoPartners[index]?.name
  return [
    ...demoContacts.map((one) => personaOf(one, one.customers.map(customer))),
    ...demoPartnerPeople.map((one) =>
      personaOf(one, [partner(one.partner), one.customer === undefined ? undefined : customer(one.customer)]),
    ),
    ...demoStaff.map((one) => personaOf(one, [])),
  ]
}

function personaOf(one: DemoPersona, companies: readonly (string | undefined)[]): Persona {
  return {
    loginId: one.loginId,
    password: demoPassword,
    name: `${one.firstName} ${one.lastName}`,
    organization: companies.filter((name) => name !== undefined).join(', ') || null,
    purpose: one.purpose,
  }
}

function save(house: House, personas: Persona[]): Promise<void> {
  return workerWithin(house, ({ tx }) => saveDemoPersonas(tx, personas))
}

async function throwAwayHalfLoaded(owner: pg.Pool): Promise<void> {
  const { rowCount } = await owner.query('select from demo_personas where login_id = $1', [loadingMark.loginId])
  if (rowCount === 0) return
  // Levels and programmes come with the schema, not with the demo.
  const { rows } = await owner.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not in ('partner_levels', 'programmes')",
  )
  await owner.query(`truncate ${rows.map((row) => row.name).join(', ')}`)
}
