import { data, redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { faultsOf, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { overFaults } from '../renewals/over-words.server.ts'
import { readRenewalChoice } from '../renewals/read-renewal-choice.server.ts'
import { choiceFields, choiceHref, isChosen, type RenewalChoice } from '../renewals/renewal-choice.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { type FormAnswer, useFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/customer-price.ts'
import { BothPrices } from './both-prices.tsx'
import { levelName } from './level-name.server.ts'
import { MissingNotice } from './missing-notice.tsx'
import { termField, termGiven } from './read-term.server.ts'
import { ResaleLines } from './resale-lines.tsx'
import { resalePaths } from './resale-paths.ts'
import { resaleRows } from './resale-rows.server.ts'
import { TermFields } from './term-fields.tsx'

export const handle = { messages: ['resale', 'renewals'] } satisfies PageHandle

/** How many lines the page shows; the price is that of all. */
const linesShown = 50

/** REN-6: what the chosen lines cost the customer and the partner, and what must renew together with them. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language, now } = context.get(visit)
  const { number, customerNumber } = params
  const choice = readRenewalChoice(url, todayOf(now))
  if (!isChosen(choice)) throw redirect(resalePaths(language, number).lines(customerNumber))
  const answer = await call('priceCustomerRenewal', { number, customerNumber, ...givenOf(choice) })
  if (!answer.ok && ![409, 422].includes(answer.problem.status)) throw problemPage(answer.problem)
  const faults = [...overFaults(url, choice, language), ...(answer.ok ? [] : faultsOf(answer.problem).map(termField))]
  const page = { choice, answer: { faults, values: {} } satisfies FormAnswer }
  if (!answer.ok) return data({ ...page, priced: null }, { status: answer.problem.status })
  const { lines, ...rest } = answer.output
  const shown = resaleRows(lines.slice(0, linesShown), rest.currency, language)
  const level = await levelName(call, number, rest.partner.level)
  return data({
    ...page,
    priced: { ...rest, ...shown, levelName: level, more: Math.max(0, lines.length - linesShown) },
  })
}

/** Filters are the customer's; a partner names lines, or means all. */
function givenOf({ all, lines, until, end }: RenewalChoice) {
  return { ...(all ? { all } : { membershipId: [...lines] }), ...termGiven(until, end) }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language, now } = context.get(visit)
  const { number, customerNumber } = params
  const submission = submitted(context)
  const given = {
    number,
    customerNumber,
    ...givenOf(readRenewalChoice(url, todayOf(now))),
    label: submission.text('label'),
  }
  const answer = await call('saveCustomerQuote', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['label'])
  throw redirect(resalePaths(language, number).quoteDone(customerNumber, answer.output.id, 'saved'), 303)
}

type Loaded = Route.ComponentProps['loaderData']

function Until({ choice, answer }: Pick<Loaded, 'choice' | 'answer'>) {
  const { t } = useI18n()
  return (
    <Form method="get" answer={answer} className="group/until">
      {choiceFields({ ...choice, until: '12' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TermFields until={choice.until} end={choice.end} hideLabel />
      <Button className="self-start">{t('resale.price.recalculate')}</Button>
    </Form>
  )
}

function Keep() {
  const { t } = useI18n()
  return (
    <Form label={t('resale.price.save')}>
      <TextInput
        name="label"
        label={t('resale.price.label')}
        hint={t('resale.price.labelHint')}
        maxLength={120}
        autoComplete="off"
      />
      <Button kind="primary" className="self-start">
        {t('resale.price.saveQuote')}
      </Button>
    </Form>
  )
}

function LeftOut({ priced }: { priced: NonNullable<Loaded['priced']> }) {
  const { t } = useI18n()
  if (priced.leftOut.length === 0) return null
  return (
    <Notice tone="warn" title={t('resale.price.leftOut')}>
      <ul className="list-disc pl-5">
        {priced.leftOut.slice(0, 20).map(({ membershipId, licence, whyNot }) => (
          <li key={membershipId}>
            {licence.code}: {t(`renewals.whyNot.${whyNot}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export default function CustomerPrice({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { choice, priced, answer } = loaderData
  const { customerNumber } = params
  const paths = resalePaths(language, params.number)
  const saved = useFormAnswer()
  const name = priced?.customer.name ?? customerNumber
  return (
    <>
      <PageHeader
        title={t('resale.price.title', { customer: name })}
        answer={saved.faults.length > 0 ? saved : answer}
        crumbs={[
          { label: t('resale.title'), href: paths.list },
          { label: t('resale.lines.title', { customer: name }), href: paths.lines(customerNumber) },
        ]}
        actions={
          <LinkButton to={choiceHref(paths.lines(customerNumber), { ...choice, lines: [], all: false })}>
            {t('resale.price.change')}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-6">
        {priced === null ? null : (
          <MissingNotice missing={priced.missing}>
            <p className="mt-1">{t('resale.missing.saveFirst')}</p>
          </MissingNotice>
        )}
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Card title={t('resale.price.until')}>
            <Until choice={choice} answer={answer} />
          </Card>
          {priced === null ? null : (
            <div className="flex flex-col gap-4">
              <Card title={t('resale.price.totals')}>
                <BothPrices {...priced} name={name} />
                <p className="mt-2">{t('resale.price.validUntil', { day: f.day(priced.validUntil) })}</p>
              </Card>
              <Card title={t('resale.price.save')}>
                <Keep />
              </Card>
            </div>
          )}
        </div>
        {priced === null ? null : <LeftOut priced={priced} />}
        {priced === null ? null : (
          <Section title={t('resale.price.lines')}>
            <ResaleLines
              caption={t('resale.price.caption')}
              rows={priced.rows}
              currency={priced.currency}
              rounded={priced.rounded}
              paths={paths}
              customerNumber={customerNumber}
            />
            {priced.more === 0 ? null : <p>{t('resale.price.more', { count: priced.more })}</p>}
          </Section>
        )}
      </div>
    </>
  )
}
