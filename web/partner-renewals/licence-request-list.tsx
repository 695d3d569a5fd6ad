import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/licence-request-list.ts'
import { RequestState } from './request-words.tsx'

export const handle = { messages: ['resale'] } satisfies PageHandle

/** REN-4: what advisors asked to see, for those who run the company. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const after = url.searchParams.get('after')
  const answer = await context
    .get(visit)
    .call('listLicenceRequests', { number: params.number, ...(after === null ? {} : { after }) })
  return pageOfList(answer, url)
}

export default function LicenceRequestList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { items, pages } = loaderData
  const base = `/${language}/o/${params.number}/licence-requests`
  return (
    <>
      <PageHeader title={t('resale.requests.title')} lead={t('resale.requests.lead')} />
      <Table
        caption={t('resale.requests.caption')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'partner',
            label: t('resale.requests.partner'),
            rowHeader: true,
            roomy: true,
            cell: ({ id, partner }) => (
              <Link to={`${base}/${id}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
                {partner.name}
              </Link>
            ),
          },
          {
            key: 'by',
            label: t('resale.requests.by'),
            cell: ({ askedBy, askedAt }) => (
              <span>
                {askedBy} <span className="block text-hint text-muted">{f.day(askedAt)}</span>
              </span>
            ),
          },
          { key: 'count', label: t('resale.requests.count'), align: 'end', cell: ({ count }) => f.number(count) },
          { key: 'state', label: t('resale.requests.state'), cell: ({ status }) => <RequestState status={status} /> },
        ]}
        empty={<EmptyState kind="nothing-yet" title={t('resale.requests.empty')} />}
      />
      <Pager label={t('resale.requests.pages')} {...pages} />
    </>
  )
}
