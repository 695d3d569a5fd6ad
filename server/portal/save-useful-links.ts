import type { portal, UsefulLink } from '../../contract/portal.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { listUsefulLinks, replaceUsefulLinks } from './portal-queries.ts'

/** PLT-10: the vendor's links below every page. Saving what is there already changes nothing. */
export const saveUsefulLinks: Operation<typeof portal.saveUsefulLinks> = async (ctx, { links }) => {
  const former = await listUsefulLinks(ctx)
  if (said(former).join() === said(links).join()) return { links }
  await replaceUsefulLinks(ctx, links)
  await record(ctx, {
    action: 'useful-links.saved',
    subject: { kind: 'useful-links', id: null, label: links.map(({ labelEn }) => labelEn).join(', ') },
    before: { links: said(former) },
    after: { links: said(links) },
  })
  return { links }
}

function said(links: readonly UsefulLink[]): string[] {
  return links.map(({ labelEn, labelEs, url }) => `${labelEn} / ${labelEs}: ${url}`)
}
