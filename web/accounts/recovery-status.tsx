import type { RecoveryRequestView } from '../../contract/recovery.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

const tones: Record<RecoveryRequestView['status'], Tone> = {
  waiting: 'info',
  approved: 'ok',
  refused: 'danger',
  withdrawn: 'neutral',
}

/** How a request for a new administrator stands, in one word. */
export function RecoveryStatus({ status }: Pick<RecoveryRequestView, 'status'>) {
  const { t } = useI18n()
  return <Badge tone={tones[status]}>{t(`access.recoveryStatus.${status}`)}</Badge>
}
