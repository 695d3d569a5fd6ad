import type { LicenceRequestView } from '../../contract/licence-requests.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

const tones: Record<LicenceRequestView['status'], Tone> = {
  open: 'warn',
  agreed: 'ok',
  refused: 'neutral',
  ended: 'neutral',
}

/** How a request for licences stands, in a word. */
export function RequestState({ status }: { status: LicenceRequestView['status'] }) {
  const { t } = useI18n()
  return <Badge tone={tones[status]}>{t(`resale.requestStatus.${status}`)}</Badge>
}
