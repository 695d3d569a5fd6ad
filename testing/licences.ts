import { randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import type { OrganizationRef } from '../contract/actor.ts'
import type { HostIdType } from '../licence-file/format.ts'
import { randomIds } from '../server/platform/ids.ts'
import { licenceCodeFrom } from '../values/ids.ts'
import { searchKey } from '../values/text.ts'
import type { TestPortal } from './portal.ts'
import { unique } from './unique.ts'

/** How a licence differs from a perpetual one of 100 seats with maintenance for a year to come. */
export type LicenceOptions = {
  code?: string
  productCode?: string
  productName?: string
  editionName?: string
  quantity?: number
  startsOn?: string
  endsOn?: string | null
  maintenanceEndsOn?: string | null
  status?: 'active' | 'rescinded' | 'on-hold'
  partialAllocation?: boolean
  movesPerYear?: number | null
  features?: string[]
  choosableFeatures?: string[]
  hostIdTypes?: HostIdType[]
  serialShape?: string | null
  fulfilledAt?: string
  replacesId?: string
  hidden?: boolean
}

/** Puts a licence into an organization without an order, for tests of what happens to it afterwards. */
export async function makeLicence(
  portal: TestPortal,
  organization: OrganizationRef,
  options: LicenceOptions = {},
): Promise<{ id: string; code: string; quantity: number }> {
  const id = randomIds.uuid()
  const code = options.code ?? licenceCodeFrom(randomBytes(64))
  const quantity = options.quantity ?? 100
  const productName = options.productName ?? 'Workspace'
  const editionName = options.editionName ?? 'Advanced'
  const orderNumber = unique('SO-')
  const rescinded = options.status === 'rescinded'
  await portal.rows(sql`
    insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity, starts_on,
      ends_on, maintenance_ends_on, status, rescinded_at, rescinded_reason, feature_codes, choosable_feature_codes, partial_allocation,
      moves_per_year, grace_hours, overdraft_percent, host_id_types, serial_shape, sku_code, order_number, order_line, fulfilled_at,
      replaces_id, hidden_at, search_text)
    values (${organization.id}, ${id}, ${code}, ${options.productCode ?? 'WORKSPACE'}, ${productName}, 'ADV', ${editionName}, 'concurrent',
      ${quantity}, ${options.startsOn ?? '2026-01-01'}, ${options.endsOn ?? null},
      ${options.maintenanceEndsOn === undefined ? '2027-06-30' : options.maintenanceEndsOn}, ${options.status ?? 'active'},
      ${rescinded ? portal.clock.now() : null}, ${rescinded ? 'Replaced.' : null}, ${options.features ?? []},
      ${options.choosableFeatures ?? []}, ${options.partialAllocation ?? true}, ${options.movesPerYear ?? null}, 72, 10,
      ${options.hostIdTypes ?? ['hostname', 'mac', 'serial', 'uuid']}, ${options.serialShape ?? null}, 'WS-ADV-CCU', ${orderNumber}, 1,
      ${options.fulfilledAt ?? portal.clock.now()}, ${options.replacesId ?? null}, ${options.hidden ? portal.clock.now() : null},
      ${searchKey(`${code} ${code.replaceAll('-', '')} ${productName} ${editionName} ${orderNumber}`)})`)
  return { id, code, quantity }
}
