import { index, type RouteConfigEntry } from '@react-router/dev/routes'

/** The pages of the accounts feature, by the shell that they stand in. */
export const accountPages: { organization: RouteConfigEntry[] } = {
  organization: [index('accounts/overview-page.tsx')],
}
