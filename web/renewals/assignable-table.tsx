import type { AssignableLicence } from '../../contract/advisors.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import type { PagesAround } from '../app/list-pages.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column, Selection } from '../ui/table-columns.ts'
import { counted } from './advisor-words.tsx'
import type { RenewalPaths } from './renewal-paths.ts'

/** Licences that can be shared, with what the page adds to each row and the bulk actions on those ticked (UX-13). */
export function AssignableTable<Row extends AssignableLicence>(props: {
  caption: string
  rows: readonly Row[]
  total: { count: number; atLeast: boolean }
  paths: RenewalPaths
  pages: PagesAround
  clearHref: string
  last: Column<Row>
  bulk?: Pick<Selection<Row>, 'actions' | 'matching'> & { action?: string }
}) {
  const { t, f } = useI18n()
  const { bulk } = props
  const columns: Column<Row>[] = [
    {
      key: 'code',
      label: t('advisors.fields.licence'),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <TextLink to={props.paths.licence(row.id)}>{row.code}</TextLink>,
    },
    {
      key: 'product',
      label: t('advisors.fields.product'),
      roomy: true,
      cell: (row) => `${row.productName} ${row.editionName}`,
    },
    {
      key: 'quantity',
      label: t('advisors.fields.quantity'),
      align: 'end',
      phone: 'hide',
      cell: (row) => f.number(row.quantity),
    },
    {
      key: 'maintenance',
      label: t('advisors.fields.maintenance'),
      nowrap: true,
      cell: (row) => (row.maintenanceEndsOn === null ? t('advisors.none') : f.day(row.maintenanceEndsOn)),
    },
    props.last,
  ]
  return (
    <>
      <Table
        caption={props.caption}
        columns={columns}
        rows={props.rows}
        rowKey={(row) => row.id}
        count={counted(t, f.number, props.total)}
        selection={
          bulk === undefined
            ? undefined
            : {
                action: bulk.action ?? '',
                method: 'post',
                name: 'licence',
                value: (row) => row.id,
                label: (row) => t('advisors.tick', { code: row.code }),
                total: props.total.count,
                actions: bulk.actions,
                matching: bulk.matching,
              }
        }
        empty={
          <EmptyState
            kind="no-match"
            title={t('advisors.filters.noMatch')}
            action={<LinkButton to={props.clearHref}>{t('ui.filters.clear')}</LinkButton>}
          />
        }
      />
      <Pager label={t('advisors.pages')} {...props.pages} />
    </>
  )
}
