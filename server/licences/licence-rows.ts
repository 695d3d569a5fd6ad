import type { allocationStatuses, fileStatuses, grades, licenceModels } from '../../contract/licences.ts'
import type { HostIdType } from '../../licence-file/format.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import type { LicenceCode } from '../../values/ids.ts'

/** A licence as it is stored, with the owner's number and name for what is issued of it. */
export type LicenceRow = {
  organization_id: string
  organization_number: string
  organization_name: string
  id: string
  code: LicenceCode
  product_code: string
  product_name: string
  edition_code: string
  edition_name: string
  model: (typeof licenceModels)[number]
  grade: (typeof grades)[number]
  quantity: number
  allocated_quantity: number
  starts_on: Day
  ends_on: Day | null
  maintenance_ends_on: Day | null
  status: 'active' | 'rescinded' | 'on-hold'
  rescinded_at: Instant | null
  rescinded_reason: string | null
  feature_codes: string[]
  choosable_feature_codes: string[]
  partial_allocation: boolean
  moves_per_year: number | null
  grace_hours: number
  overdraft_percent: number
  host_id_types: HostIdType[]
  serial_shape: string | null
  sku_code: string
  order_number: string
  order_line: number
  purchase_order_number: string | null
  contract_number: string | null
  selling_partner_name: string | null
  fulfilled_at: Instant
  replaces_id: string | null
  hidden_at: Instant | null
  version: number
}

/** An allocation as it is stored. */
export type AllocationRow = {
  organization_id: string
  id: string
  licence_id: string
  host_id_type: HostIdType
  host_id: string
  label: string | null
  quantity: number
  feature_codes: string[]
  status: (typeof allocationStatuses)[number]
  bound_at: Instant
  created_at: Instant
  ended_at: Instant | null
  previous_id: string | null
  version: number
}

/** A file without its bytes. */
export type FileRow = {
  id: string
  allocation_id: string
  status: (typeof fileStatuses)[number]
  created_at: Instant
  status_changed_at: Instant | null
}

/** A move between hosts, as the budget counts it. */
export type MoveRow = {
  kind: 'reallocation' | 'allocation-after-return' | 'correction' | 'staff-exception'
  counted: boolean
  moved_at: Instant
  from_host_id: string
  to_host_id: string
}

/** What was given back lately and is not all allocated again. */
export type ReturnRow = {
  id: string
  allocation_id: string
  host_id: string
  quantity: number
  reused_quantity: number
}
