import type { ReactNode } from 'react'
import type { IconShape } from '../ui/icon.tsx'
import type { OrganizationName } from './visit.ts'

/**
 * A place in the side navigation; at most seven of them (UX-2). `exact`: only current on that very page; `also`: further
 * addresses that belong to it, and `except`: those below it that do not, with `*` for one part of any name.
 */
export type NavItem = {
  label: string
  href: string
  icon: IconShape
  exact?: boolean
  also?: readonly string[]
  except?: readonly string[]
}

/** Tools by group, as the "Select a tool" menu shows them. */
export type ToolGroup = { title: string; tools: readonly { label: string; href: string }[] }

/** A link of the vendor's own choosing: company store, reference desk, product documentation. */
export type ResourceLink = { label: string; href: string }

/** Word from the vendor to everybody: planned work (`info`), a known fault (`warn`). */
export type ServiceNotice = { id: string; tone: 'info' | 'warn'; title: string; text?: string }

/** Who is signed in, and where their own pages are. */
export type Person = { userName: string; loginId: string; profileHref: string; signOutHref: string }

/** Where the palette gets its answers (`GET source?q=`), and the search page it is without scripts. */
export type PaletteAddresses = { source: string; search: string }

/**
 * Everything that surrounds a page. `owner` is whose data is shown (ACC-15); `others` are the organizations one may
 * switch to; `viewing` is the coloured bar of somebody who looks at another's account.
 */
export type ShellProps = {
  area: string
  homeHref: string
  helpHref: string
  nav: readonly NavItem[]
  tools: readonly ToolGroup[]
  owner?: OrganizationName
  others?: readonly OrganizationName[]
  person?: Person
  palette?: PaletteAddresses
  resources?: readonly ResourceLink[]
  notices?: readonly ServiceNotice[]
  viewing?: { text: string; detail?: string; tone?: 'accent'; leave: ReactNode }
  children: ReactNode
}
