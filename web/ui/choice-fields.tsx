import type { ComponentProps, ReactNode } from 'react'
import { useI18n } from '../app/i18n.tsx'
import type { Now } from './changed-meanwhile.tsx'
import { classes } from './classes.ts'
import { Field, FieldError, FieldHint, type FieldProps, RequiredMark, useControl } from './field.tsx'

/** One of the answers to choose from; `hint` explains it where the label does not. */
export type Choice = { value: string; label: string; hint?: ReactNode }

type Group = { label: string; choices: readonly Choice[] }

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ))
}

/** What a choice of one is by the newest state of its page; one that is chosen and no longer offered is named by its code. */
function nowOf(choices: readonly Choice[], value: ComponentProps<'select'>['defaultValue']): Now | undefined {
  if (value === undefined) return undefined
  const code = String(value)
  return { values: [code], words: choices.find((choice) => choice.value === code)?.label ?? code }
}

/** One of 8 to 15 answers; fewer are a `RadioGroup` (UX-29). Groups of answers go into `groups`. */
export function Select({
  label,
  hint,
  error,
  hideLabel,
  name,
  id,
  required,
  choices = [],
  groups = [],
  defaultValue,
  className,
  ...rest
}: FieldProps & { choices?: readonly Choice[]; groups?: readonly Group[] } & Omit<
    ComponentProps<'select'>,
    keyof FieldProps | 'children'
  >) {
  const all = [...choices, ...groups.flatMap((group) => group.choices)]
  return (
    <Field {...{ label, hint, error, hideLabel, name, id, required, now: nowOf(all, defaultValue) }}>
      {(attributes, typed) => (
        <select
          {...rest}
          {...attributes}
          defaultValue={typed?.[0] ?? defaultValue}
          className={classes(
            'control w-full min-w-0 max-w-80 px-3 aria-invalid:border-2 aria-invalid:border-danger',
            className,
          )}
        >
          <Options choices={choices} />
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options choices={group.choices} />
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

const box = 'mt-px size-4.5 shrink-0 coarse:size-6 forced:appearance-auto'

function ChoiceRow(props: { choice: Choice; id: string; control: ReactNode; required?: boolean; error?: ReactNode }) {
  const { choice, id, required } = props
  return (
    <div className="flex min-h-8 items-start gap-2.5 py-1.5 coarse:min-h-11 coarse:py-2.5">
      {props.control}
      <div className="flex min-w-0 flex-col gap-0.5">
        <label htmlFor={id} className="coarse:text-article">
          <RequiredMark required={required} />
          {choice.label}
        </label>
        {choice.hint === undefined ? null : <FieldHint id={`${id}-hint`}>{choice.hint}</FieldHint>}
        {props.error}
      </div>
    </div>
  )
}

/** One of up to 7 answers, all in sight. The first answer carries the group's id, so that error links land on it. */
export function RadioGroup(props: FieldProps & { choices: readonly Choice[]; defaultValue?: string }) {
  const { attributes, typed, error, hintId, errorId, now } = useControl({
    ...props,
    now: nowOf(props.choices, props.defaultValue),
  })
  const chosen = typed?.[0] ?? props.defaultValue
  return (
    <fieldset aria-describedby={attributes['aria-describedby']} className="min-w-0">
      <legend className={props.hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>
        <RequiredMark required={props.required} />
        {props.label}
      </legend>
      {props.hint === undefined ? null : <FieldHint id={hintId}>{props.hint}</FieldHint>}
      {now}
      {error === undefined ? null : <FieldError id={errorId} message={error} />}
      {props.choices.map((choice, at) => {
        const id = at === 0 ? attributes.id : `${attributes.id}-${choice.value}`
        return (
          <ChoiceRow
            key={choice.value}
            choice={choice}
            id={id}
            control={
              <input
                type="radio"
                id={id}
                name={props.name}
                value={choice.value}
                required={props.required}
                defaultChecked={chosen === choice.value}
                aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
                className={box}
              />
            }
          />
        )
      })}
    </fieldset>
  )
}

/** A single yes or no; `value` is what the form sends when it is ticked (`on` unless told otherwise). */
export function Checkbox(props: FieldProps & { value?: string; defaultChecked?: boolean }) {
  const { t } = useI18n()
  const value = props.value ?? 'on'
  const { attributes, typed, error, errorId, now } = useControl({
    ...props,
    now: {
      values: props.defaultChecked === true ? [value] : [],
      words: t(props.defaultChecked === true ? 'ui.conflict.yes' : 'ui.conflict.no'),
    },
  })
  return (
    <ChoiceRow
      id={attributes.id}
      required={props.required}
      choice={{ value, label: props.label, hint: props.hint }}
      error={
        <>
          {now}
          {error === undefined ? null : <FieldError id={errorId} message={error} />}
        </>
      }
      control={
        <input
          {...attributes}
          type="checkbox"
          value={value}
          defaultChecked={typed === undefined ? props.defaultChecked : typed.includes(value)}
          className={box}
        />
      }
    />
  )
}

/** Any number of answers. */
export function CheckboxGroup(props: FieldProps & { choices: readonly Choice[]; defaultValues?: readonly string[] }) {
  const { f } = useI18n()
  const labelOf = (value: string) => props.choices.find((choice) => choice.value === value)?.label ?? value
  const { attributes, typed, error, hintId, errorId, now } = useControl({
    ...props,
    now: props.defaultValues && { values: props.defaultValues, words: f.list(props.defaultValues.map(labelOf)) },
  })
  const chosen = typed ?? props.defaultValues ?? []
  return (
    <fieldset aria-describedby={attributes['aria-describedby']} className="min-w-0">
      <legend className={props.hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>
        <RequiredMark required={props.required} />
        {props.label}
      </legend>
      {props.hint === undefined ? null : <FieldHint id={hintId}>{props.hint}</FieldHint>}
      {now}
      {error === undefined ? null : <FieldError id={errorId} message={error} />}
      {props.choices.map((choice, at) => {
        const id = at === 0 ? attributes.id : `${attributes.id}-${choice.value}`
        return (
          <ChoiceRow
            key={choice.value}
            choice={choice}
            id={id}
            control={
              <input
                type="checkbox"
                id={id}
                name={props.name}
                value={choice.value}
                defaultChecked={chosen.includes(choice.value)}
                aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
                className={box}
              />
            }
          />
        )
      })}
    </fieldset>
  )
}
