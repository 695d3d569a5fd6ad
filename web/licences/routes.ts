import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of the licences feature, by the shell that they stand in. */
export const licencePages: {
  organization: RouteConfigEntry[]
  console: RouteConfigEntry[]
  bare: RouteConfigEntry[]
  wide: RouteConfigEntry[]
} = {
  organization: [
    route('licences', 'licences/licence-list.tsx'),
    route('licences/visibility', 'licences/change-visibility.tsx'),
    route('licences/views', 'licences/saved-views.tsx'),
    route('licences/:licenceId', 'licences/licence-page.tsx'),
    route('licences/:licenceId/allocate', 'licences/allocate-host.tsx'),
    route('licences/:licenceId/allocate/quantity', 'licences/allocate-quantity.tsx'),
    route('licences/:licenceId/allocate/check', 'licences/allocate-check.tsx'),
    route('licences/:licenceId/allocations/:allocationId/reallocate', 'licences/reallocate-host.tsx'),
    route('licences/:licenceId/allocations/:allocationId/reallocate/check', 'licences/reallocate-check.tsx'),
    route('licences/:licenceId/allocations/:allocationId/return', 'licences/return-allocation.tsx'),
    route('licences/:licenceId/allocations/:allocationId/features', 'licences/change-features.tsx'),
    route('licences/:licenceId/allocations/:allocationId/reissue', 'licences/reissue-file.tsx'),
    route('licences/:licenceId/allocations/:allocationId/done', 'licences/allocation-done.tsx'),
    route('fulfil', 'licences/fulfil-order-line.tsx'),
    route('fulfil/check', 'licences/fulfil-check.tsx'),
    route('fulfil/done', 'licences/fulfil-done.tsx'),
  ],
  console: [route('licences', 'licences/find-licences-page.tsx')],
  /** Files and answers for scripts: no page, no shell. Their addresses begin below the language. */
  bare: [
    route('o/:number/licences.csv', 'licences/export-licences.ts'),
    route('o/:number/hosts', 'licences/list-hosts.ts'),
    route('o/:number/files/:fileId', 'licences/download-licence-file.ts'),
  ],
  wide: [route('verify', 'licences/verify-licence-file.tsx')],
}
