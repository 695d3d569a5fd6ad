import type { SavedView } from '../../contract/licence-views.ts'
import type { Call } from '../app/call.ts'
import { readListQuery } from './licence-list-address.ts'
import { changed, type ListQuery, listHref } from './licence-list-query.ts'

/** A contact's own view as a tab: its name, the address of the list that it stands for, and whether that is this one. */
export type ViewTab = { id: string; label: string; href: string; current: boolean }

/** The tabs of somebody's own views. Only contacts have any. */
export async function ownViewTabs(
  call: Call,
  at: { number: string; path: string; query: ListQuery | null },
): Promise<ViewTab[]> {
  const answer = await call('listLicenceViews', { number: at.number })
  if (!answer.ok) return []
  const here = at.query === null ? null : listHref(at.path, changed(at.query, {}))
  const tabs = answer.output.items.map((view) => ({ view, href: hrefOf(at.path, view) }))
  // Of two views of the same list only the first can be the one that is open.
  const open = tabs.find(({ href }) => href === here)
  return tabs.map((tab) => ({ id: tab.view.id, label: tab.view.name, href: tab.href, current: tab === open }))
}

function hrefOf(path: string, view: SavedView): string {
  return listHref(path, readListQuery(new URLSearchParams(view.query)))
}
