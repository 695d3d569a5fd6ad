import { Download } from 'lucide-react'
import { data } from 'react-router'
import type { SharedQuoteView } from '../../contract/quote-links.ts'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { PriceTotals } from '../renewals/price-totals.tsx'
import { Arithmetic } from '../renewals/priced-lines.tsx'
import { ReachPerson } from '../renewals/reach-person.tsx'
import { MaintenanceState, useProgramme, useRenews } from '../renewals/renewal-words.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/shared-quote.ts'
import { keptToItself } from './kept-to-itself.ts'
import { type SharedRow, sharedRows } from './shared-rows.server.ts'

/** REN-10: complete without a script, and none may run there. */
export const handle = { messages: ['renewals', 'sharing'], noScript: true } satisfies PageHandle

export const headers = () => keptToItself

/** REN-10: the quote that a link leads to, for whoever has it; or what became of it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { token } = params
  const after = url.searchParams.get('after')
  const answer = await call('readSharedQuote', { token, readingOn: after !== null })
  if (!answer.ok && answer.problem.code === 'quote-link-not-valid')
    return data({ quote: null, shown: null }, { status: answer.problem.status })
  if (!answer.ok) throw problemPage(answer.problem)
  const quote = answer.output
  if (quote.stated === null) return data({ quote, shown: null })
  const listed = await call('listSharedQuoteLines', { token, ...(after === null ? {} : { after }) })
  const { items, pages } = pageOfList(listed, url)
  return data({ quote, shown: { pages, ...sharedRows(items, quote.stated.currency, language) } })
}

function WhomToAsk({ quote }: { quote: SharedQuoteView }) {
  const { t } = useI18n()
  return (
    <Card title={t('renewals.quote.ask')}>
      <p>{t('sharing.page.askSender')}</p>
      {quote.specialist === null ? null : (
        <p className="mt-2">
          {t('sharing.page.askSpecialist')} <ReachPerson person={quote.specialist} />
        </p>
      )}
    </Card>
  )
}

function Facts({ quote, stated }: { quote: SharedQuoteView; stated: NonNullable<SharedQuoteView['stated']> }) {
  const { t, f } = useI18n()
  const renews = useRenews()
  const { name, version } = stated.schedule
  const { organization } = quote
  return (
    <Card title={t('renewals.quote.facts')}>
      <DescriptionList
        items={[
          { label: t('sharing.page.seller'), value: quote.seller },
          { label: t('renewals.quote.organization'), value: `${organization.name} (${organization.number})` },
          { label: t('renewals.quote.term'), value: renews(stated) },
          { label: t('renewals.quote.valid'), value: f.day(stated.validUntil) },
          { label: t('renewals.quote.pricedOn'), value: f.day(stated.pricedOn) },
          {
            label: t('renewals.quote.schedule'),
            value: t('renewals.quote.scheduleVersion', { name, version: `${version}` }),
          },
          { label: t('sharing.page.linkEnds'), value: f.day(stated.linkEndsOn) },
        ]}
      />
    </Card>
  )
}

function Lines({
  number,
  rows,
  currency,
  rounded,
  count,
}: {
  number: string
  rows: readonly SharedRow[]
  currency: string
  rounded: string
  count: number
}) {
  const { t, f } = useI18n()
  const programmeOf = useProgramme()
  return (
    <Table
      caption={t('renewals.quote.caption', { number })}
      count={t('renewals.price.count', { count, written: f.number(count) })}
      rows={rows}
      rowKey={({ position }) => `${position}`}
      columns={[
        {
          key: 'code',
          label: t('renewals.fields.licence'),
          rowHeader: true,
          nowrap: true,
          cell: ({ licence }) => licence.code,
        },
        {
          key: 'what',
          label: t('renewals.fields.what'),
          roomy: true,
          phone: 'wide',
          cell: (row) => (
            <div className="md:min-w-64 print:min-w-0">
              {row.product.name} {row.editionName}
              <span className="flex flex-wrap items-center gap-x-2 text-hint text-muted">
                {programmeOf(row)} <MaintenanceState state={row.state} />
              </span>
              <Arithmetic row={row} currency={currency} rounded={rounded} />
            </div>
          ),
        },
        {
          key: 'quantity',
          label: t('renewals.fields.quantity'),
          align: 'end',
          cell: ({ quantity }) => f.number(quantity),
        },
        {
          key: 'ends',
          label: t('renewals.fields.newEnd'),
          nowrap: true,
          cell: ({ endsOn, formerEndsOn }) => (
            <span className="tabular">
              {f.day(endsOn)}
              <span className="block text-hint text-muted">
                {t('renewals.arithmetic.former', { day: f.day(formerEndsOn) })}
              </span>
            </span>
          ),
        },
        {
          key: 'price',
          label: t('renewals.fields.price'),
          align: 'end',
          nowrap: true,
          cell: ({ minor }) => f.money(minor, currency),
        },
      ]}
    />
  )
}

export default function SharedQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote, shown } = loaderData
  if (quote === null) return <PageHeader title={t('sharing.page.noQuote')} lead={t('sharing.page.noQuoteText')} />
  const { stated, state } = quote
  const number = quote.revision === 1 ? quote.number : `${quote.number}-R${quote.revision}`
  const title = `${t('renewals.quote.kicker')} ${number}`
  if (stated === null || shown === null)
    return (
      <div className="flex flex-col gap-4">
        <PageHeader
          title={t(`sharing.over.${overOf(state)}.title`)}
          kicker={title}
          lead={t(`sharing.over.${overOf(state)}.text`)}
        />
        <WhomToAsk quote={quote} />
      </div>
    )
  return (
    <>
      <PageHeader
        title={title}
        lead={t(state === 'ordered' ? 'sharing.page.ordered' : 'sharing.page.lead', {
          customer: quote.organization.name,
        })}
        actions={
          <LinkButton to={`/${language}/quotes/${params.token}/quote.pdf`} icon={Download} reload>
            {t('renewals.quote.pdf')}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-6">
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Facts quote={quote} stated={stated} />
          <div className="flex flex-col gap-4">
            <Card title={t('renewals.price.totals')}>
              <PriceTotals sums={stated} />
            </Card>
            <WhomToAsk quote={quote} />
          </div>
        </div>
        <Section title={t('renewals.quote.lines')}>
          <Lines
            number={number}
            rows={shown.rows}
            currency={stated.currency}
            rounded={shown.rounded}
            count={stated.lineCount}
          />
          <Pager label={t('renewals.quote.pages')} {...shown.pages} />
        </Section>
      </div>
    </>
  )
}

/** What became of a quote that says nothing any more. */
function overOf(state: SharedQuoteView['state']): 'superseded' | 'expired' | 'declined' | 'cancelled' {
  return state === 'open' || state === 'ordered' ? 'expired' : state
}
