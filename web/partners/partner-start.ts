import { redirect } from 'react-router'
import type { Route } from './+types/partner-start.ts'

/** Partner Central begins with the partner's profile. */
export function loader({ params }: Route.LoaderArgs) {
  throw redirect(`/${params.lang}/o/${params.number}/partner/profile`)
}
