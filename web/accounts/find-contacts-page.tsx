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
import type { Route } from './+types/find-contacts-page.ts'
import { useFoundContactColumns } from './contact-columns.tsx'
import { FindTabs } from './find-tabs.tsx'

export const handle = { messages: ['console', 'accounts'] } satisfies PageHandle

const rowsPerPage = 50

/** Staff find a person in all organizations; without a search there is no list to show. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  return { q, ...pageOfList(await call('findContacts', { q, after, limit: rowsPerPage }), url) }
}

export default function FindContactsPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { q, items, pages } = loaderData
  const columns = useFoundContactColumns()
  return (
    <>
      <PageHeader title={t('app.nav.contacts')} />
      <FindTabs current="contacts" />
      <FilterBar label={t('console.find.label')}>
        <div className="min-w-60 max-w-form flex-1">
          <TextInput
            name="q"
            type="search"
            label={t('console.contacts.search')}
            hint={t('console.contacts.searchHint')}
            defaultValue={q}
            key={q}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      </FilterBar>
      <Table
        caption={t('app.nav.contacts')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          q.trim() === '' ? (
            <EmptyState kind="nothing-yet" title={t('console.contacts.start')}>
              {t('console.contacts.startText')}
            </EmptyState>
          ) : (
            <EmptyState
              kind="no-match"
              title={t('console.contacts.noMatch', { query: q })}
              action={<LinkButton to={`/${language}/console/contacts`}>{t('console.find.clear')}</LinkButton>}
            >
              {t('console.contacts.noMatchText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('console.contacts.pages')} {...pages} />
    </>
  )
}
