import type { AuditEventView } from '../../contract/audit.ts'
import type { Translate } from '../app/i18n.tsx'
import type { TimelineEvent } from '../ui/timeline.tsx'

const known = [
  'organization_created',
  'organization_updated',
  'organization_facts-updated',
  'address_added',
  'address_updated',
  'address_removed',
  'contact_added',
  'contact_invited',
  'contact_updated',
  'contact_rights-changed',
  'contact_deactivated',
  'contact_reactivated',
  'contact_email-change-requested',
  'contact_email-changed',
  'invitation_accepted',
  'password-link_sent',
  'password_changed',
  'password_reset',
  'recovery-code_used',
  'recovery-codes_renewed',
  'second-factor_added',
  'second-factor_removed',
  'session_ended',
  'sessions_ended',
  'sign-in_failed',
  'sign-in_succeeded',
  'licence_fulfilled',
  'licence_allocated',
  'licence_reallocated',
  'licence_returned',
  'licence_partly-returned',
  'licence_features-changed',
  'licence_file-reissued',
  'licence_file-downloaded',
  'licence_hidden',
  'licence_unhidden',
] as const

/** What was done, in words. An action of a later day that we have no words for is named by its code. */
export function actionText(t: Translate, action: string): string {
  const name = known.find((one) => one.replace('_', '.') === action)
  return name === undefined ? action : t(`accounts.actions.${name}`)
}

/** An event's changed fields, each from what to what, as plainly as the trail holds them. */
export function changesOf({ before, after }: AuditEventView): TimelineEvent['changes'] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((label) => ({ label, from: plain(before?.[label]), to: plain(after?.[label]) }))
}

function plain(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return value.map((one) => plain(one) ?? '').join(', ') || undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
