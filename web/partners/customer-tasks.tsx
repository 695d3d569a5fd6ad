import { Link } from 'react-router'
import type { customers } from '../../contract/customers.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { CustomerPaths } from './customer-paths.ts'
import { EndOn, Scopes } from './customer-words.tsx'

/** What a partner's people have to do about their customers (ACC-17). */
export type CustomerTasks = OutputOf<typeof customers.listCustomerTasks>

function useCountOf(): (total: CustomerTasks['fresh']['total']) => { count: number; written: string } {
  const { f } = useI18n()
  return ({ count, atLeast }) => ({ count, written: `${f.number(count)}${atLeast ? '+' : ''}` })
}

function useNameColumn<Row extends { number: string; name: string }>(paths: CustomerPaths): Column<Row> {
  const { t } = useI18n()
  return {
    key: 'customer',
    label: t('customers.fields.customer'),
    rowHeader: true,
    roomy: true,
    cell: (row) => (
      <Link to={paths.customer(row.number)} className="link inline-flex min-h-6 items-center coarse:min-h-11">
        {row.name}
      </Link>
    ),
  }
}

/** Customers that let the partner in and that nobody there has taken note of. */
export function NewCustomers({ fresh, paths }: { fresh: CustomerTasks['fresh']; paths: CustomerPaths }) {
  const { t, f } = useI18n()
  const countOf = useCountOf()
  const name = useNameColumn<CustomerTasks['fresh']['items'][number]>(paths)
  return (
    <Table
      caption={t('customers.overview.fresh')}
      count={t('customers.overview.freshCount', countOf(fresh.total))}
      rows={fresh.items}
      rowKey={(row) => row.number}
      columns={[
        name,
        {
          key: 'granted',
          label: t('customers.overview.granted'),
          nowrap: true,
          cell: (row) => <span className="tabular">{f.day(row.grantedAt)}</span>,
        },
        {
          key: 'scopes',
          label: t('customers.fields.scopes'),
          roomy: true,
          cell: (row) => <Scopes scopes={row.scopes} />,
        },
        {
          key: 'action',
          label: t('customers.overview.take'),
          hideLabel: true,
          align: 'end',
          cell: (row) => (
            <Form action={paths.overviewAction} answer={noAnswer} inline>
              <input type="hidden" name="customerNumber" value={row.number} />
              <Button>
                {t('customers.overview.take')}
                <span className="sr-only">: {row.name}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

/** Customers whose permission ends within 30 days. */
export function EndingCustomers(props: { ending: CustomerTasks['ending']; paths: CustomerPaths; today: string }) {
  const { t } = useI18n()
  const { ending, paths, today } = props
  const countOf = useCountOf()
  const name = useNameColumn<CustomerTasks['ending']['items'][number]>(paths)
  return (
    <Table
      caption={t('customers.overview.ending')}
      count={t('customers.overview.endingCount', countOf(ending.total))}
      rows={ending.items}
      rowKey={(row) => row.number}
      columns={[
        name,
        {
          key: 'until',
          label: t('customers.fields.until'),
          nowrap: true,
          cell: (row) => <EndOn day={row.endsOn} near over={false} today={today} />,
        },
        {
          key: 'then',
          label: t('customers.overview.then'),
          cell: (row) =>
            row.extends ? (
              <Badge tone="ok">{t('customers.overview.again')}</Badge>
            ) : (
              <Badge tone="warn">{t('customers.overview.over')}</Badge>
            ),
        },
      ]}
    />
  )
}
