import type { ReactNode } from 'react'
import type { QuoteQuestionView } from '../../contract/desk.ts'
import { useI18n } from '../app/i18n.tsx'

/** Questions about a quote with their answers, the oldest first (REN-12); `waiting` is shown under those that have none. */
export function QuestionList(props: {
  questions: readonly QuoteQuestionView[]
  waiting: (question: QuoteQuestionView) => ReactNode
}) {
  const { t, f } = useI18n()
  return (
    <ol className="flex flex-col divide-y divide-line">
      {props.questions.map((question) => (
        <li key={question.id} className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
          <p className="text-hint text-muted">
            {t('desk.questions.by', { name: question.askedBy, at: f.instant(question.askedAt) })}
          </p>
          <p className="max-w-prose whitespace-pre-line break-words">{question.question}</p>
          {question.answered === null ? (
            props.waiting(question)
          ) : (
            <div className="flex flex-col gap-1 border-l-2 border-line pl-4">
              <p className="text-hint text-muted">
                {t('desk.questions.answeredBy', {
                  name: question.answered.by,
                  at: f.instant(question.answered.at),
                })}
              </p>
              <p className="max-w-prose whitespace-pre-line break-words">{question.answered.answer}</p>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
