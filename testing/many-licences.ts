import sql from 'sql-template-tag'
import type { TestPortal } from './portal.ts'

/** So many further licences as one that there is, with other quantities and ends. */
export async function copyLicence(portal: TestPortal, one: { id: string }, count: number): Promise<void> {
  // As autovacuum would before long: until then the planner believes that there are a few, and looks through all for each.
  const known = () => portal.rows(sql`analyze licences, memberships, partner_licences`)
  if (count > 1_000) await known()
  await portal.rows(sql`
    insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
      starts_on, maintenance_ends_on, feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code,
      order_number, order_line, fulfilled_at, search_text)
    select organization_id, gen_random_uuid(),
      (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTVWXYZ', 1 + floor(random() * 31 + 0 * n)::int, 1)
        || case when i in (5, 10) then '-' else '' end, '' order by i) from generate_series(1, 15) i),
      product_code, product_name, edition_code, edition_name, model, 1 + n % 500, starts_on, maintenance_ends_on + n % 28,
      feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number, 1 + n, fulfilled_at,
      search_text
    from licences, generate_series(1, ${count}) n where id = ${one.id}`)
  if (count > 1_000) await known()
}
