import { data } from 'react-router'
import type { FormAnswer, FormFault } from '../ui/form-answer.ts'
import type { Answer, Problem } from './call.ts'
import { hiddenFields, type Submission } from './submission.ts'

/** The output of a call that the page cannot do without; a problem becomes the error page with its status, a faulty address "not found". */
export function outputOf<Output>(answer: Answer<Output>): Output {
  if (answer.ok) return answer.output
  // Nobody filled in a form here: what is at fault is the address, so there is no such page.
  throw answer.problem.status === 422 ? data(null, { status: 404 }) : problemPage(answer.problem)
}

/** What to throw from a loader or action to show the error page for a problem. */
export function problemPage(problem: Problem) {
  return data(problem, { status: problem.status })
}

/** The faults of a problem, field by field; the problem's own sentence when it names no field. */
export function faultsOf(problem: Problem): readonly FormFault[] {
  if (problem.fields === undefined || problem.fields.length === 0) return [{ message: problem.detail }]
  return problem.fields.map((field) => ({ field: field.path, message: field.message }))
}

/** What was typed, to be shown again. Passwords (any name that contains "password") and files are left out. */
function typedValues({ form }: Submission): FormAnswer['values'] {
  const hidden: readonly string[] = Object.values(hiddenFields)
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || hidden.includes(name) || /password/i.test(name)) continue
    values[name] = [...(values[name] ?? []), value]
  }
  return values
}

/** What an action returns when a form is at fault: status 422, every fault, and what was typed (UX-22). */
export function invalid(submission: Submission, faults: readonly FormFault[]) {
  return data<FormAnswer>({ faults, values: typedValues(submission) }, { status: 422 })
}
