import type { ComponentProps } from 'react'
import { useI18n } from '../app/i18n.tsx'
import type { Now } from './changed-meanwhile.tsx'
import { classes } from './classes.ts'
import { Field, type FieldProps } from './field.tsx'

const control = 'control w-full px-3 aria-invalid:border-2 aria-invalid:border-danger'

/** How wide the control is; its width hints at what is expected. */
export type FieldWidth = 'full' | 'half' | 'short'

const widths: Record<FieldWidth, string> = { full: 'w-full', half: 'w-full max-w-80', short: 'w-full max-w-40' }

type Native<Tag extends 'input' | 'textarea'> = Omit<
  ComponentProps<Tag>,
  keyof FieldProps | 'type' | 'placeholder' | 'children'
>

/** What a text field holds by the newest state of its page. */
function nowOf(value: ComponentProps<'input'>['defaultValue']): Now | undefined {
  return value === undefined ? undefined : { values: [String(value)], words: String(value) }
}

const writtenDay = (day: string, write: (day: string) => string) => (day === '' ? '' : write(day))

/** One line of text. Set `autoComplete` whenever the browser may know the answer; `mono` for codes. */
export function TextInput({
  label,
  hint,
  error,
  hideLabel,
  name,
  id,
  required,
  width = 'full',
  mono = false,
  type = 'text',
  defaultValue,
  className,
  ...rest
}: FieldProps &
  Native<'input'> & {
    width?: FieldWidth
    mono?: boolean
    type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
  }) {
  return (
    <Field {...{ label, hint, error, hideLabel, name, id, required, now: nowOf(defaultValue) }}>
      {(attributes, typed) => (
        <input
          {...rest}
          {...attributes}
          type={type}
          defaultValue={typed?.[0] ?? defaultValue}
          spellCheck={mono ? false : rest.spellCheck}
          className={classes(control, widths[width], mono && 'font-mono', className)}
        />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function Textarea({
  label,
  hint,
  error,
  hideLabel,
  name,
  id,
  required,
  rows = 4,
  defaultValue,
  className,
  ...rest
}: FieldProps & Native<'textarea'>) {
  return (
    <Field {...{ label, hint, error, hideLabel, name, id, required, now: nowOf(defaultValue) }}>
      {(attributes, typed) => (
        <textarea
          {...rest}
          {...attributes}
          rows={rows}
          defaultValue={typed?.[0] ?? defaultValue}
          className={classes(control, 'py-2', className)}
        />
      )}
    </Field>
  )
}

/**
 * A whole number. It stays a text field with a number pad: a native number field changes its value when scrolled over
 * and drops what it cannot read, so that the error could not show it.
 */
export function NumberInput({
  label,
  hint,
  error,
  hideLabel,
  name,
  id,
  required,
  defaultValue,
  className,
  ...rest
}: FieldProps & Native<'input'>) {
  return (
    <Field {...{ label, hint, error, hideLabel, name, id, required, now: nowOf(defaultValue) }}>
      {(attributes, typed) => (
        <input
          {...rest}
          {...attributes}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed?.[0] ?? defaultValue}
          className={classes(control, widths.short, 'tabular text-right', className)}
        />
      )}
    </Field>
  )
}

/** A calendar date by the browser's own date field, which can be typed into; the value is `YYYY-MM-DD` (UX-28). */
export function DateInput({
  label,
  hint,
  error,
  hideLabel,
  name,
  id,
  required,
  defaultValue,
  className,
  ...rest
}: FieldProps & Native<'input'>) {
  const { f } = useI18n()
  const now = nowOf(defaultValue)
  return (
    <Field
      {...{
        label,
        hint,
        error,
        hideLabel,
        name,
        id,
        required,
        now: now && { ...now, words: writtenDay(now.words, f.day) },
      }}
    >
      {(attributes, typed) => (
        <input
          {...rest}
          {...attributes}
          type="date"
          defaultValue={typed?.[0] ?? defaultValue}
          className={classes(control, 'max-w-48 tabular', className)}
        />
      )}
    </Field>
  )
}

/** A file from the reader's device; its form must be `multipart`. What was chosen cannot be kept over an error: say so in the hint. */
export function FileInput({
  label,
  hint,
  error,
  hideLabel,
  name,
  id,
  required,
  className,
  ...rest
}: FieldProps & Native<'input'>) {
  return (
    <Field {...{ label, hint, error, hideLabel, name, id, required }}>
      {(attributes) => (
        <input
          {...rest}
          {...attributes}
          type="file"
          className={classes(
            control,
            'p-1 file:mr-3 file:min-h-7 file:rounded-[5px] file:border file:border-control/70 file:bg-sunken file:px-3 file:font-medium file:text-ink',
            className,
          )}
        />
      )}
    </Field>
  )
}
