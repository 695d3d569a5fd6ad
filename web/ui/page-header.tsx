import type { ReactNode } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type FormAnswer, useFormAnswer } from './form-answer.ts'

/** The title in the browser's tab; "Error: " stands first while a form on the page is at fault (UX-22). */
export function PageTitle({ title, failed = false }: { title: string; failed?: boolean }) {
  const { t } = useI18n()
  const whole = `${title} · ${t('app.name')}`
  return <title>{failed ? `${t('ui.errors.prefix')} ${whole}` : whole}</title>
}

/**
 * The top of every page: tab title, error summary, way back, the page's only `h1`, its status and its actions. `kicker`
 * stands over the heading ("Allocate seats · Step 2 of 4") and goes into the tab title too.
 */
export function PageHeader(props: {
  title: string
  kicker?: string
  status?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  crumbs?: readonly Crumb[]
  /** Only for a page whose form has its own fetcher. */
  answer?: FormAnswer
}) {
  const pageAnswer = useFormAnswer()
  const { faults } = props.answer ?? pageAnswer
  const title = props.kicker === undefined ? props.title : `${props.title} · ${props.kicker}`
  return (
    <>
      <PageTitle title={title} failed={faults.length > 0} />
      <ErrorSummary faults={faults} />
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          {props.crumbs === undefined ? null : <Breadcrumbs crumbs={props.crumbs} />}
          {props.kicker === undefined ? null : <p className="text-muted">{props.kicker}</p>}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 tabIndex={-1} className="min-w-0 text-h1 font-semibold tracking-[-0.01em] wrap-anywhere">
              {props.title}
            </h1>
            {props.status}
          </div>
          {props.lead === undefined ? null : <div className="max-w-prose text-muted">{props.lead}</div>}
        </div>
        {props.actions === undefined ? null : (
          <div data-screen-only className="flex flex-wrap gap-2">
            {props.actions}
          </div>
        )}
      </div>
    </>
  )
}
