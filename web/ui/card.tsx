import { type ReactNode, useId } from 'react'

/** A bordered part of a page with a heading of its own; `flush` lets a table or list touch the border. */
export function Card(props: { title?: string; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  const heading = useId()
  return (
    <section
      aria-labelledby={props.title === undefined ? undefined : heading}
      className="overflow-clip rounded-card border border-line bg-surface"
    >
      {props.title === undefined ? null : (
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-1.5">
          <h2 id={heading} className="text-body font-semibold">
            {props.title}
          </h2>
          {props.actions}
        </div>
      )}
      <div className={props.flush ? undefined : 'p-4'}>{props.children}</div>
    </section>
  )
}

/** A part of a page without a border: a heading, and what belongs to it. */
export function Section(props: { title: string; actions?: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={heading} className="text-h2 font-semibold">
          {props.title}
        </h2>
        {props.actions}
      </div>
      {props.children}
    </section>
  )
}
