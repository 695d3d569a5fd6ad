import sql from 'sql-template-tag'
import type { OrganizationRef } from '../contract/actor.ts'
import type { grades, hostIdTypes, licenceModels } from '../contract/licences.ts'
import { searchTextOf } from '../server/licences/licence-list-queries.ts'
import { todayOf } from '../server/platform/clock.ts'
import { randomIds } from '../server/platform/ids.ts'
import { addMonths, endOfTerm, type Instant } from '../values/calendar.ts'
import type { TestPortal } from './portal.ts'
import { unique } from './unique.ts'

/** How a licence differs from 100 concurrent seats of a perpetual product with maintenance for a year. */
export type LicenceOptions = {
  quantity?: number
  startsOn?: string
  endsOn?: string | null
  maintenanceEndsOn?: string | null
  status?: 'active' | 'rescinded' | 'on-hold'
  model?: (typeof licenceModels)[number]
  grade?: (typeof grades)[number]
  partialAllocation?: boolean
  movesPerYear?: number | null
  hostIdTypes?: (typeof hostIdTypes)[number][]
  /** Features that are always on; the choosable ones come on top. */
  features?: string[]
  choosableFeatures?: string[]
  productName?: string
  orderNumber?: string
  contractNumber?: string
  fulfilledAt?: Instant
  serialShape?: string
  /** The licence that this one replaced. */
  replacesId?: string
}

/** What a test needs to know of a licence that was made for it. */
export type MadeLicence = { id: string; code: string; sku: string; productCode: string; orderNumber: string }

/** Adds a licence as fulfilment would, with a product of its own in the catalogue. */
export async function makeLicence(
  portal: TestPortal,
  organization: OrganizationRef,
  options: LicenceOptions = {},
): Promise<MadeLicence> {
  const now = portal.clock.now()
  const startsOn = options.startsOn ?? addMonths(todayOf(now), -1)
  const product = await makeProduct(portal, options)
  const made: MadeLicence = {
    id: randomIds.uuid(),
    code: randomIds.licenceCode(),
    sku: product.sku,
    productCode: product.code,
    orderNumber: options.orderNumber ?? unique('PO-').toUpperCase(),
  }
  const maintenance =
    options.maintenanceEndsOn === undefined ? endOfTerm(todayOf(now), { months: 11 }) : options.maintenanceEndsOn
  const rescinded = options.status === 'rescinded' ? now : null
  await portal.rows(sql`
    insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, grade,
      quantity, starts_on, ends_on, maintenance_ends_on, status, rescinded_at, rescinded_reason, feature_codes,
      choosable_feature_codes, partial_allocation, moves_per_year, grace_hours, overdraft_percent, host_id_types, sku_code,
      contract_number, order_number, order_line, fulfilled_at, serial_shape, replaces_id, search_text)
    values (${organization.id}, ${made.id}, ${made.code}, ${made.productCode}, ${product.name}, 'STD', 'Standard',
      ${options.model ?? 'concurrent'}, ${options.grade ?? 'retail'}, ${options.quantity ?? 100}, ${startsOn},
      ${options.endsOn ?? null}, ${maintenance}, ${options.status ?? 'active'}, ${rescinded}, ${rescinded && 'Replaced'},
      ${[...(options.features ?? ['core']), ...(options.choosableFeatures ?? [])]}, ${options.choosableFeatures ?? []}, ${options.partialAllocation ?? true},
      ${options.movesPerYear === undefined ? 4 : options.movesPerYear}, 72, 10, ${options.hostIdTypes ?? ['hostname', 'mac']},
      ${made.sku}, ${options.contractNumber ?? null}, ${made.orderNumber}, 1, ${options.fulfilledAt ?? now},
      ${options.serialShape ?? null}, ${options.replacesId ?? null},
      ${searchTextOf({ ...made, productName: product.name, editionName: 'Standard', purchaseOrderNumber: null })})`)
  return made
}

async function makeProduct(
  portal: TestPortal,
  options: LicenceOptions,
): Promise<{ code: string; name: string; sku: string }> {
  const code = unique('P').toUpperCase()
  const name = options.productName ?? `Product ${code}`
  const id = randomIds.uuid()
  const sku = `${code}-STD`
  const features = [...(options.features ?? ['core']), ...(options.choosableFeatures ?? [])]
  await portal.rows(sql`
    insert into products (id, code, name, partial_allocation, moves_per_year, grace_hours, overdraft_percent, host_id_types, created_at)
    values (${id}, ${code}, ${name}, ${options.partialAllocation ?? true}, ${options.movesPerYear === undefined ? 4 : options.movesPerYear},
      72, 10, ${options.hostIdTypes ?? ['hostname', 'mac']}, ${portal.clock.now()})`)
  for (const feature of features)
    await portal.rows(sql`
      insert into features (product_id, code, name, choosable)
      values (${id}, ${feature}, ${feature}, ${(options.choosableFeatures ?? []).includes(feature)})`)
  await portal.rows(sql`
    insert into editions (product_id, code, name, feature_codes) values (${id}, 'STD', 'Standard', ${features})`)
  await portal.rows(sql`
    insert into skus (code, product_id, edition_code, model, maintenance_months, grade)
    values (${sku}, ${id}, 'STD', ${options.model ?? 'concurrent'}, 12, ${options.grade ?? 'retail'})`)
  return { code, name, sku }
}

/** Adds so many licences of one product at once: for lists that are longer than what is made while one waits. */
export async function makeManyLicences(
  portal: TestPortal,
  organization: OrganizationRef,
  count: number,
): Promise<void> {
  const product = await makeProduct(portal, {})
  const made = Array.from({ length: count }, () => ({ id: randomIds.uuid(), code: randomIds.licenceCode() }))
  await portal.rows(sql`
    insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
      starts_on, maintenance_ends_on, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number,
      order_line, fulfilled_at, search_text)
    select ${organization.id}, id, code, ${product.code}, ${product.name}, 'STD', 'Standard', 'concurrent', position,
      date '2026-01-01', date '2027-01-01' + (position % 300)::integer, true, 72, 10, array['hostname'], ${product.sku}, ${product.sku},
      position, ${portal.clock.now()}::timestamptz, lower(code)
    from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ code }) => code)}::text[]) with ordinality as made (id, code, position)`)
}
