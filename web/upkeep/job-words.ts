import { useI18n } from '../app/i18n.tsx'

const known = [
  'send-letter',
  'mail-password-link',
  'mail-login-ids',
  'sign-licence-file',
  'tidy-keys',
  'tidy-sign-ins',
  'look-after-advisors',
  'look-after-advisor',
  'tell-of-missing-partner',
  'tidy-advisor-drafts',
  'end-memberships',
  'hand-over-customers',
  'tell-of-recovery',
  'end-access-requests',
  'write-export',
  'tidy-exports',
] as const

/** What a kind of job does, in words; one that has none yet goes by its own name. */
export function useJobWords(): (kind: string) => string {
  const { t } = useI18n()
  return (kind) => {
    const found = known.find((one) => one === kind)
    return found === undefined ? `${t('upkeep.kinds.other')} (${kind})` : t(`upkeep.kinds.${found}`)
  }
}
