import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ReachPerson } from '../renewals/reach-person.tsx'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/questions-page.ts'
import { deskPaths } from './desk-paths.ts'
import { QuestionList } from './question-list.tsx'

export const handle = { messages: ['desk'] } satisfies PageHandle

/** REN-12: what was asked about a quote, and a question of one's own. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number, quoteId } = params
  const after = url.searchParams.get('after')
  const quote = outputOf(await call('readQuote', { number, quoteId }))
  const answer = await call('listQuoteQuestions', { number, quoteId, ...(after === null ? {} : { after }) })
  return { quote, asked: url.searchParams.get('done') === 'asked', ...pageOfList(answer, url) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const given = { number, quoteId, question: submission.text('question') }
  const answer = await call('askAboutQuote', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['question'])
  throw redirect(`${deskPaths(language, number).questions(quoteId)}?done=asked`, 303)
}

export default function QuestionsPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote, asked, items, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('desk.questions.title')}
        kicker={t('desk.version', { number: quote.number, revision: `${quote.revision}` })}
        crumbs={[
          { label: t('desk.questions.quotes'), href: paths.quotes },
          { label: quote.number, href: paths.quote(quote.id) },
        ]}
      />
      <div className="flex max-w-[48rem] flex-col gap-6">
        {asked ? (
          <Notice tone="ok" announce>
            {t('desk.questions.sent')}
          </Notice>
        ) : null}
        <p>
          {quote.specialist === null ? (
            t('desk.questions.toDesk')
          ) : (
            <>
              {t('desk.questions.toSpecialist')} <ReachPerson person={quote.specialist} />
            </>
          )}
        </p>
        {items.length === 0 ? null : (
          <Card title={t('desk.questions.asked')}>
            <QuestionList
              questions={items}
              waiting={() => <p className="text-muted">{t('desk.questions.waiting')}</p>}
            />
          </Card>
        )}
        <Pager label={t('desk.questions.pages')} {...pages} />
        {quote.actions.ask === null ? (
          <Card title={t('desk.questions.ask')}>
            <Form>
              <Textarea
                name="question"
                label={t('desk.questions.question')}
                hint={t('desk.questions.questionHint')}
                rows={6}
                maxLength={2000}
                required
              />
              <ButtonRow>
                <Button kind="primary">{t('desk.questions.send')}</Button>
                <LinkButton to={paths.quote(quote.id)}>{t('desk.decline.back')}</LinkButton>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
      </div>
    </>
  )
}
