import type { ProductContent } from '../../contract/catalogue.ts'
import { hostIdTypes } from '../../contract/licences.ts'
import { type FieldFault, fault } from '../platform/refusal.ts'

/**
 * What a product is to say, in the one order in which it is kept. SKUs that are left out stay as they are: what an order
 * names is retired, never forgotten.
 */
export function completed(wanted: ProductContent, former: ProductContent | null): ProductContent {
  const named = new Set(wanted.skus.map(({ code }) => code))
  const skus = [...wanted.skus, ...(former?.skus ?? []).filter(({ code }) => !named.has(code))]
  return {
    ...wanted,
    hostIdTypes: hostIdTypes.filter((type) => wanted.hostIdTypes.includes(type)),
    features: wanted.features.toSorted(by(({ code }) => code)),
    editions: wanted.editions.toSorted((a, b) => a.rank - b.rank || by<typeof a>(({ code }) => code)(a, b)),
    versions: wanted.versions.toSorted(by(({ releasedOn, number }) => `${releasedOn} ${number}`)),
    skus: skus.toSorted(by(({ code }) => code)),
  }
}

/** What SKUs are held against: whose those are that exist, and which programmes there are. */
export type SkuFacts = { ownersOfSkus: readonly { code: string; productCode: string }[]; programmes: readonly string[] }

/**
 * What contradicts itself in a product: the same thing twice, an edition with a feature that there is not or that is taken
 * away, a SKU of an edition or in a programme that there is not, and SKUs that belong to another product. Paths are those of the input.
 */
export function contradictions(
  wanted: ProductContent,
  former: ProductContent | null,
  { ownersOfSkus, programmes }: SkuFacts,
): FieldFault[] {
  const features = new Set(wanted.features.map(({ code }) => code))
  const editions = new Set(wanted.editions.map(({ code }) => code))
  const named = new Set(wanted.skus.map(({ code }) => code))
  const foreign = new Set(ownersOfSkus.filter(({ productCode }) => productCode !== wanted.code).map(({ code }) => code))
  return [
    ...repeated(
      'features',
      'code',
      wanted.features.map(({ code }) => code),
    ),
    ...repeated(
      'editions',
      'code',
      wanted.editions.map(({ code }) => code),
    ),
    ...repeated(
      'versions',
      'number',
      wanted.versions.map(({ number }) => number),
    ),
    ...repeated(
      'skus',
      'code',
      wanted.skus.map(({ code }) => code),
    ),
    ...wanted.editions.flatMap(({ code: by, featureCodes }, index) =>
      featureCodes.flatMap((what, place) => {
        if (features.has(what)) return []
        const isTakenAway = former?.features.some(({ code }) => code === what)
        return isTakenAway
          ? [fault('features', 'still-needed', { what, by })]
          : [fault(`editions.${index}.featureCodes.${place}`, 'not-in-list', { what })]
      }),
    ),
    ...wanted.skus.flatMap(({ editionCode: what }, index) =>
      editions.has(what) ? [] : [fault(`skus.${index}.editionCode`, 'not-in-list', { what })],
    ),
    ...wanted.skus.flatMap(({ programmeCode: what }, index) =>
      what === null || programmes.includes(what) ? [] : [fault(`skus.${index}.programmeCode`, 'not-in-list', { what })],
    ),
    ...wanted.skus.flatMap(({ code }, index) =>
      foreign.has(code) ? [fault(`skus.${index}.code`, 'already-in-use')] : [],
    ),
    ...(former?.skus ?? []).flatMap(({ code, editionCode }) =>
      named.has(code) || editions.has(editionCode)
        ? []
        : [fault('editions', 'still-needed', { what: editionCode, by: code })],
    ),
  ]
}

function repeated(list: string, name: string, values: readonly string[]): FieldFault[] {
  return values.flatMap((what, index) =>
    values.indexOf(what) < index ? [fault(`${list}.${index}.${name}`, 'listed-twice', { what })] : [],
  )
}

function by<Item>(key: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
}
