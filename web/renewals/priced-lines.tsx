import type { ReactNode } from 'react'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { PricedRow } from './priced-rows.server.ts'
import type { RenewalPaths } from './renewal-paths.ts'
import { MaintenanceState, useProgramme } from './renewal-words.tsx'

/** How a line's price comes about, under a line of its own (REN-8, UX-33). */
export function Arithmetic({
  row,
  currency,
  rounded,
}: {
  row: Pick<PricedRow, 'explanation' | 'minor'> & { licence: { code: string } }
  currency: string
  rounded: string
}) {
  const { t, f } = useI18n()
  const { span, steps } = row.explanation
  return (
    <details className="mt-1">
      <summary className="link inline-flex min-h-6 items-center text-hint coarse:min-h-11">
        {t('renewals.arithmetic.open')}
        <span className="sr-only">: {row.licence.code}</span>
      </summary>
      <div className="flex max-w-prose flex-col gap-2 py-2 text-hint">
        <ul>
          {span.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <dl className="border-t border-line">
          {steps.map(({ rule, how, amount }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a price have an order and are never moved.
            <div key={at} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line py-1">
              <dt className="font-medium">{rule}</dt>
              <dd className="tabular row-span-2 text-right whitespace-nowrap">{amount}</dd>
              <dd className="text-muted">{how}</dd>
            </div>
          ))}
          <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-1 font-medium">
            <dt>{t('renewals.arithmetic.total')}</dt>
            <dd className="tabular text-right whitespace-nowrap">{f.money(row.minor, currency)}</dd>
          </div>
        </dl>
        <p className="text-muted">{rounded}</p>
      </div>
    </details>
  )
}

/** Lines with their prices and all of their arithmetic, of a renewal that is being priced or of a quote. */
export function PricedLines(props: {
  caption: string
  count: string
  rows: readonly PricedRow[]
  currency: string
  rounded: string
  /** Null, where the reader has no page of a licence. */
  paths: RenewalPaths | null
  /** What can be done with a line; nothing, where it stands in a quote. */
  action?: (row: PricedRow) => ReactNode
}) {
  const { t, f } = useI18n()
  const programmeOf = useProgramme()
  const { action, currency, paths, rounded } = props
  const columns: Column<PricedRow>[] = [
    {
      key: 'code',
      label: t('renewals.fields.licence'),
      rowHeader: true,
      nowrap: true,
      cell: ({ licence: { id, code } }) => (paths === null ? code : <TextLink to={paths.licence(id)}>{code}</TextLink>),
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
          {row.notPriced === null ? (
            <Arithmetic row={row} currency={currency} rounded={rounded} />
          ) : (
            <span className="block text-hint font-medium text-warn">{t(`renewals.notPriced.${row.notPriced}`)}</span>
          )}
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
    ...(action === undefined ? [] : [{ key: 'do', label: t('renewals.price.drop'), hideLabel: true, cell: action }]),
  ]
  return (
    <Table
      caption={props.caption}
      columns={columns}
      rows={props.rows}
      rowKey={({ membershipId }) => membershipId}
      count={props.count}
    />
  )
}
