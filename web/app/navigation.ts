import {
  Building2,
  CalendarSync,
  CircleHelp,
  Gauge,
  History,
  Inbox,
  KeyRound,
  ListRestart,
  Package,
  Truck,
  UserRound,
  Users,
} from 'lucide-react'
import type { Translate } from './i18n.tsx'
import type { Language } from './language.ts'
import type { NavItem, ToolGroup } from './shell-types.ts'

/**
 * My Account: the places of one organization, in the order of how often they are wanted. `forStaff` adds what the
 * vendor's people do there.
 */
export function organizationNav(
  t: Translate,
  language: Language,
  number: string,
  forStaff = false,
): readonly NavItem[] {
  const base = `/${language}/o/${number}`
  return [
    { label: t('app.nav.overview'), href: base, icon: Gauge, exact: true },
    { label: t('app.nav.licences'), href: `${base}/licences`, icon: KeyRound },
    { label: t('app.nav.renewals'), href: `${base}/renewals`, icon: CalendarSync },
    { label: t('app.nav.people'), href: `${base}/people`, icon: Users },
    { label: t('app.nav.company'), href: `${base}/company`, icon: Building2 },
    { label: t('app.nav.activity'), href: `${base}/activity`, icon: History },
    // Seven places at most (UX-2): staff have the help centre in the top bar only.
    forStaff
      ? { label: t('app.nav.fulfil'), href: `${base}/fulfil`, icon: Truck }
      : { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
  ]
}

/** The same organization's tools by group, for the "Select a tool" menu. */
export function organizationTools(t: Translate, language: Language, number: string): readonly ToolGroup[] {
  const base = `/${language}/o/${number}`
  return [
    {
      title: t('app.tools.licensing'),
      tools: [
        { label: t('app.nav.licences'), href: `${base}/licences` },
        { label: t('app.nav.renewals'), href: `${base}/renewals` },
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
    { label: t('app.nav.catalogue'), href: `${base}/catalogue`, icon: Package },
    { label: t('app.nav.upkeep'), href: `${base}/given-up-jobs`, icon: ListRestart },
    ...(demo ? [{ label: t('app.nav.mailbox'), href: `/${language}/mailbox`, icon: Inbox }] : []),
    { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
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
        { label: t('app.nav.licences'), href: `${base}/licences` },
      ],
    },
    {
      title: t('app.tools.vendor'),
      tools: [
        { label: t('app.nav.catalogue'), href: `${base}/catalogue` },
        { label: t('app.nav.importCatalogue'), href: `${base}/catalogue/import` },
        { label: t('app.nav.upkeep'), href: `${base}/given-up-jobs` },
        { label: t('app.nav.portal'), href: `${base}/portal` },
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
