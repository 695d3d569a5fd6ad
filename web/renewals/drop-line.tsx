import { useI18n } from '../app/i18n.tsx'
import { Button } from '../ui/button.tsx'
import type { PricedRow } from './priced-rows.server.ts'

/** Leaves a line out again, by the form that prices (REN-14). */
export function DropLine({ form, row }: { form: string; row: PricedRow }) {
  const { t } = useI18n()
  return (
    <Button
      kind="quiet"
      form={form}
      name="out"
      value={row.membershipId}
      className="whitespace-nowrap"
      aria-label={t('renewals.price.dropOne', { code: row.licence.code })}
    >
      {t('renewals.price.drop')}
    </Button>
  )
}
