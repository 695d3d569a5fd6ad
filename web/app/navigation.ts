import {
  Building2,
  CalendarSync,
  CircleHelp,
  ClipboardCheck,
  Gauge,
  Handshake,
  History,
  Inbox,
  KeyRound,
  ListRestart,
  Package,
  Search,
  Truck,
  UserRound,
  Users,
} from 'lucide-react'
import type { Translate } from './i18n.tsx'
import type { Language } from './language.ts'
import type { NavItem, ToolGroup } from './shell-types.ts'
import type { VisitActor } from './visit.ts'

/** Who reads an organization's pages: one of its own people, one of them who works for a partner, or the vendor's. */
export type NavReader = 'contact' | 'partner' | 'staff'

/** The same from what a page knows of its visitor. */
export function navReader(actor: Pick<Exclude<VisitActor, { kind: 'visitor' }>, 'kind' | 'partner'>): NavReader {
  if (actor.kind === 'staff') return 'staff'
  return actor.partner === undefined ? 'contact' : 'partner'
}

/** Whether an address is the place itself or, unless that is exact, lies below it; and below none of what belongs elsewhere. */
export function isAt({ href, also = [], except = [], exact = false }: NavItem, pathname: string): boolean {
  const path = pathname.split('/')
  const isBelow = (place: string): boolean => place.split('/').every((part, at) => part === '*' || part === path[at])
  return exact ? pathname === href : [href, ...also].some(isBelow) && !except.some(isBelow)
}

/** My Account: the places of one organization, in the order of how often they are wanted, with the last one for its reader. */
export function organizationNav(
  t: Translate,
  language: Language,
  number: string,
  reader: NavReader = 'contact',
): readonly NavItem[] {
  const base = `/${language}/o/${number}`
  // Seven places at most (UX-2): whoever has another one has the help centre in the top bar only.
  const last: Record<NavReader, NavItem> = {
    contact: { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
    partner: { label: t('app.area.partner'), href: `${base}/partner`, icon: Handshake },
    staff: { label: t('app.nav.fulfil'), href: `${base}/fulfil`, icon: Truck },
  }
  return [
    { label: t('app.nav.overview'), href: base, icon: Gauge, exact: true },
    { label: t('app.nav.licences'), href: `${base}/licences`, icon: KeyRound },
    {
      label: t('app.nav.renewals'),
      href: `${base}/renewals`,
      icon: CalendarSync,
      also: [`${base}/quotes`, `${base}/orders`],
    },
    { label: t('app.nav.people'), href: `${base}/people`, icon: Users },
    { label: t('app.nav.company'), href: `${base}/company`, icon: Building2 },
    { label: t('app.nav.activity'), href: `${base}/activity`, icon: History },
    last[reader],
  ]
}

/** Partner Central: where a partner's people work, and the way to their company's own account. */
export function partnerNav(t: Translate, language: Language, number: string): readonly NavItem[] {
  const account = `/${language}/o/${number}`
  const base = `${account}/partner`
  const renewalsOfOne = [`${base}/customers/*/renewals`, `${base}/customers/*/quotes`]
  return [
    { label: t('app.nav.overview'), href: base, icon: Gauge, exact: true },
    { label: t('app.nav.salesSearch'), href: `${base}/customers`, icon: Search, except: renewalsOfOne },
    {
      label: t('app.nav.customerRenewals'),
      href: `${base}/renewals`,
      icon: CalendarSync,
      also: [`${base}/quotes`, `${base}/deal-credits`, ...renewalsOfOne],
    },
    { label: t('app.nav.partnerProfile'), href: `${base}/profile`, icon: Handshake },
    { label: t('app.nav.partnerPeople'), href: `${base}/people`, icon: Users },
    { label: t('app.area.account'), href: account, icon: Building2, exact: true },
    { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
  ]
}

/** An organization's tools by group, for the "Select a tool" menu; those of Partner Central for whoever has them. */
export function organizationTools(
  t: Translate,
  language: Language,
  number: string,
  reader: NavReader = 'contact',
): readonly ToolGroup[] {
  const base = `/${language}/o/${number}`
  const partner = {
    title: t('app.area.partner'),
    tools: [
      { label: t('app.nav.salesSearch'), href: `${base}/partner/customers` },
      { label: t('app.nav.customerRenewals'), href: `${base}/partner/renewals` },
      { label: t('app.nav.sharedLicences'), href: `${base}/partner/shared-licences` },
      { label: t('app.nav.dealCredits'), href: `${base}/partner/deal-credits` },
      { label: t('app.nav.partnerProfile'), href: `${base}/partner/profile` },
      { label: t('app.nav.partnerPeople'), href: `${base}/partner/people` },
    ],
  }
  return [
    ...(reader === 'contact' ? [] : [partner]),
    {
      title: t('app.tools.licensing'),
      tools: [
        { label: t('app.nav.licences'), href: `${base}/licences` },
        { label: t('app.nav.renewals'), href: `${base}/renewals` },
        { label: t('app.nav.renew'), href: `${base}/renewals/renew/lines` },
        { label: t('app.nav.quotes'), href: `${base}/quotes` },
        { label: t('app.nav.orders'), href: `${base}/orders` },
        ...(reader === 'staff' ? [{ label: t('app.nav.dealCredit'), href: `${base}/deal-credits` }] : []),
      ],
    },
    {
      title: t('app.tools.account'),
      tools: [
        { label: t('app.nav.people'), href: `${base}/people` },
        { label: t('app.nav.company'), href: `${base}/company` },
        { label: t('app.nav.activity'), href: `${base}/activity` },
        { label: t('app.nav.downloads'), href: `${base}/downloads` },
      ],
    },
    { title: t('app.tools.help'), tools: [{ label: t('app.nav.helpCentre'), href: `/${language}/help` }] },
  ]
}

/** A person's own pages: those that belong to no organization. */
export function personNav(t: Translate, language: Language): readonly NavItem[] {
  return [
    { label: t('app.nav.overview'), href: `/${language}`, icon: Gauge, exact: true },
    { label: t('app.account.profile'), href: `/${language}/profile`, icon: UserRound },
    { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
  ]
}

/** The staff's console. */
export function consoleNav(t: Translate, language: Language, demo: boolean): readonly NavItem[] {
  const base = `/${language}/console`
  return [
    { label: t('app.nav.overview'), href: base, icon: Gauge, exact: true },
    { label: t('app.nav.organizations'), href: `${base}/organizations`, icon: Building2 },
    { label: t('app.nav.licences'), href: `${base}/licences`, icon: KeyRound },
    { label: t('app.nav.renewalOrders'), href: `${base}/orders`, icon: ClipboardCheck, also: [`${base}/quotes`] },
    { label: t('app.nav.catalogue'), href: `${base}/catalogue`, icon: Package },
    { label: t('app.nav.upkeep'), href: `${base}/given-up-jobs`, icon: ListRestart },
    // Seven places at most (UX-2): the mailbox of the demo stands in the place of the help centre, which the top bar has too.
    demo
      ? { label: t('app.nav.mailbox'), href: `/${language}/mailbox`, icon: Inbox }
      : { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
  ]
}

/** The console's places once more, as the "Select a tool" menu shows them. */
export function consoleTools(t: Translate, language: Language, demo: boolean): readonly ToolGroup[] {
  const base = `/${language}/console`
  return [
    {
      title: t('app.tools.find'),
      tools: [
        { label: t('app.nav.organizations'), href: `${base}/organizations` },
        { label: t('app.nav.contacts'), href: `${base}/contacts` },
        { label: t('app.nav.partners'), href: `${base}/partners` },
        { label: t('app.nav.missingPartners'), href: `${base}/missing-partners` },
        { label: t('app.nav.recovery'), href: `${base}/organizations/recovery-requests` },
        { label: t('app.nav.licences'), href: `${base}/licences` },
        { label: t('app.nav.renewalOrders'), href: `${base}/orders` },
        { label: t('app.nav.deskQuotes'), href: `${base}/quotes` },
        { label: t('app.nav.territories'), href: `${base}/territories` },
      ],
    },
    {
      title: t('app.tools.vendor'),
      tools: [
        { label: t('app.nav.catalogue'), href: `${base}/catalogue` },
        { label: t('app.nav.importCatalogue'), href: `${base}/catalogue/import` },
        { label: t('app.nav.pricing'), href: `${base}/pricing` },
        { label: t('app.nav.upkeep'), href: `${base}/given-up-jobs` },
        { label: t('app.nav.portal'), href: `${base}/portal` },
        { label: t('app.nav.supplier'), href: `${base}/supplier` },
      ],
    },
    {
      title: t('app.tools.help'),
      tools: [
        { label: t('app.nav.helpCentre'), href: `/${language}/help` },
        { label: t('app.nav.api'), href: `/${language}/api` },
        ...(demo ? [{ label: t('app.nav.mailbox'), href: `/${language}/mailbox` }] : []),
      ],
    },
  ]
}
