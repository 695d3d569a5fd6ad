import { portal } from '../../contract/portal.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { endServiceNotice } from './end-service-notice.ts'
import { readPortalContent } from './read-portal-content.ts'
import { readPortalFrame } from './read-portal-frame.errand.ts'
import { saveServiceNotice } from './save-service-notice.ts'
import { saveUsefulLinks } from './save-useful-links.ts'

/** What this feature serves: what the vendor puts on every page, and the means to change it. */
export const portalRoutes = serve<House, typeof portal>(portal, {
  readPortalFrame: { errand: readPortalFrame },
  readPortalContent,
  saveUsefulLinks,
  saveServiceNotice,
  endServiceNotice,
})
