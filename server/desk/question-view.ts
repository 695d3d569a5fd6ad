import type { QuoteQuestionView } from '../../contract/desk.ts'
import type { QuestionRow } from './question-queries.ts'

/** A question about a quote, with its answer if there is one (REN-12). */
export function viewQuestion(row: QuestionRow): QuoteQuestionView {
  const { answered_at: at, answered_by: by, answer } = row
  return {
    id: row.id,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    question: row.question,
    answered: at === null || by === null || answer === null ? null : { at, by, answer },
    version: row.version,
  }
}
