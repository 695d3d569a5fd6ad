import type { portal } from '../../contract/portal.ts'
import type { Operation } from '../platform/operation.ts'
import { viewNotice } from './notice-rules.ts'
import { listNotices, listUsefulLinks } from './portal-queries.ts'

/** PLT-10: links and notices in both languages, for those who change them. */
export const readPortalContent: Operation<typeof portal.readPortalContent> = async (ctx) => ({
  links: await listUsefulLinks(ctx),
  notices: (await listNotices(ctx)).map((notice) => viewNotice(notice, ctx.now)),
})
