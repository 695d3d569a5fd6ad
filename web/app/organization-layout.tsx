import { data, Outlet } from 'react-router'
import { LinkButton } from '../ui/button.tsx'
import type { Route } from './+types/organization-layout.ts'
import { signedIn } from './gate.ts'
import { useI18n } from './i18n.tsx'
import { organizationNav, organizationTools } from './navigation.ts'
import { portalFrame, usePortalFrame } from './portal-frame.ts'
import { Shell } from './shell.tsx'
import { visit } from './visit.ts'
import { WrongOrganization } from './wrong-organization.tsx'

/**
 * Everything below `/o/{number}`: the number in the address says whose data this is, always (ACC-15). Nothing is looked
 * up for a number that is not one of the reader's own: the page only names what it was asked for and offers theirs. The
 * vendor's people see the same pages as the organization's own, under a bar that says so.
 */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const actor = signedIn(here, url, params.lang)
  const owner =
    actor.memberships.find((one) => one.number === params.number) ??
    (actor.organization?.number === params.number ? actor.organization : undefined)
  const others = actor.memberships.filter((one) => one.number !== params.number)
  if (owner === undefined && actor.kind === 'staff') throw data(null, { status: 404 })
  const frame = await portalFrame(here.call)
  if (owner === undefined) return data({ owner, others, actor, frame }, { status: 403 })
  return data({ owner, others, actor, frame })
}

export default function OrganizationLayout({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { owner, others, actor } = loaderData
  const frame = usePortalFrame(loaderData.frame)
  const base = `/${language}/o/${params.number}`
  if (owner === undefined)
    return <WrongOrganization number={params.number} loginId={actor.loginId} memberships={others} />
  const isStaff = actor.kind === 'staff'
  return (
    <Shell
      {...frame}
      area={isStaff ? t('app.area.console') : t('app.area.account')}
      homeHref={isStaff ? `/${language}/console` : base}
      helpHref={`/${language}/help`}
      nav={organizationNav(t, language, params.number, isStaff)}
      tools={organizationTools(t, language, params.number)}
      owner={owner}
      others={others.map((other) => ({ ...other, href: `/${language}/o/${other.number}` }))}
      person={{
        userName: actor.userName,
        loginId: actor.loginId,
        profileHref: `/${language}/profile`,
        signOutHref: `/${language}/sign-out`,
      }}
      palette={{ source: `${base}/palette`, search: `${base}/search` }}
      viewing={
        isStaff
          ? {
              text: t('app.viewing.text', owner),
              leave: <LinkButton to={`/${language}/console/organizations`}>{t('app.viewing.leave')}</LinkButton>,
            }
          : undefined
      }
    >
      <Outlet />
    </Shell>
  )
}
