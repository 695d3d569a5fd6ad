import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of signing in: public and without a script; then a person's own. */
export const identityPages: { wide: RouteConfigEntry[]; narrow: RouteConfigEntry[]; person: RouteConfigEntry[] } = {
  wide: [route('sign-in', 'identity/sign-in.tsx')],
  narrow: [
    route('sign-out', 'identity/sign-out.tsx'),
    route('choose-organization', 'identity/organization-choice.tsx'),
    route('switch-organization', 'identity/switch-organization.tsx'),
    route('forgotten-login-id', 'identity/request-login-id.tsx'),
    route('forgotten-password', 'identity/request-password-reset.tsx'),
    route('new-password/:token', 'identity/reset-password.tsx'),
    route('invitation/:token', 'identity/accept-invitation.tsx'),
  ],
  person: [
    route('profile', 'identity/profile-page.tsx'),
    route('profile/password', 'identity/change-password.tsx'),
    route('profile/second-factor', 'identity/set-up-second-factor.tsx'),
    route('profile/recovery-codes', 'identity/renew-recovery-codes.tsx'),
    route('profile/remove-second-factor', 'identity/remove-second-factor.tsx'),
  ],
}
