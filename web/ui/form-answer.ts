import { createContext, use } from 'react'
import { useActionData } from 'react-router'

/** One thing that is wrong: the field it concerns (by `name`; absent when it concerns the whole form) and the sentence. */
export type FormFault = { field?: string; message: string }

/** What an action answers with status 422: everything that is wrong, and what was typed, so that nothing is lost. */
export type FormAnswer = { faults: readonly FormFault[]; values: Readonly<Record<string, readonly string[]>> }

export const noAnswer: FormAnswer = { faults: [], values: {} }

function isFormAnswer(value: unknown): value is FormAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'faults' in value &&
    Array.isArray(value.faults) &&
    'values' in value &&
    typeof value.values === 'object'
  )
}

/** Takes an action's data for an answer when it is one; anything else counts as no answer. */
export function asFormAnswer(value: unknown): FormAnswer {
  return isFormAnswer(value) ? value : noAnswer
}

/** The answer of the page's own action, or an empty one. */
export function useFormAnswer(): FormAnswer {
  return asFormAnswer(useActionData())
}

export const FormAnswerContext = createContext<FormAnswer>(noAnswer)

/** What the surrounding form knows of one field: what was typed last, and the first thing wrong with it. */
export function useFieldAnswer(name: string): { typed: readonly string[] | undefined; error: string | undefined } {
  const { faults, values } = use(FormAnswerContext)
  // A box that was left empty is not sent at all: once a form was sent, absent means empty and not "as it was".
  const sent = Object.keys(values).length > 0
  return {
    typed: values[name] ?? (sent ? [] : undefined),
    error: faults.find((fault) => fault.field === name)?.message,
  }
}
