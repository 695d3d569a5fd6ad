import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of programmes and price schedules, for the vendor's staff. */
export const pricingPages: { console: RouteConfigEntry[]; bare: RouteConfigEntry[] } = {
  console: [
    route('pricing', 'pricing/schedule-list.tsx'),
    route('pricing/schedules/new', 'pricing/add-schedule.tsx'),
    route('pricing/schedules/:code', 'pricing/schedule-page.tsx'),
    route('pricing/schedules/:code/start-draft', 'pricing/start-draft.tsx'),
    route('pricing/schedules/:code/versions/:version', 'pricing/version-page.tsx'),
    route('pricing/schedules/:code/versions/:version/edit', 'pricing/edit-rules.tsx'),
    route('pricing/schedules/:code/versions/:version/import', 'pricing/import-rates.tsx'),
    route('pricing/schedules/:code/versions/:version/publish', 'pricing/publish-version.tsx'),
    route('pricing/schedules/:code/versions/:version/discard', 'pricing/discard-draft.tsx'),
    route('pricing/programmes', 'pricing/programme-list.tsx'),
    route('pricing/programmes/new', 'pricing/add-programme.tsx'),
    route('pricing/programmes/:code', 'pricing/edit-programme.tsx'),
  ],
  /** A file: no page, no shell. */
  bare: [route('console/pricing/schedules/:code/versions/:version/rates.csv', 'pricing/export-rates.ts')],
}
