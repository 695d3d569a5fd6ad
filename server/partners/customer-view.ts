import type { CustomerSummary, SharedLicence } from '../../contract/customers.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { maintenanceStateOf, statusOf } from '../../values/licence-ends.ts'
import { never } from './customer-condition-queries.ts'
import type { FoundCustomer } from './customer-search-queries.ts'
import type { SharedLicenceRow } from './shared-licence-queries.ts'

/** A customer as a list shows it. */
export function viewCustomerSummary(row: FoundCustomer, now: Instant): CustomerSummary {
  const maintenanceEndsOn = nearestEnd(row)
  return {
    number: row.number,
    name: row.name,
    country: row.country,
    state: row.state,
    coverage: row.coverage,
    scopes: row.scopes,
    endsOn: row.ends_on,
    timeZone: row.time_zone,
    endsAt: row.ends_at,
    maintenanceEndsOn,
    maintenanceState: maintenanceStateOf(maintenanceEndsOn, now),
    shared: row.licence_count,
    isNew: row.noticed_at === null,
  }
}

/** The end that is ahead; where none is, the last that has passed. */
function nearestEnd({ next_end, last_end }: Pick<FoundCustomer, 'next_end' | 'last_end'>): Day | null {
  return next_end === never ? last_end : next_end
}

/** A licence as it is shared. */
export function viewSharedLicence(row: SharedLicenceRow, now: Instant): SharedLicence {
  return {
    id: row.id,
    code: row.code,
    customer: { number: row.customer_number, name: row.customer_name },
    product: { code: row.product_code, name: row.product_name },
    edition: { code: row.edition_code, name: row.edition_name },
    model: row.model,
    grade: row.grade,
    quantity: row.quantity,
    allocatedQuantity: row.allocated_quantity,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    maintenanceEndsOn: row.maintenance_ends_on,
    maintenanceState: maintenanceStateOf(row.maintenance_ends_on, now),
    status: statusOf(row, now),
    contractNumber: row.contract_number,
  }
}
