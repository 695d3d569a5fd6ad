import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/leave-view.ts'
import { accountPaths } from './account-paths.ts'

/** ACC-16: leaves the view of a contact, and goes back to the contact's page as one of the staff. */
export async function action({ context }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { ended } = outputOf(await call('endViewAs', {}))
  if (ended === null) throw redirect(`/${language}/console`, 303)
  throw redirect(accountPaths(language, ended.organization.number).contact(ended.contact.id), 303)
}

/** Read instead of sent to, there is nothing here. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/${params.lang}`)
}

/** A page and not a bare resource, so that an expired form is answered in words. */
export default function LeaveView() {
  return null
}
