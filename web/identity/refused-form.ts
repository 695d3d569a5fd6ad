import { faultsOf, invalid, problemPage } from '../app/answers.ts'
import type { Problem } from '../app/call.ts'
import type { Language } from '../app/language.ts'
import type { Submission } from '../app/submission.ts'
import { translator } from '../app/translator.ts'

const ownWords = ['loginId', 'password', 'newPassword', 'currentPassword', 'code', 'email'] as const

/**
 * What an action answers when an operation refused: the same form with the reason; only our own faults are a page. An
 * empty field is named, so that two of them do not read alike in the summary.
 */
export function refusedForm(submission: Submission, problem: Problem, language: Language) {
  if (problem.status >= 500) throw problemPage(problem)
  const t = translator(language, ['identity'])
  const missing = (problem.fields ?? []).filter(({ code }) => code === 'required').map(({ path }) => path)
  return invalid(
    submission,
    faultsOf(problem).map((fault) => {
      const name = ownWords.find((word) => word === fault.field && missing.includes(word))
      return name === undefined ? fault : { field: name, message: t(`identity.required.${name}`) }
    }),
  )
}
