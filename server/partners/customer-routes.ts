import { customers } from '../../contract/customers.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { listCustomerTasks } from './list-customer-tasks.ts'
import { listSharedLicences } from './list-shared-licences.ts'
import { noticeCustomer } from './notice-customer.ts'
import { readCustomer } from './read-customer.ts'
import { readSharedLicence } from './read-shared-licence.ts'
import { searchCustomers } from './search-customers.ts'

/** What a partner sees of its customers. */
export const customerRoutes = serve<House, typeof customers>(customers, {
  searchCustomers,
  readCustomer,
  noticeCustomer,
  listCustomerTasks,
  listSharedLicences,
  readSharedLicence,
})
