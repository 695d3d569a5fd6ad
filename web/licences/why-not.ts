import type { allocating } from '../../contract/allocations.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Translate } from '../app/i18n.tsx'

type Refusing = 'allocateLicence' | 'reallocateLicence' | 'returnAllocation' | 'changeFeatures' | 'reissueFile'

/** Every code that can stand beside an action of a licence or allocation instead of the action. */
type WhyNotCode =
  | (typeof allocating)[Refusing]['refusals'][number]
  | 'not-allowed'
  | 'view-as-read-only'
  | 'view-as-no-files'

const known: Record<WhyNotCode, true> = {
  'licence-ended': true,
  'licence-not-started': true,
  'licence-rescinded': true,
  'licence-on-hold': true,
  'nothing-left': true,
  'whole-licence-only': true,
  'host-already-holds': true,
  'move-limit-reached': true,
  'allocation-not-active': true,
  'same-host': true,
  'not-allowed': true,
  'view-as-read-only': true,
  'view-as-no-files': true,
}

function isKnown(code: string): code is WhyNotCode {
  return Object.hasOwn(known, code)
}

/** Why an action is not possible now, short enough to stand beside it. A code of another feature gets a general sentence. */
export function whyNotText(t: Translate, code: RefusalCode): string {
  return t(isKnown(code) ? `licences.whyNot.${code}` : 'licences.whyNot.other')
}
