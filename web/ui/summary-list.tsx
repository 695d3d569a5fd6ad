import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'

/** One line of a summary. `changeHref` leads back to the step that asked for it. */
export type SummaryRow = { label: string; value: ReactNode; changeHref?: string }

/** What was answered, to be checked before it counts: each line with its own Change link (UX-21). */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const { t } = useI18n()
  return (
    <dl className="max-w-[42rem] border-t border-line">
      {rows.map((row) => (
        <div
          key={row.label}
          className="grid grid-cols-[minmax(0,13rem)_minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line py-2 min-h-12 phone:grid-cols-[minmax(0,1fr)_auto]"
        >
          <dt className="text-muted phone:col-span-2">{row.label}</dt>
          <dd>{row.value}</dd>
          {row.changeHref === undefined ? null : (
            <dd>
              <Link to={row.changeHref} className="link inline-flex min-h-7 items-center coarse:min-h-11">
                {t('ui.summary.change')}
                <span className="sr-only">: {row.label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** The facts of a thing: label and value, one or two columns as there is room. */
export function DescriptionList({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-x-6 gap-y-4">
      {items.map((item) => (
        <div key={item.label} className="min-w-0">
          <dt className="text-hint text-muted">{item.label}</dt>
          <dd className="mt-0.5">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
