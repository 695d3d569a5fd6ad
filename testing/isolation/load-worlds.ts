import pg from 'pg'
import { sharedPrices } from './renewal-rows.ts'
import { type Row, type World, type WorldTable, worldTables } from './world-rows.ts'

/** Puts whole worlds into a database at once, as its owner: thousands of rows in one statement per table. */
export async function loadWorlds(ownerUrl: string, worlds: readonly World[]): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const inOrder = async (tables: readonly WorldTable[], some: readonly World[]): Promise<void> => {
      for (const table of tables)
        await insertRows(
          client,
          table,
          some.flatMap((world): Row[] => world.rows[table]),
        )
    }
    // What partners see is kept by triggers, and must come to the same whichever of its causes comes first.
    await inOrder(
      worldTables,
      worlds.filter((_, place) => place % 2 === 0),
    )
    await inOrder(
      grantsFirst,
      worlds.filter((_, place) => place % 2 === 1),
    )
    await client.query('analyze')
  })
}

const beforeGrants: readonly WorldTable[] = [
  ...(['users', 'staff_members', 'organizations', 'contacts', 'partners', 'partner_locations'] as const),
  ...(['partner_people', 'advisor_grants'] as const),
]
const grantsFirst = [...beforeGrants, ...worldTables.filter((table) => !beforeGrants.includes(table))]

/** Adds rows that belong to no world: what the vendor sells, what readers said, what waits to be done. */
export async function loadShared(ownerUrl: string, shared: Record<string, Row[]>): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    for (const [table, rows] of Object.entries(shared)) await insertRows(client, table, rows)
  })
}

/** Runs statements as the owner of the tables. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  return work(client).finally(() => client.end())
}

async function insertRows(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const bySetOfColumns = Map.groupBy(rows, (row) => Object.keys(row).sort().join(', '))
  for (const [columns, alike] of bySetOfColumns)
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)
       on conflict do nothing`,
      [JSON.stringify(alike)],
    )
}

/** One row of each table that no organization owns, so that its policy has something to hide. */
export function sharedRows(): Record<string, Row[]> {
  const id = (digit: string): string => `${digit.repeat(8)}-0000-4000-8000-000000000000`
  const at = '2026-11-01T12:00:00Z'
  const product = { product_id: id('a') }
  return {
    products: [{ id: id('a'), code: 'WORKSPACE', name: 'Workspace', host_id_types: ['hostname'], created_at: at }],
    features: [{ ...product, code: 'sso', name: 'Single sign-on' }],
    editions: [{ ...product, code: 'STD', name: 'Standard' }],
    product_versions: [{ ...product, number: '1.0', released_on: '2026-01-01' }],
    skus: [{ ...product, code: 'WS-STD', edition_code: 'STD', model: 'concurrent' }],
    product_revisions: [{ ...product, version: 1, changed_at: at, content: {} }],
    throttles: [{ key: '\\x01', failures: 1, last_failure_at: at }],
    demo_personas: [
      { position: 1, login_id: 'demo', password: 'demo', name: 'Demo', purpose_en: '–', purpose_es: '–' },
    ],
    outbox: [{ id: id('b'), kind: 'send-letter', payload: {}, start_after: '2030-01-01T00:00:00Z', created_at: at }],
    given_up_jobs: [{ id: id('c'), kind: 'send-letter', payload: {}, given_up_at: at }],
    // The first three are there already: every portal is delivered with them.
    useful_links: [1, 2, 3, 4].map((position) => ({
      position,
      label_en: 'Shop',
      label_es: 'Tienda',
      url: 'https://www.vendor.example/shop',
    })),
    service_notices: [{ id: id('e'), kind: 'fault', text_en: 'Slow today.', text_es: 'Hoy va lento.', starts_at: at }],
    vendor_details: [
      {
        ...{
          id: 1,
          legal_name: 'Vendor AG',
          address: 'Street 1',
          registration: 'CH-1',
          bank_name: 'Bank',
          account: '1',
        },
        ...{ invoice_contact: 'Desk', invoice_email: 'desk@vendor.example', changed_at: at },
      },
    ],
    // There already, as well.
    partner_levels: ['registered', 'silver', 'gold', 'platinum'].map((code, index) => ({
      ...{ code, name: code, rank: index + 1 },
    })),
    ...sharedPrices(),
    reminder_days: [{ day: '2026-11-15', finished_at: at }],
    help_ratings: [{ id: id('d'), article: 100, language: 'en', useful: true, rated_at: at }],
  }
}
