import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { MissingCover } from '../renewals/missing-cover.tsx'
import { missingWords } from '../renewals/missing-words.server.ts'
import { useQuoteSummary } from '../renewals/quote-summary.tsx'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { QuoteState } from '../renewals/renewal-words.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/desk-page.ts'
import { DeskActions } from './desk-actions.tsx'
import { useDeskFacts } from './desk-facts.tsx'
import { deskDeeds, deskPaths } from './desk-paths.ts'
import { QuestionList } from './question-list.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['renewals', 'desk'] } satisfies PageHandle

/** REN-7: a quote as the vendor's people look after it: why it costs what it does, who agreed, what the customer asks. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const after = url.searchParams.get('after')
  const quote = outputOf(await call('readQuote', { number, quoteId }))
  const desk = outputOf(await call('readQuoteDesk', { number, quoteId }))
  const questions = await call('listQuoteQuestions', { number, quoteId, ...(after === null ? {} : { after }) })
  const done = deskDeeds.find((deed) => deed === url.searchParams.get('done')) ?? null
  const missing = missingWords(quote.missing, language)
  return { quote, desk, done, missing, ...pageOfList(questions, url) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const paths = deskPaths(language, number)
  const intent = submission.text('intent')
  const how = { ...onceGiven(submission), ...versionGiven(submission) }
  if (intent === 'approved' || intent === 'refused') {
    const decided = { number, quoteId, decision: intent, note: submission.text('note').replace(/\s+/g, ' ') } as const
    const answer = await call('decideQuote', decided, versionGiven(submission))
    if (!answer.ok) return refused(submission, answer.problem, ['note'])
    throw redirect(paths.deskDone(quoteId, intent), 303)
  }
  if (intent === 'answer') {
    const given = {
      number,
      quoteId,
      questionId: submission.text('questionId'),
      answer: submission.text('answer'),
    }
    const answer = await call('answerQuoteQuestion', given, versionGiven(submission))
    if (!answer.ok) return refused(submission, answer.problem, ['answer'])
    throw redirect(paths.deskDone(quoteId, 'answered'), 303)
  }
  if (intent === 'assign') {
    const answer = await call('assignSpecialist', { number, staffId: submission.text('staffId') })
    if (!answer.ok) return refused(submission, answer.problem, ['staffId'])
    throw redirect(paths.deskDone(quoteId, 'assigned'), 303)
  }
  const answer = await call('sendQuote', { number, quoteId }, how)
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(paths.deskDone(quoteId, 'sent'), 303)
}

export default function DeskPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote, desk, done, missing, items, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  const facts = useDeskFacts(quote, desk.facts)
  const version = t('desk.version', { number: quote.number, revision: `${quote.revision}` })
  return (
    <>
      <PageHeader
        title={t('desk.page.title', { name: quote.organization.name })}
        kicker={version}
        status={<QuoteState status={quote.status} />}
        crumbs={[
          { label: t('desk.list.title'), href: deskPaths(language, params.number).all },
          { label: quote.number, href: paths.quote(quote.id) },
        ]}
        actions={<LinkButton to={paths.quote(quote.id)}>{t('desk.page.open')}</LinkButton>}
      />
      <div className="flex flex-col gap-6">
        {done === null ? null : (
          <Notice tone="ok" announce>
            {t(`desk.done.${done}`)}
          </Notice>
        )}
        {quote.supersededBy === null ? null : (
          <Notice>
            {t('desk.page.superseded')}{' '}
            <TextLink to={deskPaths(language, params.number).desk(quote.supersededBy.id)}>
              {t('desk.version', { number: quote.number, revision: `${quote.supersededBy.revision}` })}
            </TextLink>
          </Notice>
        )}
        <MissingCover
          missing={missing}
          paths={paths}
          action={
            desk.actions.revise === null ? (
              <LinkButton to={deskPaths(language, params.number).reviseWhole(quote.id)}>
                {t('desk.action.reviseWhole')}
              </LinkButton>
            ) : undefined
          }
        />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <div className="flex flex-col gap-4">
            <Card title={t('desk.page.why')}>
              <DescriptionList items={facts} />
            </Card>
            <Card title={t('desk.page.quote')}>
              <DescriptionList items={useQuoteSummary(quote).map(({ label, value }) => ({ label, value }))} />
            </Card>
          </div>
          <DeskActions quote={quote} desk={desk} number={params.number} />
        </div>
        {items.length === 0 ? null : (
          <Section title={t('desk.questions.title')}>
            <QuestionList
              questions={items}
              waiting={(question) =>
                desk.actions.answer === null ? (
                  <Form version={question.version} label={t('desk.answer.label')}>
                    <input type="hidden" name="questionId" value={question.id} />
                    <Textarea
                      name="answer"
                      id={`answer-${question.id}`}
                      label={t('desk.answer.answer')}
                      maxLength={2000}
                      required
                    />
                    <Button name="intent" value="answer" className="self-start">
                      {t('desk.answer.send')}
                    </Button>
                  </Form>
                ) : (
                  <p className="text-muted">{t('desk.questions.waiting')}</p>
                )
              }
            />
            <Pager label={t('desk.questions.pages')} {...pages} />
          </Section>
        )}
      </div>
    </>
  )
}
