import { CircleCheck, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from './badge.tsx'
import { classes } from './classes.ts'
import { Icon, type IconShape } from './icon.tsx'

type NoticeTone = Exclude<Tone, 'neutral'>

const looks: Record<NoticeTone, { box: string; icon: IconShape }> = {
  info: { box: 'border-info/40 bg-info-soft text-info', icon: Info },
  warn: { box: 'border-warn/40 bg-warn-soft text-warn', icon: TriangleAlert },
  danger: { box: 'border-danger/40 bg-danger-soft text-danger', icon: OctagonAlert },
  ok: { box: 'border-ok/40 bg-ok-soft text-ok', icon: CircleCheck },
}

/**
 * Something to know, in the page and not over it. Success of an action is an `ok` notice on the page one lands on,
 * with `announce`, so that it is read out (UX-35).
 */
export function Notice(props: {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
  action?: ReactNode
  announce?: boolean
}) {
  const { box, icon } = looks[props.tone ?? 'info']
  return (
    <div role={props.announce ? 'status' : undefined} className={classes('flex gap-3 rounded-card border p-4', box)}>
      <Icon of={icon} size={18} className="mt-px" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {props.title === undefined ? null : <p className="font-semibold">{props.title}</p>}
        {props.children === undefined ? null : <div className="text-ink">{props.children}</div>}
        {props.action === undefined ? null : (
          <div data-screen-only className="mt-2">
            {props.action}
          </div>
        )}
      </div>
    </div>
  )
}
