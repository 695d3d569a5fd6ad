import type { CustomerView, customers } from '../../contract/customers.ts'
import { earliestToday } from '../../values/calendar.ts'
import type { Operation } from '../platform/operation.ts'
import { listSharedProducts } from './customer-choice-queries.ts'
import { findCustomer, listCustomerPeople } from './customer-queries.ts'
import { viewCustomerSummary, viewSharedLicence } from './customer-view.ts'
import { leaveTrace } from './leave-trace.ts'
import { listSharedLicenceRows } from './shared-licence-queries.ts'

/** How many licences the customer's page begins with. */
const licencesShown = 25

/** PAR-12, PAR-9. One customer, as far as it lets the partner see it; that somebody looked stands in its trail. */
export const readCustomer: Operation<typeof customers.readCustomer> = async (ctx, input) => {
  const row = await findCustomer(ctx, input.customerNumber, earliestToday(ctx.now))
  await leaveTrace(ctx, [row.organization_id])
  const all = { customerId: row.organization_id, product: '', named: null, from: undefined, to: undefined }
  const people = await listCustomerPeople(ctx, row)
  const granter = people.find(({ id }) => id === row.granted_by)
  return {
    ...viewCustomerSummary(row, ctx.now),
    otherNames: row.other_names,
    startsAt: row.starts_at,
    extends: row.extends,
    grantedAt: row.granted_at,
    grantedBy: granter ? reachable(granter) : null,
    location: { name: row.location_name, city: row.location_city },
    contacts: people.filter((one) => one.is_point_of_contact).map(reachable),
    products: await listSharedProducts(ctx, row.organization_id),
    licences: (await listSharedLicenceRows(ctx, all, { after: undefined, limit: licencesShown })).rows.map((licence) =>
      viewSharedLicence(licence, ctx.now),
    ),
    noticedAt: row.noticed_at,
  }
}

function reachable({
  name,
  email,
  phone,
  jobTitle,
}: CustomerView['contacts'][number]): CustomerView['contacts'][number] {
  return { name, email, phone, jobTitle }
}
