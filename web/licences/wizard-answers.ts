import { invalid, problemPage } from '../app/answers.ts'
import type { Problem } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'
import type { FormFault } from '../ui/form-answer.ts'

/** Whether the person can mend it on the page; anything else is a page of its own. */
function isForThePage(problem: Problem): boolean {
  return problem.status === 422 || problem.status === 409
}

/** The faults of a problem; those of fields that the page does not have are told above it, without a link. */
function faultsHere(problem: Problem, fieldsHere: readonly string[]): FormFault[] {
  if (problem.fields === undefined || problem.fields.length === 0) return [{ message: problem.detail }]
  return problem.fields.map(({ path, message }) => {
    const name = path.split('.')[0] ?? path
    return fieldsHere.includes(name) ? { field: name, message } : { message }
  })
}

/** What an action answers when an operation refused: the same page, everything kept, the reason where it belongs. */
export function refused(submission: Submission, problem: Problem, fieldsHere: readonly string[]) {
  if (!isForThePage(problem)) throw problemPage(problem)
  return invalid(submission, faultsHere(problem, fieldsHere))
}

/**
 * Of a problem only what one step of a wizard can be blamed for; null when it is none. What other fields lack is asked
 * for by their own step.
 */
export function faultsOfStep(problem: Problem, fieldsHere: readonly string[]): FormFault[] | null {
  if (!isForThePage(problem)) throw problemPage(problem)
  const faults = faultsHere(problem, fieldsHere).filter((fault) => fault.field !== undefined)
  return faults.length === 0 ? null : faults
}

/** Why a page cannot show its preview, in the reader's words; other problems are a page of their own. */
export function whyNoPreview(problem: Problem): string[] {
  if (!isForThePage(problem)) throw problemPage(problem)
  const messages = (problem.fields ?? []).map((field) => field.message)
  return messages.length === 0 ? [problem.detail] : [...new Set(messages)]
}
