import type { Language } from '../app/language.ts'
import { localPath } from '../app/local-path.ts'

/** Addresses of the pages of one's own sign-in. */
export function identityPaths(language: Language) {
  const profile = `/${language}/profile`
  return {
    signIn: (returnTo?: string) =>
      returnTo === undefined || returnTo === '/'
        ? `/${language}/sign-in`
        : `/${language}/sign-in?returnTo=${encodeURIComponent(returnTo)}`,
    signOut: `/${language}/sign-out`,
    chooseOrganization: `/${language}/choose-organization`,
    forgotLoginId: `/${language}/forgotten-login-id`,
    forgotPassword: `/${language}/forgotten-password`,
    invitation: (token: string) => `/${language}/invitation/${token}`,
    profile,
    password: `${profile}/password`,
    secondFactor: `${profile}/second-factor`,
    recoveryCodes: `${profile}/recovery-codes`,
    removeSecondFactor: `${profile}/remove-second-factor`,
  }
}

/** Where somebody goes once signed in: to the page asked for, else to their own start; several companies: to choose. */
export function startPath(
  language: Language,
  person: { memberships: readonly { number: string }[]; staffRoles: readonly string[] },
  returnTo: string | null,
): string {
  const asked = localPath(returnTo)
  if (asked !== '/') return asked
  if (person.staffRoles.length > 0) return `/${language}/console`
  const [first, second] = person.memberships
  if (first === undefined || second !== undefined) return identityPaths(language).chooseOrganization
  return `/${language}/o/${first.number}`
}
