import { useI18n } from '../app/i18n.tsx'
import { Arithmetic } from '../renewals/priced-lines.tsx'
import { MaintenanceState } from '../renewals/renewal-words.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { useLicenceColumn } from './licence-column.tsx'
import { NewEnd } from './new-end.tsx'
import type { ResalePaths } from './resale-paths.ts'
import type { ResaleRow } from './resale-rows.server.ts'

/** Lines with what the customer pays, what the partner pays, and what it earns (REN-6). */
export function ResaleLines(props: {
  caption: string
  rows: readonly ResaleRow[]
  currency: string
  rounded: string
  paths: ResalePaths
  customerNumber: string
}) {
  const { t, f } = useI18n()
  const { rows, currency, rounded, paths, customerNumber } = props
  const code = useLicenceColumn(paths, customerNumber)
  const money = (key: 'price' | 'ownPrice' | 'margin', minor: (row: ResaleRow) => number): Column<ResaleRow> => ({
    key,
    label: t(`resale.fields.${key}`),
    align: 'end',
    nowrap: true,
    cell: (row) => f.money(minor(row), currency),
  })
  return (
    <Table
      caption={props.caption}
      rows={rows}
      rowKey={({ membershipId }) => membershipId}
      columns={[
        code,
        {
          key: 'what',
          label: t('resale.fields.what'),
          roomy: true,
          phone: 'wide',
          cell: (row) => (
            <div className="md:min-w-64">
              {f.number(row.quantity)} × {row.product.name} {row.editionName}
              <span className="flex flex-wrap items-center gap-x-2 text-hint text-muted">
                {row.programme.name} <MaintenanceState state={row.state} />
              </span>
              {row.notPriced === null ? (
                <Arithmetic row={row} currency={currency} rounded={rounded} />
              ) : (
                <span className="block text-hint font-medium text-warn">
                  {t(`renewals.notPriced.${row.notPriced}`)}
                </span>
              )}
            </div>
          ),
        },
        {
          key: 'ends',
          label: t('resale.fields.newEnd'),
          cell: (row) => <NewEnd {...row} />,
        },
        money('price', ({ minor }) => minor),
        money('ownPrice', ({ partnerMinor }) => partnerMinor),
        money('margin', ({ minor, partnerMinor }) => minor - partnerMinor),
      ]}
    />
  )
}
