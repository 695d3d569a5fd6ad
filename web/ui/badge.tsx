import type { ReactNode } from 'react'
import { classes } from './classes.ts'

/** What a colour means, everywhere: in order, worth attention, wrong or over, for information, nothing in particular. */
export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'neutral'

const looks: Record<Tone, string> = {
  ok: 'border-ok/25 bg-ok-soft text-ok',
  warn: 'border-warn/25 bg-warn-soft text-warn',
  danger: 'border-danger/25 bg-danger-soft text-danger',
  info: 'border-info/25 bg-info-soft text-info',
  neutral: 'border-line bg-sunken text-muted',
}

/** A status: always a word, the colour only repeats it (UX-32). The border keeps its shape in forced colours. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex items-center rounded-pill border px-2 py-px text-hint font-medium whitespace-nowrap',
        looks[tone],
      )}
    >
      {children}
    </span>
  )
}
