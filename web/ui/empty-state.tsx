import { Inbox, Lock, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon, type IconShape } from './icon.tsx'

/** Why there is nothing: nothing yet, nothing that matches the filter, or not allowed to see it (UX-17). */
export type EmptyKind = 'nothing-yet' | 'no-match' | 'not-allowed'

const icons: Record<EmptyKind, IconShape> = { 'nothing-yet': Inbox, 'no-match': SearchX, 'not-allowed': Lock }

/** In the place of a list: what would be here and the first thing to do, or how to see more, or whom to ask. */
export function EmptyState(props: { kind: EmptyKind; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
      <Icon of={icons[props.kind]} size={24} className="text-muted" />
      <p className="text-h2 font-semibold">{props.title}</p>
      {props.children === undefined ? null : (
        <div className="max-w-prose text-balance text-muted">{props.children}</div>
      )}
      {props.action === undefined ? null : <div className="mt-3">{props.action}</div>}
    </div>
  )
}
