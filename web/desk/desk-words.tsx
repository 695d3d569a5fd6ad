import type { RefusalCode } from '../../contract/refusals.ts'
import type { Translate } from '../app/i18n.tsx'

/** Who must agree, in words. */
export function approverText(t: Translate, approver: string): string {
  return t(approver === 'finance-manager' ? 'desk.approver.finance' : 'desk.approver.renewals')
}

const known = [
  'quote-needs-approval',
  'quote-incomplete',
  'quote-sent',
  'quote-ordered',
  'quote-over',
  'quote-revised',
  'quote-made-by',
  'approval-not-asked',
  'approval-of-others',
  'approval-own',
  'not-allowed',
] as const

/** Why the desk cannot do something with a quote now, short enough to stand beside it. */
export function deskCannotText(t: Translate, code: RefusalCode): string {
  const reason = known.find((one) => one === code)
  return t(reason === undefined ? 'desk.cannot.other' : `desk.cannot.${reason}`)
}
