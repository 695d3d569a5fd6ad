import type { MissingPartnerView } from '../../contract/partner-programme.ts'
import { FindTabs } from '../accounts/find-tabs.tsx'
import { TextLink } from '../accounts/text-link.tsx'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/missing-partners.ts'

export const handle = { messages: ['partners', 'console'] } satisfies PageHandle

const rowsPerPage = 50

/** PAR-6: what customers looked for in vain and nobody has taken care of. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const after = url.searchParams.get('after') ?? undefined
  const done = url.searchParams.get('done')
  return {
    ...pageOfList(await call('listMissingPartners', { after, limit: rowsPerPage }), url),
    maySettle: actor.kind === 'staff' && (actor.staffRoles ?? []).includes('partner-manager'),
    done: done === 'mailed' ? ('settledMailed' as const) : done === 'settled' ? ('settled' as const) : null,
  }
}

function useMissingColumns(maySettle: boolean): readonly Column<MissingPartnerView>[] {
  const { t, f, language } = useI18n()
  return [
    { key: 'name', label: t('partners.missing.name'), rowHeader: true, cell: (row) => row.name },
    { key: 'country', label: t('partners.missing.country'), cell: (row) => f.country(row.country) },
    {
      key: 'customer',
      label: t('partners.missing.customer'),
      cell: (row) => <TextLink to={`/${language}/o/${row.customer.number}`}>{row.customer.name}</TextLink>,
    },
    {
      key: 'reporter',
      label: t('partners.missing.reporter'),
      cell: (row) => (
        <TextLink to={`/${language}/o/${row.customer.number}/people/${row.reporter.contactId}`}>
          {row.reporter.name}
        </TextLink>
      ),
    },
    {
      key: 'reportedAt',
      label: t('partners.missing.reportedAt'),
      cell: (row) => f.instant(row.reportedAt),
    },
    { key: 'note', label: t('partners.missing.note'), roomy: true, cell: (row) => row.note ?? '–' },
    ...(maySettle
      ? [
          {
            key: 'actions',
            label: t('partners.missing.actions'),
            hideLabel: true,
            cell: (row: MissingPartnerView) => (
              <TextLink to={`/${language}/console/missing-partners/${row.customer.number}/${row.id}`}>
                {t('partners.missing.settle')}
                <span className="sr-only">: {row.name}</span>
              </TextLink>
            ),
          },
        ]
      : []),
  ]
}

export default function MissingPartners({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n()
  const { items, pages, maySettle, done } = loaderData
  return (
    <>
      <PageHeader
        title={t('partners.missing.title')}
        lead={
          maySettle ? t('partners.missing.lead') : `${t('partners.missing.lead')} ${t('partners.missing.onlyManagers')}`
        }
      />
      <FindTabs current="missing-partners" />
      <div className="flex flex-col gap-4">
        {done === null ? null : <Notice tone="ok" announce title={t(`partners.missing.${done}`)} />}
        <Table
          caption={t('partners.missing.caption')}
          rows={items}
          rowKey={(row) => row.id}
          columns={useMissingColumns(maySettle)}
          empty={
            <EmptyState kind="nothing-yet" title={t('partners.missing.none')}>
              {t('partners.missing.noneText')}
            </EmptyState>
          }
        />
      </div>
      <Pager label={t('partners.missing.pages')} {...pages} />
    </>
  )
}
