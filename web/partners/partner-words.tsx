import type { PartnerRole, PartnerStatus } from '../../contract/actor.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { type Translate, useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

const tones: Record<PartnerStatus, Tone> = {
  prospect: 'neutral',
  pending: 'info',
  active: 'ok',
  expired: 'danger',
  suspended: 'warn',
}

/** Where a partner stands in the programme. */
export function StatusBadge({ status }: { status: PartnerStatus }) {
  const { t } = useI18n()
  return <Badge tone={tones[status]}>{t(`partners.status.${status}`)}</Badge>
}

/** Roles in words, joined as people list things. */
export function RoleNames({ roles }: { roles: readonly PartnerRole[] }) {
  const { t, f } = useI18n()
  if (roles.length === 0) return <span className="text-muted">{t('partners.people.noRole')}</span>
  return f.list(roles.map((role) => t(`partners.roles.${role}`)))
}

const known = [
  'access-limited',
  'partner-not-active',
  'partner-role-missing',
  'beyond-location',
  'own-roles',
  'location-in-use',
  'headquarters-stay',
  'locations-full',
  'not-allowed',
] as const

/** Why an action is not possible now, short enough to stand beside it. */
export function whyNotText(t: Translate, code: RefusalCode): string {
  return t(`partners.whyNot.${known.find((one) => one === code) ?? 'other'}`)
}

/** The roles, in the order in which they are explained. */
export const roleOrder: readonly PartnerRole[] = [
  'organization-administrator',
  'business-executive',
  'location-administrator',
  'sales',
  'technical',
]
