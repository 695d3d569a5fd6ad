import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { catalogue, ProductContent, ProductView } from '../../contract/catalogue.ts'
import type { InputOf, OutputOf } from '../../contract/endpoint.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'

/** A product as it is stored, with all that stands below it. */
export type Product = { id: string; version: number; content: ProductContent }

type Filter = Pick<InputOf<typeof catalogue.listProducts>, 'q' | 'status' | 'after' | 'limit'>
type ProductLine = OutputOf<typeof catalogue.listProducts>['items'][number]
type SkuLine = OutputOf<typeof catalogue.listSkus>['items'][number]

const content = sql`json_build_object(
  'code', p.code, 'name', p.name, 'status', p.status, 'partialAllocation', p.partial_allocation,
  'movesPerYear', p.moves_per_year, 'graceHours', p.grace_hours, 'overdraftPercent', p.overdraft_percent,
  'seatLingerMinutes', p.seat_linger_minutes, 'hostIdTypes', p.host_id_types, 'serialShape', p.serial_shape,
  'features', (select coalesce(json_agg(json_build_object('code', f.code, 'name', f.name, 'choosable', f.choosable)
    order by f.code collate "C"), '[]') from features f where f.product_id = p.id),
  'editions', (select coalesce(json_agg(json_build_object('code', e.code, 'name', e.name, 'rank', e.rank,
    'featureCodes', e.feature_codes) order by e.rank, e.code collate "C"), '[]') from editions e where e.product_id = p.id),
  'versions', (select coalesce(json_agg(json_build_object('number', v.number, 'releasedOn', v.released_on)
    order by v.released_on, v.number collate "C"), '[]') from product_versions v where v.product_id = p.id),
  'skus', (select coalesce(json_agg(json_build_object('code', s.code, 'editionCode', s.edition_code, 'model', s.model,
    'termMonths', s.term_months, 'maintenanceMonths', s.maintenance_months,
    'programmeCode', s.programme_code, 'grade', s.grade, 'status', s.status)
    order by s.code collate "C"), '[]') from skus s where s.product_id = p.id))`

/** The product of this code, or null. */
export function findProduct(tx: Tx, code: string): Promise<Product | null> {
  return tx.maybe<Product>(sql`select p.id, p.version, ${content} as content from products p where p.code = ${code}`)
}

/**
 * The products of these codes, locked in the order of their codes: whoever else changes them waits. The locks are taken
 * first and by themselves, so that what is then read is what the one before has written.
 */
export async function takeProducts(tx: Tx, codes: readonly string[]): Promise<Product[]> {
  await tx.many(sql`select id from products where code = any (${codes}) order by code for no key update`)
  return listProductsOf(tx, codes)
}

/** The products of these codes. */
export function listProductsOf(tx: Tx, codes: readonly string[]): Promise<Product[]> {
  return tx.many<Product>(sql`
    select p.id, p.version, ${content} as content from products p where p.code = any (${codes}) order by p.code`)
}

/** So many products at a time, as each comes with all that stands below it. */
const productsAtOnce = 200

/** Every product, for a file of the whole catalogue: however many there are, none is left out. */
export async function listAllProducts(tx: Tx): Promise<Product[]> {
  const found: Product[] = []
  for (;;) {
    const after = found.at(-1)?.content.code
    const page = await tx.many<Product>(sql`
      select p.id, p.version, ${content} as content from products p
      where ${after === undefined ? sql`true` : sql`p.code collate "C" > ${after}`} order by p.code collate "C" limit ${productsAtOnce}`)
    found.push(...page)
    if (page.length < productsAtOnce) return found
  }
}

/** Which of these SKU codes exist already, and of which product. */
export function listOwnersOfSkus(tx: Tx, codes: readonly string[]): Promise<{ code: string; productCode: string }[]> {
  return tx.many(sql`
    select s.code, p.code as "productCode" from skus s join products p on p.id = s.product_id where s.code = any (${codes})`)
}

/** The codes of all maintenance programmes: a vendor has a few. */
export async function listProgrammeCodes(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ code: string }>(sql`select code from programmes order by code limit 1000`)
  return rows.map(({ code }) => code)
}

/** Who changed a product when, newest first. */
export function listRevisions(tx: Tx, productId: string): Promise<ProductView['revisions']> {
  return tx.many(sql`
    select r.version, r.changed_at as "changedAt",
      (select m.first_name || ' ' || m.last_name from staff_members m where m.user_id = r.changed_by) as "changedBy"
    from product_revisions r where r.product_id = ${productId} order by r.version desc limit 200`)
}

/** A page of products by code. */
export async function listProductLines(tx: Tx, filter: Filter): Promise<{ rows: ProductLine[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['text'])
  const rows = await tx.many<ProductLine>(sql`
    select p.code, p.name, p.status,
      (select count(*) from editions e where e.product_id = p.id) as "editionCount",
      (select count(*) from skus s where s.product_id = p.id) as "skuCount",
      (select json_build_object('number', v.number, 'releasedOn', v.released_on) from product_versions v
        where v.product_id = p.id order by v.released_on desc, v.number desc limit 1) as "latestVersion"
    from products p
    where ${searched(filter.q, sql`p.code || ' ' || p.name`)} and ${withStatus(filter.status, sql`p.status`)}
      ${bounds ? sql`and p.code > ${bounds[0]}` : empty}
    order by p.code limit ${filter.limit + 1}`)
  return pageFrom(rows, filter.limit, (row) => [row.code])
}

/** A page of SKUs by code. One is retired as well when its product is. */
export async function listSkuLines(tx: Tx, filter: Filter): Promise<{ rows: SkuLine[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['text'])
  const status = sql`(case when p.status = 'sold' then s.status else 'retired' end)`
  const rows = await tx.many<SkuLine>(sql`
    select s.code, json_build_object('code', p.code, 'name', p.name) as product,
      json_build_object('code', e.code, 'name', e.name) as edition, s.model, s.term_months as "termMonths",
      s.maintenance_months as "maintenanceMonths", s.grade, ${status} as status
    from skus s join products p on p.id = s.product_id join editions e on e.product_id = s.product_id and e.code = s.edition_code
    where ${searched(filter.q, sql`s.code || ' ' || p.code || ' ' || p.name || ' ' || e.name`)} and ${withStatus(filter.status, status)}
      ${bounds ? sql`and s.code > ${bounds[0]}` : empty}
    order by s.code limit ${filter.limit + 1}`)
  return pageFrom(rows, filter.limit, (row) => [row.code])
}

/** A vendor sells hundreds of things, not millions: all words anywhere in the text. */
function searched(q: string, text: Sql): Sql {
  const words = searchKey(q).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return sql`true`
  return join(
    words.map((word) => sql`lower(${text}) like ${`%${likeLiteral(word)}%`}`),
    ' and ',
  )
}

function withStatus(status: readonly string[], column: Sql): Sql {
  return status.length === 0 ? sql`true` : sql`${column} = any (${status})`
}
