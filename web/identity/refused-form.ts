import { faultsOf, invalid, problemPage } from '../app/answers.ts'
import type { Problem } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'

/** What an action answers when an operation refused: the same form with the reason; only our own faults are a page. */
export function refusedForm(submission: Submission, problem: Problem) {
  if (problem.status >= 500) throw problemPage(problem)
  return invalid(submission, faultsOf(problem))
}
