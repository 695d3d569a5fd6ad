import { data, Outlet, redirectDocument, useLocation } from 'react-router'
import { Button, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import type { Route } from './+types/organization-layout.ts'
import { actedFor, actingForCookie, standingOf, switchPath } from './acting-for.ts'
import { type SignedIn, signedIn } from './gate.ts'
import { useI18n } from './i18n.tsx'
import { limitsOf } from './limited-access.tsx'
import { navReader, organizationNav, organizationTools, partnerNav } from './navigation.ts'
import { portalFrame, usePortalFrame } from './portal-frame.ts'
import { Shell } from './shell.tsx'
import type { ShellProps } from './shell-types.ts'
import { useViewedCustomer } from './viewed-customer.ts'
import { ViewingContext } from './viewing.ts'
import { type OrganizationName, visit } from './visit.ts'
import { WrongOrganization } from './wrong-organization.tsx'

/**
 * ACC-15: whoever acts for one of their companies and opens a page of another is asked before it is shown. A form is an act
 * of the company that its page names, in another tab too, and from then on that is the company acted for (decision 031).
 */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ context, params, request, url }, next) => {
    const here = context.get(visit)
    const standing = standingOf(here, params.number)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (standing === 'elsewhere' && isRead) throw redirectDocument(switchPath(params.lang, url.pathname + url.search))
    const response = await next()
    if (standing === 'first' || standing === 'elsewhere')
      response.headers.append('Set-Cookie', actingForCookie(params.number, here.origin))
    return response
  },
]

/**
 * Everything below `/o/{number}`: the number in the address says whose data this is, always (ACC-15). Nothing is looked
 * up for a number that is not one of the reader's own: the page only names what it was asked for and whom they act for
 * (ACC-7). The vendor's people see the same pages as the organization's own, under a bar that says so.
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
  const limits = owner !== undefined && actor.contact?.restricted ? await limitsOf(here.call, params.number) : null
  const facts = { owner, others, actor, frame, limits, acting: actedFor(here) ?? null }
  // The same status as the pages inside get from the door.
  return data(facts, { status: owner !== undefined ? 200 : actor.memberships.length > 0 ? 404 : 403 })
}

export default function OrganizationLayout({ loaderData, params }: Route.ComponentProps) {
  const i18n = useI18n()
  const { t, language } = i18n
  const { owner, others, actor } = loaderData
  const frame = usePortalFrame(loaderData.frame)
  const { pathname } = useLocation()
  const viewed = useViewedCustomer()
  const base = `/${language}/o/${params.number}`
  if (owner === undefined)
    return <WrongOrganization number={params.number} loginId={actor.loginId} acting={loaderData.acting} own={others} />
  const isStaff = actor.kind === 'staff'
  const reader = navReader(actor)
  const ofPartner = `${pathname}/`.startsWith(`${base}/partner/`)
  return (
    <Shell
      {...frame}
      area={isStaff ? t('app.area.console') : t(ofPartner ? 'app.area.partner' : 'app.area.account')}
      homeHref={isStaff ? `/${language}/console` : ofPartner ? `${base}/partner` : base}
      helpHref={`/${language}/help`}
      nav={ofPartner ? partnerNav(t, language, params.number) : organizationNav(t, language, params.number, reader)}
      tools={organizationTools(t, language, params.number, reader)}
      owner={owner}
      others={others}
      person={{
        userName: actor.userName,
        loginId: actor.loginId,
        profileHref: `/${language}/profile`,
        signOutHref: `/${language}/sign-out`,
      }}
      palette={{ source: `${base}/palette`, search: `${base}/search` }}
      viewing={
        viewingOf(actor, owner, i18n) ??
        (viewed && {
          text: t('app.viewing.customer', viewed),
          leave: <LinkButton to={`${base}/partner/customers`}>{t('app.viewing.leave')}</LinkButton>,
        })
      }
    >
      <ViewingContext value={actor.viewing?.id}>
        <Outlet />
      </ViewingContext>
    </Shell>
  )
}

/** The bar of the vendor's people: whose pages these are, or as whom they see them and why (ACC-16, UX-3). */
function viewingOf(
  { kind, viewing }: SignedIn,
  owner: OrganizationName,
  i18n: ReturnType<typeof useI18n>,
): ShellProps['viewing'] {
  const { t, f, language } = i18n
  if (viewing !== undefined)
    return {
      text: t('app.viewAs.bar', { name: viewing.name, organization: owner.name, until: f.instant(viewing.until) }),
      detail: t('app.viewAs.reason', { reason: viewing.reason }),
      tone: 'accent',
      leave: (
        <Form action={`/${language}/leave-view`} answer={noAnswer} inline reload>
          <Button>{t('app.viewing.leave')}</Button>
        </Form>
      ),
    }
  if (kind !== 'staff') return undefined
  return {
    text: t('app.viewing.text', owner),
    leave: <LinkButton to={`/${language}/console/organizations`}>{t('app.viewing.leave')}</LinkButton>,
  }
}
