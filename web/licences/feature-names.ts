import type { LicenceView } from '../../contract/licences.ts'

/** What the features of a licence are called, by their codes; one that it has no more is called by its code. */
export function featureNames(licence: Pick<LicenceView, 'features'>, codes: readonly string[]): string[] {
  return codes.map((code) => licence.features.find((feature) => feature.code === code)?.name ?? code)
}
