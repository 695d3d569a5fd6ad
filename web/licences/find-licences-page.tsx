import { faultsOf } from '../app/answers.ts'
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
import type { Route } from './+types/find-licences-page.ts'
import { useFoundLicenceColumns } from './found-licence-columns.tsx'

export const handle = { messages: ['licences', 'console'] } satisfies PageHandle

const rowsPerPage = 50

/** Staff find a licence by its code in any spelling or by its order; without either they see the newest. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const code = typedText(url, 'code', 60).trim()
  const orderNumber = typedText(url, 'orderNumber', 40).trim()
  const answer = await call('findLicences', {
    ...(code === '' ? {} : { code }),
    orderNumber,
    after: url.searchParams.get('after') ?? undefined,
    limit: rowsPerPage,
  })
  const codeFault = answer.ok ? undefined : faultsOf(answer.problem).find(({ field }) => field === 'code')
  if (codeFault !== undefined) return { code, orderNumber, codeFault: codeFault.message, items: [], pages: {} }
  return { code, orderNumber, codeFault: null, ...pageOfList(answer, url) }
}

export default function FindLicencesPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { code, orderNumber, codeFault, items, pages } = loaderData
  const columns = useFoundLicenceColumns()
  const searched = code !== '' || orderNumber !== ''
  return (
    <>
      <PageHeader title={t('licences.title')} lead={searched ? undefined : t('console.licences.newest')} />
      <FilterBar label={t('console.find.label')}>
        <div className="w-80">
          <TextInput
            name="code"
            type="search"
            label={t('licences.code')}
            hint={t('console.licences.codeHint')}
            error={codeFault ?? undefined}
            defaultValue={code}
            key={`code ${code}`}
            maxLength={60}
            autoComplete="off"
            mono
          />
        </div>
        <div className="w-80">
          <TextInput
            name="orderNumber"
            type="search"
            label={t('console.licences.order')}
            hint={t('console.licences.orderHint')}
            defaultValue={orderNumber}
            key={`order ${orderNumber}`}
            maxLength={40}
            autoComplete="off"
            mono
          />
        </div>
      </FilterBar>
      <Table
        caption={t('licences.title')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          searched ? (
            <EmptyState
              kind="no-match"
              title={t('console.licences.noMatch')}
              action={<LinkButton to={`/${language}/console/licences`}>{t('console.find.clear')}</LinkButton>}
            >
              {t('console.licences.noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t('console.licences.none')} />
          )
        }
      />
      <Pager label={t('console.licences.pages')} {...pages} />
    </>
  )
}
