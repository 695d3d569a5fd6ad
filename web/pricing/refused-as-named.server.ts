import { faultsOf, invalid, problemPage } from '../app/answers.ts'
import type { Problem } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'

/** What an action answers when an operation refused a form whose controls are named as the faults are, each row by itself. */
export function refusedAsNamed(submission: Submission, problem: Problem) {
  if (![409, 412, 422].includes(problem.status)) throw problemPage(problem)
  return invalid(submission, faultsOf(problem))
}
