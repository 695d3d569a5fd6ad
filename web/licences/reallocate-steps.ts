import type { Translate } from '../app/i18n.tsx'
import type { LicencePaths } from './licence-paths.ts'
import { type MoveDraft, moveQuery } from './wizard-draft.ts'

/** How many steps reallocating takes. */
export const reallocateStepCount = 2

/** The steps of reallocating, with the address that leads back to the first. */
export function reallocateSteps(
  t: Translate,
  paths: LicencePaths,
  ids: { licenceId: string; allocationId: string },
  draft: MoveDraft,
  current: number,
) {
  return {
    label: t('allocations.reallocate.steps'),
    current,
    steps: [
      {
        label: t('allocations.steps.newHost'),
        href: `${paths.reallocate(ids.licenceId, ids.allocationId)}?${moveQuery(draft)}`,
      },
      { label: t('allocations.steps.check') },
    ],
  }
}
