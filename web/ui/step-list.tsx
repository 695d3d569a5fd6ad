import { Check } from 'lucide-react'
import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

/** A step of a wizard; `href` once it can be gone back to. */
export type Step = { label: string; href?: string }

function Circle({ state, number }: { state: 'done' | 'current' | 'ahead'; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'flex size-6 shrink-0 items-center justify-center rounded-pill border text-meta font-semibold',
        state === 'done' && 'border-accent/30 bg-accent-soft text-accent',
        state === 'current' && 'border-accent bg-accent text-on-accent',
        state === 'ahead' && 'border-control text-muted',
      )}
    >
      {state === 'done' ? <Icon of={Check} size={14} /> : number}
    </span>
  )
}

/** Where one is in a wizard. `current` counts from 1. On a phone only the current step shows its name (UX-20). */
export function StepList({ label, steps, current }: { label: string; steps: readonly Step[]; current: number }) {
  const { t } = useI18n()
  return (
    <nav aria-label={label} className="mb-6">
      <ol className="flex flex-wrap gap-x-6 gap-y-2 phone:gap-x-3">
        {steps.map((step, at) => {
          const number = at + 1
          const state = number < current ? 'done' : number === current ? 'current' : 'ahead'
          const words = classes(state === 'current' ? 'font-medium text-ink' : 'text-muted phone:sr-only')
          return (
            <li key={step.label} aria-current={state === 'current' ? 'step' : undefined} className="relative">
              {state === 'done' && step.href !== undefined ? (
                <Link to={step.href} className="flex min-h-6 items-center gap-2 hover:underline coarse:min-h-11">
                  <Circle state={state} number={number} />
                  <span className={words}>{step.label}</span>
                  <span className="sr-only">{t('ui.steps.done')}</span>
                </Link>
              ) : (
                <span className="flex min-h-6 items-center gap-2 coarse:min-h-11">
                  <Circle state={state} number={number} />
                  <span className={words}>{step.label}</span>
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
