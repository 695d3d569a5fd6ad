import { invalid, problemPage } from '../app/answers.ts'
import type { Problem } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'

/**
 * What an action answers when an operation refused: the same form with the reason where it belongs, everything kept. What
 * nobody can mend on the page is a page of its own. A field's path may lead into a list, whose control has one name.
 */
export function refused(submission: Submission, problem: Problem, fieldsHere: readonly string[]) {
  if (![409, 412, 422].includes(problem.status)) throw problemPage(problem)
  if (problem.fields === undefined || problem.fields.length === 0)
    return invalid(submission, [{ message: problem.detail }])
  return invalid(
    submission,
    problem.fields.map(({ path, message }) => {
      const field = fieldsHere.find((name) => name === path) ?? fieldsHere.find((name) => name === path.split('.')[0])
      return field === undefined ? { message } : { field, message }
    }),
  )
}
