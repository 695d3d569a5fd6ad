import type { catalogue } from '../../contract/catalogue.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'

/** A SKU as the catalogue lists it. */
export type Sku = OutputOf<typeof catalogue.listSkus>['items'][number]

/** What a SKU sells, in words: "Standard · Concurrent users · 12 months · maintenance for 12 months". */
export function useSkuWords(): (sku: Sku) => string {
  const { t } = useI18n()
  return (sku) =>
    [
      sku.edition.name,
      t(`licences.models.${sku.model}`),
      sku.termMonths === null ? t('licences.perpetual') : t('fulfilment.months', { count: sku.termMonths }),
      sku.maintenanceMonths === 0
        ? t('fulfilment.withoutMaintenance')
        : t('fulfilment.withMaintenance', { count: sku.maintenanceMonths }),
      ...(sku.grade === 'retail' ? [] : [t(`licences.grades.${sku.grade}`)]),
    ].join(' · ')
}
