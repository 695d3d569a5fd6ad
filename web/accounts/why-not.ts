import type { RefusalCode } from '../../contract/refusals.ts'
import type { Translate } from '../app/i18n.tsx'

const known = [
  'own-rights',
  'last-administrator',
  'invitation-not-open',
  'cannot-sign-in',
  'contact-not-active',
  'contact-active',
  'access-limited',
  'not-allowed',
] as const

/** Why an action is not possible now, short enough to stand beside it. */
export function whyNotText(t: Translate, code: RefusalCode): string {
  const reason = known.find((one) => one === code)
  return t(reason === undefined ? 'accounts.whyNot.other' : `accounts.whyNot.${reason}`)
}
