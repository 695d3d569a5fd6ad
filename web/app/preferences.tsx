import { redirect } from 'react-router'
import type { Route } from './+types/preferences.ts'
import { localPath } from './local-path.ts'
import { submitted } from './submission.ts'
import { themeCookie } from './theme-cookie.ts'
import { type Theme, visit } from './visit.ts'

function isTheme(text: string): text is Theme {
  return text === 'system' || text === 'light' || text === 'dark'
}

/** Keeps a reader's theme in a cookie and goes back to where they were. An unknown theme changes nothing. */
export function action({ context }: Route.ActionArgs) {
  const { text } = submitted(context)
  const theme = text('theme')
  const headers = new Headers()
  if (isTheme(theme)) headers.append('Set-Cookie', themeCookie(theme, context.get(visit).origin))
  return redirect(localPath(text('returnTo')), { status: 303, headers })
}

/** Read instead of sent to, there is nothing here. */
export function loader() {
  return redirect('/')
}

/** A page and not a bare resource, so that an expired form is answered in words. */
export default function Preferences() {
  return null
}
