import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of what the vendor puts on every page, by the shell that they stand in. */
export const portalPages: { console: RouteConfigEntry[] } = {
  console: [
    route('portal', 'portal/portal-page.tsx'),
    route('portal/links', 'portal/save-useful-links.tsx'),
    route('portal/notices/new', 'portal/save-service-notice.tsx', { id: 'new-service-notice' }),
    route('portal/notices/:noticeId', 'portal/save-service-notice.tsx', { id: 'service-notice' }),
  ],
}
