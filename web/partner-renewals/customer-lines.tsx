import type { CustomerLine } from '../../contract/partner-quotes.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { MaintenanceState } from '../renewals/renewal-words.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/customer-lines.ts'
import { useLicenceColumn } from './licence-column.tsx'
import { type ResalePaths, resalePaths } from './resale-paths.ts'

export const handle = { messages: ['resale', 'renewals'] } satisfies PageHandle

/** PAR-13: what a customer shares that can be renewed, with both prices, or why it cannot. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const { number, customerNumber } = params
  const after = url.searchParams.get('after')
  const answer = await call('listCustomerLines', { number, customerNumber, ...(after === null ? {} : { after }) })
  return { ...pageOfList(answer, url), today: todayOf(now) }
}

function useColumns(paths: ResalePaths, customerNumber: string, today: string): readonly Column<CustomerLine>[] {
  const { t, f } = useI18n()
  const code = useLicenceColumn(paths, customerNumber)
  return [
    code,
    {
      key: 'what',
      label: t('resale.fields.what'),
      roomy: true,
      cell: ({ product, editionName, programme, openQuotes }) => (
        <span>
          {product.name} {editionName}
          <span className="block text-hint text-muted">{programme?.name}</span>
          {openQuotes.length === 0 ? null : (
            <span className="block text-hint text-muted">
              {t('resale.lines.open', { numbers: f.list(openQuotes.map(({ number }) => number)) })}
            </span>
          )}
        </span>
      ),
    },
    { key: 'quantity', label: t('resale.fields.quantity'), align: 'end', cell: ({ quantity }) => f.number(quantity) },
    {
      key: 'state',
      label: t('resale.fields.state'),
      cell: ({ state, whyNot }) => (
        <>
          {state === null ? null : <MaintenanceState state={state} />}
          {whyNot === null ? null : (
            <span className="block text-hint text-muted">{t(`renewals.whyNot.${whyNot}`)}</span>
          )}
        </>
      ),
    },
    {
      key: 'ends',
      label: t('resale.fields.ends'),
      nowrap: true,
      cell: ({ endsOn }) =>
        endsOn === null ? null : (
          <span className="tabular">
            {f.day(endsOn)} <span className="block text-hint text-muted">{f.relativeDays(endsOn, today)}</span>
          </span>
        ),
    },
    {
      key: 'year',
      label: t('resale.fields.yearBoth'),
      align: 'end',
      nowrap: true,
      cell: ({ yearMinor, partnerYearMinor, currency }) =>
        yearMinor === null || partnerYearMinor === null || currency === null ? (
          '–'
        ) : (
          <span className="tabular">
            {f.money(yearMinor, currency)}
            <span className="block text-hint text-muted">
              {t('resale.fields.yearOwn', { money: f.money(partnerYearMinor, currency) })}
            </span>
          </span>
        ),
    },
  ]
}

export default function CustomerLines({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { customer, items, pages, today } = loaderData
  const paths = resalePaths(language, params.number)
  const columns = useColumns(paths, customer.number, today)
  return (
    <>
      <PageHeader
        title={t('resale.lines.title', { customer: customer.name })}
        lead={t('resale.lines.lead')}
        crumbs={[
          { label: t('resale.title'), href: paths.list },
          { label: customer.name, href: paths.customer(customer.number) },
        ]}
        actions={
          items.some(({ whyNot }) => whyNot === null) ? (
            <LinkButton to={`${paths.price(customer.number)}?select=all`}>{t('resale.lines.all')}</LinkButton>
          ) : undefined
        }
      />
      <Table
        caption={t('resale.lines.caption')}
        columns={columns}
        rows={items}
        rowKey={({ membershipId, licence }) => membershipId ?? licence.id}
        count={t('resale.lines.shown', { count: items.length })}
        selection={{
          action: paths.price(customer.number),
          name: 'line',
          value: ({ membershipId }) => membershipId ?? '',
          label: ({ licence }) => t('resale.lines.row', { code: licence.code }),
          total: items.length,
          actions: <Button kind="primary">{t('resale.lines.price')}</Button>,
        }}
        empty={<EmptyState kind="nothing-yet" title={t('resale.lines.empty')} />}
      />
      <Pager label={t('resale.lines.pages')} {...pages} />
    </>
  )
}
