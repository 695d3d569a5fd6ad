import type { Me, SignedInView } from '../../contract/identity-fields.ts'
import { leastPasswordLength } from './password-rules.ts'
import { nameOf } from './tell-owner.ts'
import type { ProvenUser, User } from './user-queries.ts'

/** Who has signed in, and for whom they may act. */
export function viewSignedIn(user: User): SignedInView {
  return {
    name: nameOf(user),
    loginId: user.login_id,
    language: user.language,
    memberships: user.contacts.map(({ number, organization, types, restricted }) => ({
      number,
      name: organization,
      types,
      restricted,
    })),
    staffRoles: user.staff?.roles ?? [],
  }
}

/** One's own sign-in with its settings; never what proves it. */
export function viewMe(user: ProvenUser, recoveryCodesLeft: number): Me {
  return {
    ...viewSignedIn(user),
    timeZone: user.time_zone,
    theme: user.theme,
    passwordChangedAt: user.password_changed_at,
    leastPasswordLength: leastPasswordLength(user.totp_confirmed_at !== null),
    secondFactor: {
      active: user.totp_confirmed_at !== null,
      since: user.totp_confirmed_at,
      recoveryCodesLeft,
    },
  }
}
