import type { ReactNode } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { classes } from '../ui/classes.ts'

/** What a price is made of. */
export type Sums = {
  currency: string
  lineCount: number
  renewalMinor: number
  reinstatementMinor: number
  creditMinor: number
  totalMinor: number
}

/** The parts of a price and their total (UX-33). */
export function PriceTotals({ sums, children, stale }: { sums: Sums; children?: ReactNode; stale?: boolean }) {
  const { t, f } = useI18n()
  const parts = [
    { key: 'renewal', minor: sums.renewalMinor },
    { key: 'reinstatement', minor: sums.reinstatementMinor },
    { key: 'credit', minor: sums.creditMinor },
  ] as const
  return (
    <div className={classes('flex flex-col gap-2 transition-opacity', stale && 'opacity-60')}>
      <dl className="tabular">
        {parts.map(({ key, minor }) => (
          <div key={key} className="flex justify-between gap-4 py-1">
            <dt className="text-muted">{t(`renewals.price.${key}`)}</dt>
            <dd className="whitespace-nowrap">{f.money(minor, sums.currency)}</dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-4 border-t border-line pt-2 text-h2 font-semibold">
          <dt>{t('renewals.price.total')}</dt>
          <dd className="whitespace-nowrap">{f.money(sums.totalMinor, sums.currency)}</dd>
        </div>
      </dl>
      {children}
    </div>
  )
}
