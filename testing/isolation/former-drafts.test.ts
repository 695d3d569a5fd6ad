import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../server/platform/migrations.ts'
import { testSecret } from '../portal.ts'
import { newTestDatabase } from '../test-database.ts'
import { crawlerWorld } from './crawler-world.ts'
import { asOwner, loadShared, loadWorlds, sharedRows } from './load-worlds.ts'
import type { QuoteRow, Rows } from './world-rows.ts'

const ourFolder = join(import.meta.dirname, '..', '..', 'migrations')
const rule = '0023-shared-quotes.sql'

/** Another quote like this one, with a line of a price of this kind. */
function addLike(
  rows: Rows,
  quote: QuoteRow,
  { id, sentAt, kind }: { id: string; sentAt: string | null; kind: string },
) {
  const digits = String(90_000_000 + rows.quotes.length)
  const sent = { sent_at: sentAt, sent_by: sentAt && 'Luis', status: sentAt ? 'sent' : 'draft' }
  rows.quotes.push({ ...quote, ...sent, id, number: `Q-${digits}` })
  const line = rows.quote_lines.find(({ quote_id }) => quote_id === quote.id)
  if (!line) throw new Error('the quote has no line')
  const elements = [{ because: { rule: kind, yearlyMinor: 700 }, perUnit: '700', minor: 700 }]
  rows.quote_lines.push({ ...line, quote_id: id, explanation: { elements } })
  const request = rows.licence_requests[0]
  if (!request) throw new Error('nobody asked for licences')
  rows.licence_requests.push({ ...request, organization_id: quote.organization_id, id, quote_id: id })
}

test('REN-6: what partners had in the making before they learnt no other’s price goes where it tells one; all else stays', async () => {
  const database = await newTestDatabase({ empty: true })
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  try {
    const { world, things } = crawlerWorld()
    const rows = { ...world.rows, quote_links: [], deal_credits: [], territories: [], membership_periods: [] }
    const quote = rows.quotes.find(({ id }) => id === things.acme.partnerQuoteId)
    if (!quote) throw new Error('the partner has no quote')
    const id = (digit: number): string => `cccccccc-0000-4000-8000-00000000000${digit}`
    addLike(rows, quote, { id: id(1), sentAt: null, kind: 'credit' })
    addLike(rows, quote, { id: id(2), sentAt: null, kind: 'list-price' })
    addLike(rows, quote, { id: id(3), sentAt: '2026-11-02T12:00:00Z', kind: 'credit' })
    const options = { ownerUrl: database.ownerUrl, appUrl: database.appUrl, secret: testSecret(), folder }
    for (const name of await readdir(ourFolder)) if (name < rule) await cp(join(ourFolder, name), join(folder, name))
    await migrate(options)
    await loadShared(database.ownerUrl, sharedRows())
    await loadWorlds(database.ownerUrl, [{ ...world, rows }])
    await cp(join(ourFolder, rule), join(folder, rule))
    await migrate(options)
    const left = async (table: string) =>
      (await asOwner(database.ownerUrl, (client) => client.query(`select count(*)::int from ${table}`))).rows[0].count
    for (const table of ['quotes', 'quote_lines', 'licence_requests'] as const)
      expect(await left(table), table).toBe(rows[table].length - 1)
    const found = await asOwner(database.ownerUrl, (client) =>
      client.query({ text: 'select id from quotes where id = any ($1)', values: [[id(1), id(2), id(3)]] }),
    )
    expect(found.rows.map((one) => one.id).toSorted()).toEqual([id(2), id(3)])
    // REN-14: later each period says its programme; those from before were all in the membership's.
    await cp(ourFolder, folder, { recursive: true })
    await migrate(options)
    expect(await left('membership_periods p join memberships m on m.id = p.membership_id')).toBeGreaterThan(0)
    const apart =
      'membership_periods p join memberships m on m.id = p.membership_id and m.programme_code <> p.programme_code'
    expect(await left(apart)).toBe(0)
  } finally {
    await rm(folder, { recursive: true })
    await database.drop()
  }
})
