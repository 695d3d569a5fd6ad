import { expect, test } from 'vitest'
import { newMigratedDatabase } from '../portal.ts'
import { seedOfRun } from '../seed.ts'
import { asOwner, loadShared, loadWorlds, sharedRows } from './load-worlds.ts'
import { type KeptRows, keptOf } from './oracle-partners.ts'
import { type Random, randomOf } from './random.ts'
import { codeOf, randomWorld, times } from './random-world.ts'
import type { Row, World } from './world-rows.ts'

const tables = ['partner_customers', 'partner_customer_words', 'partner_licences', 'partner_listings'] as const

/** The first row of a kept table that is other than it should be, with every column; null where there is none. */
async function wrongIn(ownerUrl: string, kept: KeptRows): Promise<Row | null> {
  return asOwner(ownerUrl, async (client) => {
    for (const table of tables) {
      const wanted = `select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`
      const { rows } = await client.query<Row>(
        `select '${table}' as "table", 'surplus' as what, to_jsonb(s) as row from (select * from ${table} except all ${wanted}) s
        union all select '${table}', 'missing', to_jsonb(m) from (${wanted} except all select * from ${table}) m limit 1`,
        [JSON.stringify(kept[table])],
      )
      if (rows[0]) return rows[0]
    }
    return null
  })
}

/** Columns of what is kept, by the table and the column that they are kept of, and what they become. */
const changes: readonly ['advisor_grants' | 'licences' | 'organizations', string, (random: Random) => Row[string]][] = [
  ['advisor_grants', 'scopes', (random) => random.pick([['view'], ['view', 'quote', 'cases']])],
  ['advisor_grants', 'coverage', (random) => random.pick(['all', 'assigned'])],
  ['advisor_grants', 'ends_on', (random) => random.pick(['2026-12-24', '2027-01-06'])],
  ['advisor_grants', 'ends_at', (random) => random.pick(['2126-12-24T23:00:00Z', '2127-01-06T05:00:00Z'])],
  ['advisor_grants', 'time_zone', (random) => random.pick(['Asia/Tokyo', 'America/New_York'])],
  ['advisor_grants', 'noticed_at', (random) => random.pick([null, '2026-11-16T08:00:00Z'])],
  ['advisor_grants', 'term_days', (random) => random.int(1, 99)],
  ['licences', 'product_name', (random) => random.pick(['Renamed', 'Renamed again'])],
  ['licences', 'product_code', (random) => random.pick(['OTHER', 'ANOTHER'])],
  ['licences', 'maintenance_ends_on', (random) => random.pick([null, '2028-02-29'])],
  ['licences', 'contract_number', (random) => random.pick([null, 'C-77'])],
  ['licences', 'code', codeOf],
  ['licences', 'edition_code', (random) => random.pick(['PRO', 'BASIC'])],
  ['licences', 'edition_name', (random) => random.pick(['Professional', 'Basic'])],
  ['licences', 'model', (random) => random.pick(['site', 'per-cpu'])],
  ['licences', 'grade', (random) => random.pick(['trial', 'not-for-resale'])],
  ['licences', 'quantity', (random) => random.int(50, 99)],
  ['licences', 'allocated_quantity', (random) => random.int(1, 9)],
  ['licences', 'starts_on', (random) => random.pick(['2025-02-01', '2025-03-01'])],
  ['licences', 'ends_on', (random) => random.pick([null, '2030-01-31'])],
  ['licences', 'status', (random) => random.pick(['active', 'on-hold'])],
  ['organizations', 'legal_name', (random) => random.pick(['Renamed SL', 'Renamed GmbH'])],
  ['organizations', 'country', (random) => random.pick(['PT', 'JP'])],
]

/** Changes a column of some rows of a table in one statement, in the database and in the worlds. */
async function change(
  ownerUrl: string,
  worlds: readonly World[],
  [table, column, next]: (typeof changes)[number],
  random: Random,
): Promise<void> {
  const changed = worlds
    .flatMap(({ rows }): Row[] => rows[table])
    .filter(() => random.chance(0.5))
    .map((row) => Object.assign(row, { [column]: next(random) }))
  await asOwner(ownerUrl, (client) =>
    client.query(
      `update ${table} t set ${column} = n.${column} from jsonb_populate_recordset(null::${table}, $1::jsonb) n where t.id = n.id`,
      [JSON.stringify(changed.map((row) => ({ id: row['id'], [column]: row[column] })))],
    ),
  )
}

/** Columns of licences that stand with what is shared, by the catalogue: each must be among the changes. */
async function licencesKept(ownerUrl: string): Promise<string[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select kept.attname::text as name from pg_attribute kept join pg_attribute of on of.attname = kept.attname
      where kept.attrelid = 'partner_licences'::regclass and of.attrelid = 'licences'::regclass and kept.attnum > 0
        and of.attgenerated = '' and kept.attname <> 'organization_id' order by kept.attname collate "C"`,
    )
    return rows.map(({ name }) => name)
  })
}

test('PAR-12: what is kept for partners and of them is, in every column, what it is kept of, whatever was changed in whichever order', {
  timeout: 120_000,
}, async () => {
  const database = await newMigratedDatabase()
  try {
    const { ownerUrl } = database
    const worlds = times(6).map((place) => randomWorld(`kept ${seedOfRun}/${place}`, place, 'key'))
    await loadShared(ownerUrl, sharedRows())
    await loadWorlds(ownerUrl, worlds)
    const keptNow = (): KeptRows => {
      const each = worlds.map(({ rows }) => keptOf(rows))
      const all = (table: (typeof tables)[number]): Row[] => each.flatMap((one) => one[table])
      return {
        partner_customers: all('partner_customers'),
        partner_customer_words: all('partner_customer_words'),
        partner_licences: all('partner_licences'),
        partner_listings: all('partner_listings'),
      }
    }
    expect(keptNow().partner_licences.length).toBeGreaterThan(0)
    expect(await wrongIn(ownerUrl, keptNow())).toBeNull()
    const ofLicences = changes.filter(([table]) => table === 'licences').map(([, column]) => column)
    expect(ofLicences.toSorted()).toEqual(await licencesKept(ownerUrl))
    const random = randomOf(seedOfRun)
    const shuffled = changes.map((one) => ({ one, at: random.int(0, 1_000_000) })).toSorted((a, b) => a.at - b.at)
    for (const { one } of shuffled) {
      await change(ownerUrl, worlds, one, random)
      expect(await wrongIn(ownerUrl, keptNow()), one[1]).toBeNull()
    }
  } finally {
    await database.drop()
  }
})
