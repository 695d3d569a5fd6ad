import type { PortalFrame } from '../../contract/portal.ts'
import type { Call } from './call.ts'
import { useI18n } from './i18n.tsx'
import type { ResourceLink, ServiceNotice } from './shell-types.ts'

/** What the vendor puts on every page. A page does not fail for want of it. */
export async function portalFrame(call: Call): Promise<PortalFrame> {
  const answer = await call('readPortalFrame', {})
  return answer.ok ? answer.output : { links: [], notices: [] }
}

/** The same as a shell takes it. */
export function usePortalFrame({ links, notices }: PortalFrame): {
  resources: readonly ResourceLink[]
  notices: readonly ServiceNotice[]
} {
  const { t } = useI18n()
  return {
    resources: links.map(({ label, url }) => ({ label, href: url })),
    notices: notices.map(({ id, kind, text }) => ({
      id,
      tone: kind === 'fault' ? 'warn' : 'info',
      title: t(`app.notice.${kind}`),
      text,
    })),
  }
}
