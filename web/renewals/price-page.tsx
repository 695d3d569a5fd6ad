import { data, redirect, useNavigation } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { faultsOf, problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { type FormAnswer, useFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/price-page.ts'
import { MissingCover } from './missing-cover.tsx'
import { overFaults } from './over-words.server.ts'
import { type Priced, priceChosen } from './price-chosen.server.ts'
import { PriceForm } from './price-form.tsx'
import { PriceTotals } from './price-totals.tsx'
import { choiceGiven, readRenewalChoice, withOffered } from './read-renewal-choice.server.ts'
import { choiceHref, isChosen } from './renewal-choice.ts'
import { endsOnOffer } from './renewal-months.server.ts'
import { renewalPaths } from './renewal-paths.ts'
import { LeftOut, RenewedLines } from './renewed-lines.tsx'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** REN-5, REN-8: what the chosen lines cost until when, with the arithmetic of each; an address that can be kept. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { language, now, actor } = here
  const today = todayOf(now)
  const choice = readRenewalChoice(url, today)
  const { number } = params
  if (!isChosen(choice)) throw redirect(choiceHref(renewalPaths(language, number).lines, choice))
  const { priced, problem } = await priceChosen(here, number, choice, url)
  if (problem !== null && ![409, 422].includes(problem.status)) throw problemPage(problem)
  const offer = endsOnOffer(url.searchParams.get('month') ?? '', choice.end, today, language)
  const faults = [...overFaults(url, choice, language), ...(problem === null ? [] : faultsOf(problem).map(atField))]
  const mayKeep = actor.kind === 'contact' && actor.viewing === undefined
  const roles = actor.kind === 'staff' ? (actor.staffRoles ?? []) : []
  const mayPrepare = roles.includes('renewals-specialist') || roles.includes('renewals-manager')
  const shown = withOffered(choice, priced?.changes ?? [])
  const page = {
    choice: shown,
    priced,
    offer,
    answer: { faults, values: {} } satisfies FormAnswer,
    mayKeep,
    mayPrepare,
  }
  return data(page, { status: problem?.status ?? 200 })
}

/** The operation's fields by the names that they have here. */
function atField(fault: { field?: string; message: string }) {
  if (fault.field === 'commonEnd') return { ...fault, field: 'end' }
  return fault.field === 'termMonths' ? { ...fault, field: 'until' } : { message: fault.message }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language, now } = context.get(visit)
  const { number } = params
  const submission = submitted(context)
  const given = { number, ...choiceGiven(readRenewalChoice(url, todayOf(now))), label: submission.text('label') }
  const answer = await call('saveQuote', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['label'])
  const paths = renewalPaths(language, number)
  const { id } = answer.output
  throw redirect(submission.text('then') === 'order' ? paths.accept(id) : paths.quoteDone(id, 'saved'), 303)
}

function Totals({ priced }: { priced: Priced }) {
  const { t, f } = useI18n()
  const { name, version } = priced.schedule
  const stale = useNavigation().state === 'loading'
  return (
    <div aria-live="polite" aria-atomic="true">
      <PriceTotals sums={priced} stale={stale}>
        <p>{t('renewals.price.validUntil', { day: f.day(priced.validUntil) })}</p>
        <p className="text-hint text-muted">{t('renewals.price.schedule', { name, version: `${version}` })}</p>
      </PriceTotals>
    </div>
  )
}

function Keep(props: { mayKeep: boolean; priced: Priced; prepareHref: string | null }) {
  const { t } = useI18n()
  const { mayKeep, priced, prepareHref } = props
  if (prepareHref !== null) return <LinkButton to={prepareHref}>{t('renewals.price.prepare')}</LinkButton>
  if (priced.totalMinor < 0) return <Notice tone="warn">{t('renewals.price.belowZero')}</Notice>
  if (!mayKeep) return <Notice>{t('renewals.price.onlyCustomer')}</Notice>
  return (
    <Form label={t('renewals.price.save')}>
      <TextInput
        name="label"
        label={t('renewals.price.label')}
        hint={t('renewals.price.labelHint')}
        maxLength={120}
        autoComplete="off"
      />
      <ButtonRow>
        <Button kind="primary">{t('renewals.price.saveQuote')}</Button>
        {priced.missing === null ? (
          <Button name="then" value="order">
            {t('renewals.price.saveAndOrder')}
          </Button>
        ) : null}
      </ButtonRow>
      {priced.missing === null ? null : <p className="text-hint text-muted">{t('renewals.missing.saved')}</p>}
    </Form>
  )
}

export default function PricePage({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { choice, priced, offer, answer, mayKeep, mayPrepare } = loaderData
  const paths = renewalPaths(language, params.number)
  const saved = useFormAnswer()
  const faulty = saved.faults.length > 0 ? saved : answer
  return (
    <>
      <PageHeader
        title={t('renewals.price.title')}
        lead={t('renewals.price.lead')}
        answer={faulty}
        crumbs={[
          { label: t('renewals.title'), href: paths.summary },
          { label: t('renewals.lines.title'), href: choiceHref(paths.lines, choice) },
        ]}
        actions={<LinkButton to={choiceHref(paths.lines, choice)}>{t('renewals.price.change')}</LinkButton>}
      />
      <div className="mb-6 grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card title={t('renewals.price.until')}>
          <PriceForm
            choice={choice}
            offer={{ ...offer, latest: priced?.latest ?? null, changes: priced?.changes ?? [] }}
            answer={answer}
          >
            {priced === null ? null : (
              // On a phone the sums stand further down than the calendar.
              <p aria-hidden="true" className="flex flex-wrap justify-between gap-x-4 text-h2 font-semibold lg:hidden">
                {t('renewals.price.total')}
                <span className="tabular whitespace-nowrap">{f.money(priced.totalMinor, priced.currency)}</span>
              </p>
            )}
          </PriceForm>
        </Card>
        {priced === null ? null : (
          <div className="flex flex-col gap-4">
            <Card title={t('renewals.price.totals')}>
              <Totals priced={priced} />
            </Card>
            <Card title={t('renewals.price.save')}>
              <Keep
                mayKeep={mayKeep}
                priced={priced}
                prepareHref={mayPrepare ? choiceHref(paths.prepare, choice) : null}
              />
            </Card>
          </div>
        )}
      </div>
      {priced === null || priced.missing === null ? null : (
        <div className="mb-6">
          <MissingCover
            missing={priced.missing}
            paths={paths}
            action={<LinkButton to={priced.completeHref}>{t('renewals.missing.add')}</LinkButton>}
          />
        </div>
      )}
      {priced === null ? null : <LeftOut leftOut={priced.leftOut} count={priced.leftOutCount} paths={paths} />}
      {priced === null ? null : <RenewedLines priced={priced} choice={choice} paths={paths} />}
    </>
  )
}
