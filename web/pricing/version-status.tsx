import type { PriceScheduleView } from '../../contract/pricing.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

type Standing = 'draft' | 'current' | 'ahead' | 'over'
const tones: Record<Standing, Tone> = { draft: 'warn', current: 'ok', ahead: 'info', over: 'neutral' }

/** Where a version stands on a day. */
export function standingOf(
  { status, validFrom, lastDay }: Pick<PriceScheduleView['versions'][number], 'status' | 'validFrom' | 'lastDay'>,
  today: string,
): Standing {
  if (status === 'draft') return 'draft'
  if (validFrom > today) return 'ahead'
  return lastDay !== null && lastDay < today ? 'over' : 'current'
}

/** Where a version stands, in a word. */
export function VersionStatus({ standing }: { standing: Standing }) {
  const { t } = useI18n()
  return <Badge tone={tones[standing]}>{t(`pricing.status.${standing}`)}</Badge>
}
