import { Building2, CircleHelp, Gauge, History, Inbox, KeyRound, Package, Truck, UserRound, Users } from 'lucide-react'
import type { Translate } from './i18n.tsx'
import type { Language } from './language.ts'
import type { NavItem, ToolGroup } from './shell-types.ts'

/** My Account: the places of one organization, in the order of how often they are wanted. */
export function organizationNav(t: Translate, language: Language, number: string): readonly NavItem[] {
  const base = `/${language}/o/${number}`
  return [
    { label: t('app.nav.overview'), href: base, icon: Gauge, exact: true },
    { label: t('app.nav.licences'), href: `${base}/licences`, icon: KeyRound },
    { label: t('app.nav.people'), href: `${base}/people`, icon: Users },
    { label: t('app.nav.company'), href: `${base}/company`, icon: Building2 },
    { label: t('app.nav.activity'), href: `${base}/activity`, icon: History },
    { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
  ]
}

/** The same organization's tools by group, for the "Select a tool" menu. */
export function organizationTools(t: Translate, language: Language, number: string): readonly ToolGroup[] {
  const base = `/${language}/o/${number}`
  return [
    { title: t('app.tools.licensing'), tools: [{ label: t('app.nav.licences'), href: `${base}/licences` }] },
    {
      title: t('app.tools.account'),
      tools: [
        { label: t('app.nav.people'), href: `${base}/people` },
        { label: t('app.nav.company'), href: `${base}/company` },
        { label: t('app.nav.activity'), href: `${base}/activity` },
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
    { label: t('app.nav.orders'), href: `${base}/orders`, icon: Truck },
    { label: t('app.nav.catalogue'), href: `${base}/catalogue`, icon: Package },
    ...(demo ? [{ label: t('app.nav.mailbox'), href: `${base}/mailbox`, icon: Inbox }] : []),
    { label: t('app.nav.helpCentre'), href: `/${language}/help`, icon: CircleHelp },
  ]
}

/** The console's places once more, as the "Select a tool" menu shows them. */
export function consoleTools(t: Translate, language: Language, demo: boolean): readonly ToolGroup[] {
  const tools = consoleNav(t, language, demo).map(({ label, href }) => ({ label, href }))
  return [{ title: t('app.area.console'), tools }]
}
