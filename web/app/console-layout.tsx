import { data, Outlet } from 'react-router'
import type { Route } from './+types/console-layout.ts'
import { signedIn } from './gate.ts'
import { useI18n } from './i18n.tsx'
import { consoleNav, consoleTools } from './navigation.ts'
import { portalFrame, usePortalFrame } from './portal-frame.ts'
import { Shell } from './shell.tsx'
import { visit } from './visit.ts'

/** The staff's console. To anybody else it is not there. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const actor = signedIn(here, url, params.lang)
  if (actor.kind !== 'staff') throw data(null, { status: 404 })
  return { actor, demo: here.demo, frame: await portalFrame(here.call) }
}

export default function ConsoleLayout({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { actor, demo } = loaderData
  const frame = usePortalFrame(loaderData.frame)
  const base = `/${language}/console`
  return (
    <Shell
      {...frame}
      area={t('app.area.console')}
      homeHref={base}
      helpHref={`/${language}/help`}
      nav={consoleNav(t, language, demo)}
      tools={consoleTools(t, language, demo)}
      person={{
        userName: actor.userName,
        loginId: actor.loginId,
        profileHref: `/${language}/profile`,
        signOutHref: `/${language}/sign-out`,
      }}
      palette={{ source: `${base}/palette`, search: `${base}/search` }}
    >
      <Outlet />
    </Shell>
  )
}
