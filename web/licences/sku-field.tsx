import { useI18n } from '../app/i18n.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { type Sku, useSkuWords } from './sku-words.tsx'

/** Which SKU was sold: chosen by product and in words; in a catalogue too long for that, typed, with what there is offered. */
export function SkuField({ skus, complete, chosen }: { skus: readonly Sku[]; complete: boolean; chosen: string }) {
  const { t } = useI18n()
  const words = useSkuWords()
  if (!complete)
    return (
      <>
        <TextInput
          name="sku"
          label={t('fulfilment.sku')}
          hint={t('fulfilment.skuHint')}
          required
          defaultValue={chosen}
          width="half"
          autoComplete="off"
          list="skus"
          mono
        />
        <datalist id="skus">
          {skus.map((sku) => (
            <option key={sku.code} value={sku.code}>
              {`${sku.product.name} · ${words(sku)}`}
            </option>
          ))}
        </datalist>
      </>
    )
  const products = [...new Map(skus.map((sku) => [sku.product.code, sku.product])).values()]
  return (
    <Select
      name="sku"
      label={t('fulfilment.sku')}
      required
      defaultValue={chosen}
      className="max-w-full"
      choices={[{ value: '', label: t('fulfilment.chooseSku') }]}
      groups={products.map((product) => ({
        label: product.name,
        choices: skus
          .filter((sku) => sku.product.code === product.code)
          .map((sku) => ({ value: sku.code, label: `${sku.code}: ${words(sku)}` })),
      }))}
    />
  )
}
