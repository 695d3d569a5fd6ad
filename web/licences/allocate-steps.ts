import type { LicenceView } from '../../contract/licences.ts'
import type { Translate } from '../app/i18n.tsx'
import type { LicencePaths } from './licence-paths.ts'
import { type AllocateDraft, allocateQuery } from './wizard-draft.ts'

/** How many steps allocating takes. */
export const allocateStepCount = 3

/** Whether the second step has features to choose. */
export function hasChoice(licence: Pick<LicenceView, 'features'>): boolean {
  return licence.features.some((feature) => feature.choosable)
}

/** The steps of allocating, with the addresses that lead back to each, answers kept. */
export function allocateSteps(
  t: Translate,
  paths: LicencePaths,
  licence: Pick<LicenceView, 'id' | 'features'>,
  draft: AllocateDraft,
  current: number,
) {
  const query = allocateQuery(draft)
  return {
    label: t('allocations.allocate.steps'),
    current,
    steps: [
      { label: t('allocations.steps.host'), href: `${paths.allocate(licence.id)}?${query}` },
      {
        label: t(hasChoice(licence) ? 'allocations.steps.quantity' : 'allocations.steps.quantityOnly'),
        href: `${paths.allocate(licence.id, 'quantity')}?${query}`,
      },
      { label: t('allocations.steps.check') },
    ],
  }
}
