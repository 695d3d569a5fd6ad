import { partnerRoles } from '../../contract/actor.ts'
import type { PartnerPersonView, PartnerView } from '../../contract/partners.ts'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmailText } from '../ui/email-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { Tabs } from '../ui/tabs.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/partner-people.ts'
import { type PartnerPaths, partnerPaths } from './partner-paths.ts'
import { RoleNames, roleOrder } from './partner-words.tsx'

export const handle = { messages: ['partners'] } satisfies PageHandle

const rowsPerPage = 50

/** PAR-3: the partner's people and what each does there; by default those who do something. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const { number } = params
  const q = typedText(url, 'q', 200)
  const role = partnerRoles.find((one) => one === url.searchParams.get('role')) ?? ''
  const all = url.searchParams.get('show') === 'all'
  const { locations, actions } = outputOf(await call('readPartner', { number }))
  const location = locations.find(({ id }) => id === url.searchParams.get('location'))?.id ?? ''
  const after = url.searchParams.get('after') ?? undefined
  const filter = { q, role: role === '' ? [] : [role], location, hasRole: all ? ('' as const) : ('yes' as const) }
  return {
    ...pageOfList(await call('listPartnerPeople', { number, ...filter, after, limit: rowsPerPage }), url),
    filter: { q, role, location, all },
    places: locations.map(({ id, name }) => ({ value: id, label: name })),
    sees: seenBy(actions),
  }
}

/** Who may change nobody sees those who can; a location administrator the people of the location besides. */
function seenBy({ edit, giveRoles }: PartnerView['actions']): 'onlyLeaders' | 'onlySome' | 'lead' {
  if (giveRoles === 'partner-role-missing') return 'onlyLeaders'
  return giveRoles === null && edit !== null ? 'onlySome' : 'lead'
}

const signInTones: Record<PartnerPersonView['signIn'], Tone> = {
  none: 'neutral',
  invited: 'info',
  lapsed: 'warn',
  active: 'ok',
}

function usePeopleColumns(paths: PartnerPaths): readonly Column<PartnerPersonView>[] {
  const { t } = useI18n()
  return [
    {
      key: 'name',
      label: t('partners.people.name'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <TextLink to={paths.person(row.contactId)}>{`${row.firstName} ${row.lastName}`}</TextLink>
          {row.isYou ? <Badge tone="info">{t('partners.you')}</Badge> : null}
          {row.status === 'inactive' ? <Badge>{t('partners.people.inactive')}</Badge> : null}
          {row.restricted ? <Badge tone="warn">{t('partners.people.restricted')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'email',
      label: t('partners.people.email'),
      phone: 'hide',
      cell: (row) => <EmailText value={row.email} />,
    },
    { key: 'roles', label: t('partners.people.roles'), roomy: true, cell: (row) => <RoleNames roles={row.roles} /> },
    { key: 'location', label: t('partners.people.location'), cell: (row) => row.location?.name ?? '–' },
    {
      key: 'offered',
      label: t('partners.people.offered'),
      phone: 'hide',
      cell: (row) => t(row.listed && row.roles.length > 0 ? 'partners.profile.yes' : 'partners.profile.no'),
    },
    {
      key: 'signIn',
      label: t('partners.people.signIn'),
      cell: (row) => <Badge tone={signInTones[row.signIn]}>{t(`partners.people.signInStates.${row.signIn}`)}</Badge>,
    },
  ]
}

type Filter = Route.ComponentProps['loaderData']['filter']

function Filters({ filter, places }: Pick<Route.ComponentProps['loaderData'], 'filter' | 'places'>) {
  const { t } = useI18n()
  const any = { value: '', label: t('partners.people.any') }
  return (
    <FilterBar label={t('partners.people.filters')} keep={filter.all ? { show: 'all' } : {}}>
      <div className="min-w-60 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('partners.people.search')}
          defaultValue={filter.q}
          key={filter.q}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <Select
        name="role"
        label={t('partners.people.role')}
        key={`role ${filter.role}`}
        defaultValue={filter.role}
        choices={[any, ...roleOrder.map((value) => ({ value, label: t(`partners.roles.${value}`) }))]}
      />
      <Select
        name="location"
        label={t('partners.people.location')}
        key={`location ${filter.location}`}
        defaultValue={filter.location}
        choices={[any, ...places]}
      />
    </FilterBar>
  )
}

function Nobody({ filter, paths }: { filter: Filter; paths: PartnerPaths }) {
  const { t } = useI18n()
  const isFiltered = `${filter.q}${filter.role}${filter.location}` !== ''
  const everybody = `${paths.people}?show=all`
  return isFiltered ? (
    <EmptyState
      kind="no-match"
      title={t('partners.people.noMatch')}
      action={<LinkButton to={filter.all ? everybody : paths.people}>{t('ui.filters.clear')}</LinkButton>}
    >
      {t('partners.people.noMatchText')}
    </EmptyState>
  ) : (
    <EmptyState
      kind="nothing-yet"
      title={t('partners.people.empty')}
      action={<LinkButton to={everybody}>{t('partners.people.seeEverybody')}</LinkButton>}
    >
      {t('partners.people.emptyText')}
    </EmptyState>
  )
}

export default function PartnerPeople({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { items, total, pages, filter, places, sees } = loaderData
  const paths = partnerPaths(language, params.number)
  const count = f.number(total.count)
  return (
    <>
      <PageHeader title={t('partners.people.title')} lead={t(`partners.people.${sees}`)} />
      <Tabs
        label={t('partners.people.tabs')}
        tabs={[
          { label: t('partners.people.withRole'), href: paths.people, current: !filter.all },
          { label: t('partners.people.everybody'), href: `${paths.people}?show=all`, current: filter.all },
        ]}
      />
      <Filters filter={filter} places={places} />
      <Table
        caption={t('partners.people.caption')}
        count={t('partners.people.count', { count: total.count, written: total.atLeast ? `${count}+` : count })}
        rows={items}
        rowKey={(row) => row.contactId}
        columns={usePeopleColumns(paths)}
        empty={<Nobody filter={filter} paths={paths} />}
      />
      <Pager label={t('partners.people.pages')} {...pages} />
    </>
  )
}
