import type { saleStatuses } from '../../contract/catalogue.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'

/** Whether something is still sold, in a word. */
export function SaleStatus({ status }: { status: (typeof saleStatuses)[number] }) {
  const { t } = useI18n()
  return <Badge tone={status === 'sold' ? 'ok' : 'neutral'}>{t(`catalogue.status.${status}`)}</Badge>
}
