import type { ContactSummary } from '../../contract/contacts.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

const signInTones: Record<ContactSummary['signIn'], Tone> = {
  none: 'neutral',
  invited: 'info',
  lapsed: 'warn',
  active: 'ok',
}

/** A contact's types in words, joined as people list things. */
export function ContactTypes({ types }: { types: ContactSummary['types'] }) {
  const { t, f } = useI18n()
  return f.list(types.map((type) => t(`accounts.types.${type}`)))
}

/** Whether the contact takes part, and if so, whether they are restricted. */
export function ContactAccess({ contact }: { contact: Pick<ContactSummary, 'status' | 'restricted'> }) {
  const { t } = useI18n()
  if (contact.status === 'inactive') return <Badge>{t('accounts.status.inactive')}</Badge>
  return contact.restricted ? (
    <Badge tone="warn">{t('accounts.rights.restricted')}</Badge>
  ) : (
    <Badge tone="ok">{t('accounts.rights.unrestricted')}</Badge>
  )
}

/** How far the contact has come with signing in. */
export function SignInState({ signIn }: { signIn: ContactSummary['signIn'] }) {
  const { t } = useI18n()
  return <Badge tone={signInTones[signIn]}>{t(`accounts.signIn.${signIn}`)}</Badge>
}
