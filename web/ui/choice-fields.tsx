import type { ComponentProps, ReactNode } from 'react'
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
  return (
    <Field {...{ label, hint, error, hideLabel, name, id, required }}>
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
  const { attributes, typed, error, hintId, errorId } = useControl(props)
  const chosen = typed?.[0] ?? props.defaultValue
  return (
    <fieldset aria-describedby={attributes['aria-describedby']} className="min-w-0">
      <legend className={props.hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>
        <RequiredMark required={props.required} />
        {props.label}
      </legend>
      {props.hint === undefined ? null : <FieldHint id={hintId}>{props.hint}</FieldHint>}
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
  const { attributes, typed, error, errorId } = useControl(props)
  const value = props.value ?? 'on'
  return (
    <ChoiceRow
      id={attributes.id}
      required={props.required}
      choice={{ value, label: props.label, hint: props.hint }}
      error={error === undefined ? null : <FieldError id={errorId} message={error} />}
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
  const { attributes, typed, error, hintId, errorId } = useControl(props)
  const chosen = typed ?? props.defaultValues ?? []
  return (
    <fieldset aria-describedby={attributes['aria-describedby']} className="min-w-0">
      <legend className={props.hideLabel ? 'sr-only' : 'mb-1.5 font-medium'}>
        <RequiredMark required={props.required} />
        {props.label}
      </legend>
      {props.hint === undefined ? null : <FieldHint id={hintId}>{props.hint}</FieldHint>}
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
