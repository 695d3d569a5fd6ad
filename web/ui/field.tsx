import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { FieldNow, type Now, useNow } from './changed-meanwhile.tsx'
import { useFieldAnswer } from './form-answer.ts'
import { Icon } from './icon.tsx'

/** What every field says of itself. `id` defaults to `name`: links of the error summary lead to it. */
export type FieldProps = {
  name: string
  label: string
  id?: string
  hint?: ReactNode
  error?: string
  required?: boolean
  /** Keeps the label for screen readers only; for fields whose place says what they are, as in a table's filter. */
  hideLabel?: boolean
  /** What it holds by the newest state of the page; each control says it by itself. */
  now?: Now | undefined
}

/** The attributes that tie a control to its label, hint and error. */
export type ControlAttributes = {
  id: string
  name: string
  required: boolean | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

/** The leading asterisk of a required field; the form explains it at its top, and `required` tells screen readers. */
export function RequiredMark({ required }: { required: boolean | undefined }) {
  if (required !== true) return null
  return (
    <span aria-hidden="true" className="text-danger">
      *{' '}
    </span>
  )
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-hint text-muted">
      {children}
    </p>
  )
}

export function FieldError({ id, message }: { id: string; message: string }) {
  const { t } = useI18n()
  return (
    <p id={id} className="flex items-start gap-1.5 text-hint font-medium text-danger">
      <Icon of={CircleAlert} className="mt-px" />
      <span>
        <span className="sr-only">{t('ui.errors.prefix')} </span>
        {message}
      </span>
    </p>
  )
}

/** Ties a control together: what to put on it, what was typed before, and the words around it. */
export function useControl(props: FieldProps): {
  attributes: ControlAttributes
  typed: readonly string[] | undefined
  error: string | undefined
  hintId: string
  errorId: string
  now: ReactNode
} {
  const answer = useFieldAnswer(props.name)
  const id = props.id ?? props.name
  const error = props.error ?? answer.error
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const nowId = `${id}-now`
  const now = useNow(props.now, answer.typed)
  const described = [
    props.hint === undefined ? null : hintId,
    now === null ? null : nowId,
    error === undefined ? null : errorId,
  ].filter((part) => part !== null)
  return {
    attributes: {
      id,
      name: props.name,
      required: props.required,
      'aria-invalid': error === undefined ? undefined : true,
      'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    },
    typed: answer.typed,
    error,
    hintId,
    errorId,
    now: now === null ? null : <FieldNow id={nowId} words={now} />,
  }
}

/** Label above, hint under it, error between hint and control (UX-25). For a control that no other field here covers. */
export function Field(
  props: FieldProps & { children: (attributes: ControlAttributes, typed: readonly string[] | undefined) => ReactNode },
) {
  const { attributes, typed, error, hintId, errorId, now } = useControl(props)
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={attributes.id} className={props.hideLabel ? 'sr-only' : 'font-medium'}>
        <RequiredMark required={props.required} />
        {props.label}
      </label>
      {props.hint === undefined ? null : <FieldHint id={hintId}>{props.hint}</FieldHint>}
      {now}
      {error === undefined ? null : <FieldError id={errorId} message={error} />}
      {props.children(attributes, typed)}
    </div>
  )
}
