import { useI18n } from '../app/i18n.tsx'

/** Until when a line is covered then, and until when it is now (UX-33). */
export function NewEnd({ endsOn, formerEndsOn }: { endsOn: string; formerEndsOn: string }) {
  const { t, f } = useI18n()
  return (
    <span className="tabular">
      <span className="whitespace-nowrap">{f.day(endsOn)}</span>
      <span className="block text-hint text-balance text-muted">
        {t('renewals.arithmetic.former', { day: f.day(formerEndsOn) })}
      </span>
    </span>
  )
}
