import type { AccessRequestView } from '../../contract/access-requests.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

const tones: Record<AccessRequestView['status'], Tone> = {
  open: 'info',
  granted: 'ok',
  refused: 'danger',
  withdrawn: 'neutral',
  closed: 'neutral',
  lapsed: 'warn',
}

/** How a request stands, in one word. */
export function AccessRequestStatus({ status }: Pick<AccessRequestView, 'status'>) {
  const { t } = useI18n()
  return <Badge tone={tones[status]}>{t(`access.status.${status}`)}</Badge>
}
