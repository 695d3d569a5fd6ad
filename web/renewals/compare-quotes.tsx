import type { ReactNode } from 'react'
import type { QuoteView } from '../../contract/renewals.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/compare-quotes.ts'
import { differencesOf, type LineDifference } from './quote-comparison.server.ts'
import { linesRead, readQuoteLines } from './quote-lines.server.ts'
import { type RenewalPaths, renewalPaths } from './renewal-paths.ts'
import { QuoteState, useRenews } from './renewal-words.tsx'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** How many quotes stand side by side (REN-14). */
const comparedMost = 3

/** REN-14: up to three quotes side by side, and the lines in which they differ. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const ids = [...new Set(url.searchParams.getAll('quote'))]
  if (ids.length < 2 || ids.length > comparedMost) return { quotes: [], shown: [], more: 0, cut: null }
  const quotes: QuoteView[] = []
  const lines = []
  for (const quoteId of ids) {
    quotes.push(outputOf(await call('readQuote', { number, quoteId })))
    lines.push(await readQuoteLines(call, number, quoteId))
  }
  const cut = quotes.some(({ lineCount }) => lineCount > linesRead) ? linesRead : null
  return { quotes, ...differencesOf(lines), cut }
}

type Fact = { key: string; label: string; of: (quote: QuoteView) => ReactNode }

/** What is told of each quote, one beneath the other. */
function useFacts(quotes: readonly QuoteView[]): Fact[] {
  const { t, f } = useI18n()
  const renews = useRenews()
  const [first] = quotes
  const oneCurrency = quotes.every(({ currency }) => currency === first?.currency)
  const cheapest = Math.min(...quotes.map(({ totalMinor }) => totalMinor))
  const difference = ({ totalMinor, currency }: QuoteView) => {
    if (!oneCurrency) return t('renewals.compare.otherCurrency')
    return totalMinor === cheapest ? t('renewals.compare.cheapest') : `+ ${f.money(totalMinor - cheapest, currency)}`
  }
  const amount = (key: 'renewalMinor' | 'reinstatementMinor' | 'creditMinor') => (quote: QuoteView) =>
    f.money(quote[key], quote.currency)
  return [
    { key: 'status', label: t('renewals.compare.status'), of: ({ status }) => <QuoteState status={status} /> },
    { key: 'renews', label: t('renewals.compare.renews'), of: renews },
    { key: 'lines', label: t('renewals.compare.lines'), of: ({ lineCount }) => f.number(lineCount) },
    { key: 'renewal', label: t('renewals.price.renewal'), of: amount('renewalMinor') },
    { key: 'reinstatement', label: t('renewals.price.reinstatement'), of: amount('reinstatementMinor') },
    { key: 'credit', label: t('renewals.price.credit'), of: amount('creditMinor') },
    {
      key: 'total',
      label: t('renewals.price.total'),
      of: ({ totalMinor, currency }) => <strong>{f.money(totalMinor, currency)}</strong>,
    },
    { key: 'difference', label: t('renewals.compare.difference'), of: difference },
    { key: 'valid', label: t('renewals.quote.valid'), of: ({ validUntil }) => f.day(validUntil) },
  ]
}

const nameOf = ({ number, label }: QuoteView) => (label === null ? number : `${number} · ${label}`)

function Facts({ quotes }: { quotes: readonly QuoteView[] }) {
  const { t } = useI18n()
  const columns: Column<Fact>[] = [
    { key: 'what', label: t('renewals.compare.what'), rowHeader: true, cell: ({ label }) => label },
    ...quotes.map(
      (quote): Column<Fact> => ({
        key: quote.id,
        label: nameOf(quote),
        align: 'end',
        cell: (fact) => fact.of(quote),
      }),
    ),
  ]
  return (
    <Table
      caption={t('renewals.compare.caption')}
      columns={columns}
      rows={useFacts(quotes)}
      rowKey={({ key }) => key}
    />
  )
}

function Differences(props: {
  quotes: readonly QuoteView[]
  shown: readonly LineDifference[]
  more: number
  cut: number | null
  paths: RenewalPaths
}) {
  const { t, f } = useI18n()
  const { quotes, shown, more, cut, paths } = props
  const columns: Column<LineDifference>[] = [
    {
      key: 'code',
      label: t('renewals.fields.licence'),
      rowHeader: true,
      nowrap: true,
      cell: ({ licence }) => <TextLink to={paths.licence(licence.id)}>{licence.code}</TextLink>,
    },
    { key: 'what', label: t('renewals.fields.what'), roomy: true, cell: ({ what }) => what },
    ...quotes.map(
      (quote, at): Column<LineDifference> => ({
        key: quote.id,
        label: nameOf(quote),
        align: 'end',
        cell: ({ cells }) => {
          const cell = cells[at]
          if (cell === undefined || cell === null)
            return <span className="text-muted">{t('renewals.compare.missing')}</span>
          return (
            <span className="whitespace-nowrap">
              {f.money(cell.minor, quote.currency)}
              <span className="block text-hint text-muted">
                {t('renewals.compare.to', { day: f.day(cell.endsOn) })}
              </span>
              <span className="block text-hint whitespace-normal text-muted">{cell.programme}</span>
            </span>
          )
        },
      }),
    ),
  ]
  return (
    <Section title={t('renewals.compare.linesTitle')}>
      {cut === null ? null : <p>{t('renewals.compare.firstOnly', { most: f.number(cut) })}</p>}
      {shown.length === 0 ? (
        <p>{t('renewals.compare.same')}</p>
      ) : (
        <Table
          caption={t('renewals.compare.linesCaption')}
          columns={columns}
          rows={shown}
          rowKey={({ membershipId }) => membershipId}
        />
      )}
      {more === 0 ? null : <p>{t('renewals.compare.more', { count: more, written: f.number(more) })}</p>}
    </Section>
  )
}

export default function CompareQuotes({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quotes, ...differences } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('renewals.compare.title')}
        lead={t('renewals.compare.lead')}
        crumbs={[{ label: t('renewals.quotes.title'), href: paths.quotes }]}
      />
      {quotes.length === 0 ? (
        <EmptyState
          kind="nothing-yet"
          title={t('renewals.compare.choose')}
          action={<LinkButton to={paths.quotes}>{t('renewals.compare.toList')}</LinkButton>}
        />
      ) : (
        <div className="flex flex-col gap-6">
          <Facts quotes={quotes} />
          <nav aria-label={t('renewals.compare.caption')} data-screen-only className="flex flex-wrap gap-2">
            {quotes.map((quote) => (
              <LinkButton key={quote.id} to={paths.quote(quote.id)}>
                {nameOf(quote)}
              </LinkButton>
            ))}
          </nav>
          <Differences quotes={quotes} {...differences} paths={paths} />
        </div>
      )}
    </>
  )
}
