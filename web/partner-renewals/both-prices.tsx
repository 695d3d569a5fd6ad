import type { CustomerQuoteView } from '../../contract/partner-quotes.ts'
import { useI18n } from '../app/i18n.tsx'
import { percentText } from '../renewals/renewal-words.tsx'

/** What the customer pays, what the partner pays, and what it earns: for the partner's eyes (REN-6). */
export function BothPrices(props: {
  name: string
  totalMinor: number
  currency: string
  partner: CustomerQuoteView['partner']
  levelName: string
}) {
  const { t, f, language } = useI18n()
  const { name, totalMinor, currency, partner, levelName } = props
  const rows = [
    { label: t('resale.price.customer', { customer: name }), minor: totalMinor },
    { label: t('resale.price.own'), minor: partner.totalMinor },
  ]
  return (
    <>
      <dl className="tabular">
        {rows.map(({ label, minor }) => (
          <div key={label} className="flex justify-between gap-4 py-1">
            <dt className="text-muted">{label}</dt>
            <dd className="whitespace-nowrap">{f.money(minor, currency)}</dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-4 border-t border-line pt-2 text-h2 font-semibold">
          <dt>{t('resale.price.margin')}</dt>
          <dd className="whitespace-nowrap">{f.money(partner.marginMinor, currency)}</dd>
        </div>
      </dl>
      <p className="mt-2 text-hint text-muted">
        {partner.discountPercent === null
          ? t('resale.price.noDiscount')
          : t('resale.price.discount', {
              percent: percentText(partner.discountPercent, language),
              level: levelName,
            })}
      </p>
    </>
  )
}
