import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of who the vendor is, by the shell that they stand in. */
export const billingPages: { console: RouteConfigEntry[] } = {
  console: [route('supplier', 'billing/edit-vendor-details.tsx')],
}
