import { Search, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Form, Link, useLocation, useSubmit } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** A filter in force, in words, and the address without it. */
export type FilterChip = { label: string; removeHref: string }

/** Makes the controls say what the address says, as after a chip was removed; never the one in which somebody types. */
function followAddress(form: HTMLFormElement, search: string): void {
  const params = new URLSearchParams(search)
  for (const control of form.elements) {
    if (control === document.activeElement) continue
    if (control instanceof HTMLSelectElement) control.value = params.get(control.name) ?? ''
    if (!(control instanceof HTMLInputElement) || control.type === 'hidden') continue
    if (control.type === 'checkbox') control.checked = params.getAll(control.name).includes(control.value)
    else control.value = params.get(control.name) ?? ''
  }
}

/** What the form says, without what was left empty: short addresses are shared more readily. */
function filledIn(form: HTMLFormElement): FormData {
  const filled = new FormData()
  for (const [name, value] of new FormData(form)) if (value !== '') filled.append(name, value)
  return filled
}

/**
 * The filters of a list: a GET form, so that they live in the address. With scripts they apply at once, text after
 * 150 ms; without, by the button (UX-12). `keep` are parameters to carry along, such as the sort order; never the page
 * key, since another filter begins at its first page.
 */
export function FilterBar(props: {
  label: string
  children: ReactNode
  chips?: readonly FilterChip[]
  clearHref?: string
  keep?: Readonly<Record<string, string>>
}) {
  const { t } = useI18n()
  const submit = useSubmit()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const { search } = useLocation()
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (form.current !== null) followAddress(form.current, search)
  }, [search])
  const chips = props.chips ?? []
  return (
    <search data-screen-only className="mb-4 flex flex-col gap-3">
      <Form
        ref={form}
        method="get"
        aria-label={props.label}
        preventScrollReset
        onChange={(event) => {
          const changed = event.currentTarget
          const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
          clearTimeout(timer.current)
          timer.current = setTimeout(
            () => submit(filledIn(changed), { replace: true, preventScrollReset: true }),
            typing ? 150 : 0,
          )
        }}
        className="flex flex-wrap items-end gap-3 *:min-w-0 phone:*:w-full phone:[&_select]:max-w-none"
      >
        {Object.entries(props.keep ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
        <Button icon={Search} className="scripted:hidden">
          {t('ui.filters.apply')}
        </Button>
      </Form>
      {chips.length === 0 ? null : (
        <ul className="flex flex-wrap items-center gap-2">
          {chips.map((chip) => (
            <li key={chip.removeHref}>
              <Link
                to={chip.removeHref}
                preventScrollReset
                className="inline-flex min-h-7 items-center gap-1 rounded-pill border border-control/60 bg-surface py-0.5 pr-2 pl-3 text-hint hover:bg-sunken coarse:min-h-11"
              >
                <span className="sr-only">{t('ui.filters.remove')} </span>
                {chip.label}
                <Icon of={X} size={14} />
              </Link>
            </li>
          ))}
          {props.clearHref === undefined ? null : (
            <li>
              <Link
                to={props.clearHref}
                preventScrollReset
                className="link inline-flex min-h-7 items-center px-1 text-hint coarse:min-h-11"
              >
                {t('ui.filters.clear')}
              </Link>
            </li>
          )}
        </ul>
      )}
    </search>
  )
}
