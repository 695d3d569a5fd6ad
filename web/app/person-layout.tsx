import { Outlet } from 'react-router'
import type { Route } from './+types/person-layout.ts'
import { signedIn } from './gate.ts'
import { useI18n } from './i18n.tsx'
import { languageOfPath } from './language.ts'
import { organizationTools, personNav } from './navigation.ts'
import { portalFrame, usePortalFrame } from './portal-frame.ts'
import { Shell } from './shell.tsx'
import { visit } from './visit.ts'

/** A person's own pages, whichever organization they act for: profile, password, second factor, sessions. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const actor = signedIn(here, url, languageOfPath(url.pathname) ?? here.language)
  return { actor, frame: await portalFrame(here.call) }
}

export default function PersonLayout({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { actor } = loaderData
  const frame = usePortalFrame(loaderData.frame)
  const first = actor.memberships[0]
  return (
    <Shell
      {...frame}
      area={t('app.area.person')}
      homeHref={`/${language}`}
      helpHref={`/${language}/help`}
      nav={personNav(t, language)}
      tools={first === undefined ? [] : organizationTools(t, language, first.number)}
      others={actor.memberships}
      person={{
        userName: actor.userName,
        loginId: actor.loginId,
        profileHref: `/${language}/profile`,
        signOutHref: `/${language}/sign-out`,
      }}
    >
      <Outlet />
    </Shell>
  )
}
