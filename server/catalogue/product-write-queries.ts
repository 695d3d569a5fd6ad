import sql from 'sql-template-tag'
import type { ProductContent } from '../../contract/catalogue.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Product } from './catalogue-queries.ts'

/** Writes a new product's own terms. */
export async function insertProduct(ctx: Ctx, id: string, content: ProductContent): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into products (id, code, name, status, partial_allocation, moves_per_year, grace_hours, overdraft_percent,
      seat_linger_minutes, host_id_types, serial_shape, created_at)
    values (${id}, ${content.code}, ${content.name}, ${content.status}, ${content.partialAllocation}, ${content.movesPerYear},
      ${content.graceHours}, ${content.overdraftPercent}, ${content.seatLingerMinutes}, ${content.hostIdTypes},
      ${content.serialShape}, ${ctx.now})`)
}

/** Writes a product's own terms anew. */
export async function updateProduct(tx: Tx, product: Product, content: ProductContent): Promise<void> {
  await tx.changeOne(sql`
    update products set name = ${content.name}, status = ${content.status}, partial_allocation = ${content.partialAllocation},
      moves_per_year = ${content.movesPerYear}, grace_hours = ${content.graceHours}, overdraft_percent = ${content.overdraftPercent},
      seat_linger_minutes = ${content.seatLingerMinutes}, host_id_types = ${content.hostIdTypes},
      serial_shape = ${content.serialShape}, version = version + 1
    where id = ${product.id} and version = ${product.version}`)
}

/**
 * Writes what stands below a product: features and versions anew, editions and SKUs by their codes, as others refer to
 * them. Tells whether all SKUs were this product's own.
 */
export async function writeParts(tx: Tx, id: string, content: ProductContent): Promise<boolean> {
  await tx.change(sql`delete from features where product_id = ${id}`)
  await tx.change(sql`
    insert into features (product_id, code, name, choosable)
    select ${id}, code, name, choosable
    from jsonb_to_recordset(${JSON.stringify(content.features)}::jsonb) as given (code text, name text, choosable boolean)`)
  await tx.change(sql`delete from product_versions where product_id = ${id}`)
  await tx.change(sql`
    insert into product_versions (product_id, number, released_on)
    select ${id}, number, "releasedOn"
    from jsonb_to_recordset(${JSON.stringify(content.versions)}::jsonb) as given (number text, "releasedOn" date)`)
  await tx.change(sql`
    insert into editions (product_id, code, name, rank, feature_codes)
    select ${id}, code, name, rank, array(select jsonb_array_elements_text("featureCodes"))
    from jsonb_to_recordset(${JSON.stringify(content.editions)}::jsonb)
      as given (code text, name text, rank integer, "featureCodes" jsonb)
    on conflict (product_id, code) do update set name = excluded.name, rank = excluded.rank, feature_codes = excluded.feature_codes`)
  const written = await tx.change(sql`
    insert into skus (code, product_id, edition_code, model, term_months, maintenance_months, programme_code, grade, status)
    select code, ${id}, "editionCode", model, "termMonths", "maintenanceMonths", "programmeCode", grade, status
    from jsonb_to_recordset(${JSON.stringify(content.skus)}::jsonb) as given (code text, "editionCode" text, model text,
      "termMonths" integer, "maintenanceMonths" integer, "programmeCode" text, grade text, status text)
    on conflict (code) do update set edition_code = excluded.edition_code, model = excluded.model, term_months = excluded.term_months,
      maintenance_months = excluded.maintenance_months, programme_code = excluded.programme_code, grade = excluded.grade, status = excluded.status
      where skus.product_id = excluded.product_id`)
  const kept = content.editions.map(({ code }) => code)
  await tx.change(sql`delete from editions where product_id = ${id} and code <> all (${kept})`)
  return written === content.skus.length
}

/** Keeps what the product says now, for good. */
export async function insertRevision(ctx: Ctx, id: string, version: number, content: ProductContent): Promise<void> {
  const changedBy = 'userId' in ctx.actor ? ctx.actor.userId : null
  await ctx.tx.changeOne(sql`
    insert into product_revisions (product_id, version, changed_at, changed_by, content)
    values (${id}, ${version}, ${ctx.now}, ${changedBy}, ${JSON.stringify(content)}::jsonb)`)
}
