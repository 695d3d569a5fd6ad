import { useEffect, useRef } from 'react'
import { useI18n } from '../app/i18n.tsx'
import type { FormFault } from './form-answer.ts'

/**
 * Everything wrong with a form, at the top of the page, with focus, each line a link to its field (UX-22). `PageHeader`
 * shows it by itself for the page's own action.
 */
export function ErrorSummary({ faults }: { faults: readonly FormFault[] }) {
  const { t } = useI18n()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without JavaScript this is what moves focus to the summary after an error.
      autoFocus
      aria-labelledby="error-summary-title"
      className="mb-6 max-w-form rounded-card border-2 border-danger bg-surface p-4"
    >
      <h2 id="error-summary-title" className="text-h2 font-semibold text-danger">
        {t('ui.errors.title')}
      </h2>
      <ul className="mt-2">
        {faults.map((fault) => (
          <li key={`${fault.field ?? ''} ${fault.message}`} className="flex min-h-6 items-center coarse:min-h-11">
            {fault.field === undefined ? (
              fault.message
            ) : (
              <a
                href={`#${fault.field}`}
                className="inline-flex min-h-6 items-center font-medium text-danger underline underline-offset-2"
              >
                {fault.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
