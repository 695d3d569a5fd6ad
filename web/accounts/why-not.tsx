import { useParams } from 'react-router'
import type { RefusalCode } from '../../contract/refusals.ts'
import { useI18n } from '../app/i18n.tsx'
import { useLimits } from '../app/limited-access.tsx'
import { accountPaths } from './account-paths.ts'
import { TextLink } from './text-link.tsx'

/** Refusals that have words of their own here. */
const known = [
  'own-rights',
  'last-administrator',
  'invitation-not-open',
  'cannot-sign-in',
  'contact-not-active',
  'contact-active',
  'access-limited',
  'not-allowed',
  'view-as-read-only',
] as const

/**
 * Why an action is not possible now, short enough to stand beside it. Whose access is limited is led to those who can change
 * that (ACC-6).
 */
export function WhyNot({ code }: { code: RefusalCode }) {
  const { t, language } = useI18n()
  const { number = '' } = useParams()
  const limits = useLimits()
  const reason = known.find((one) => one === code)
  const text = t(reason === undefined ? 'accounts.whyNot.other' : `accounts.whyNot.${reason}`)
  if (code !== 'access-limited' || limits?.actions.ask !== null) return text
  return (
    <>
      {text}{' '}
      <TextLink to={accountPaths(language, number).askForAccess}>
        {t(limits.request?.status === 'open' ? 'app.limited.see' : 'app.limited.ask')}
      </TextLink>
    </>
  )
}
