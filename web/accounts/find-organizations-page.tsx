import { Plus } from 'lucide-react'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/find-organizations-page.ts'
import { FindTabs } from './find-tabs.tsx'
import { useOrganizationColumns } from './organization-columns.tsx'

export const handle = { messages: ['console'] } satisfies PageHandle

const rowsPerPage = 50

/** Staff find a company by whatever they have of it: number, name, somebody's e-mail address, a licence code. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  return { q, ...pageOfList(await call('findOrganizations', { q, after, limit: rowsPerPage }), url) }
}

export default function FindOrganizationsPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { q, items, pages } = loaderData
  const path = `/${language}/console/organizations`
  return (
    <>
      <PageHeader
        title={t('app.nav.organizations')}
        actions={
          <LinkButton to={`${path}/new`} icon={Plus}>
            {t('console.create.title')}
          </LinkButton>
        }
      />
      <FindTabs current="organizations" />
      <FilterBar label={t('console.find.label')}>
        <div className="min-w-60 max-w-form flex-1">
          <TextInput
            name="q"
            type="search"
            label={t('console.organizations.search')}
            hint={t('console.organizations.searchHint')}
            defaultValue={q}
            key={q}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      </FilterBar>
      <Table
        caption={t('app.nav.organizations')}
        columns={useOrganizationColumns(items)}
        rows={items}
        rowKey={(row) => row.number}
        empty={
          q === '' ? (
            <EmptyState kind="nothing-yet" title={t('console.organizations.none')} />
          ) : (
            <EmptyState
              kind="no-match"
              title={t('console.organizations.noMatch', { query: q })}
              action={<LinkButton to={path}>{t('console.find.clear')}</LinkButton>}
            >
              {t('console.organizations.noMatchText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('console.organizations.pages')} {...pages} />
    </>
  )
}
