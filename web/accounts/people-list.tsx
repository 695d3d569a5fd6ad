import { UserPlus } from 'lucide-react'
import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { useLimits } from '../app/limited-access.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/people-list.ts'
import { type AccountPaths, accountPaths } from './account-paths.ts'
import { ContactAccess, ContactTypes, SignInState } from './contact-words.tsx'
import { filterOf, readPeopleQuery } from './people-address.ts'
import { PeopleFilters } from './people-filters.tsx'
import { allPeople, changed, isFiltered, nextPage, type PeopleQuery, peopleHref, previousPage } from './people-query.ts'
import { PeopleTabs } from './people-tabs.tsx'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['accounts'] } satisfies PageHandle

const rowsPerPage = 50

/** ACC-4, ACC-5: the people of the organization. A page that no longer exists shows the first one. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const query = readPeopleQuery(url.searchParams)
  const answer = await call('listContacts', {
    number: params.number,
    ...filterOf(query),
    limit: rowsPerPage,
    ...(query.after === null ? {} : { after: query.after }),
  })
  if (!answer.ok && answer.problem.status === 422 && query.after !== null)
    throw redirect(peopleHref(url.pathname, changed(query, {})))
  const contact = actor.kind === 'contact' ? actor.contact : undefined
  const isAdministrator = contact?.types.includes('administrator') ?? false
  return {
    ...outputOf(answer),
    query,
    seesOnlySome: actor.kind === 'contact' && !isAdministrator,
    seesRequests: actor.kind === 'staff' || isAdministrator,
    mayRecover: actor.kind === 'contact' && !(isAdministrator && !contact?.restricted),
    mayAdd:
      actor.kind === 'staff'
        ? (actor.staffRoles ?? []).includes('customer-service')
        : isAdministrator && !contact?.restricted,
  }
}

function NobodyHere({ query, paths }: { query: PeopleQuery; paths: AccountPaths }) {
  const { t } = useI18n()
  if (isFiltered(query))
    return (
      <EmptyState
        kind="no-match"
        title={t('accounts.people.noMatch.title')}
        action={<LinkButton to={peopleHref(paths.people, allPeople)}>{t('ui.filters.clear')}</LinkButton>}
      >
        {t('accounts.people.noMatch.text')}
      </EmptyState>
    )
  return (
    <EmptyState kind="nothing-yet" title={t('accounts.people.empty.title')}>
      {t('accounts.people.empty.text')}
    </EmptyState>
  )
}

function isSortName(text: string): text is PeopleQuery['sort'] {
  return text === 'name' || text === 'email' || text === 'newest'
}

export default function PeopleList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { items, next, total, query, mayAdd, seesOnlySome, seesRequests, mayRecover } = loaderData
  const limits = useLimits()
  const paths = accountPaths(language, params.number)
  const previous = previousPage(query)
  const count = f.number(total.count)
  return (
    <>
      <PageHeader
        title={t('accounts.people.title')}
        lead={seesOnlySome ? t('accounts.people.onlySome') : undefined}
        actions={
          <>
            <ExportButton action={peopleHref(paths.peopleCsv, changed(query, {}))}>
              {t('accounts.people.export')}
            </ExportButton>
            {limits !== null && limits.actions.ask === null ? (
              <LinkButton kind="primary" to={paths.askForAccess}>
                {t(limits.request?.status === 'open' ? 'app.limited.see' : 'app.limited.ask')}
              </LinkButton>
            ) : null}
            {mayAdd ? (
              <LinkButton kind="primary" to={paths.addContact} icon={UserPlus}>
                {t('accounts.people.add')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {seesRequests ? <PeopleTabs current="people" paths={paths} /> : null}
      <PeopleFilters path={paths.people} query={query} />
      <Table
        caption={t('accounts.people.caption')}
        count={t('accounts.people.count', { count: total.count, written: total.atLeast ? `${count}+` : count })}
        rows={items}
        rowKey={(row) => row.id}
        sort={{
          by: query.sort,
          direction: query.order,
          href: (by, direction) =>
            peopleHref(paths.people, isSortName(by) ? changed(query, { sort: by, order: direction }) : query),
        }}
        columns={[
          {
            key: 'name',
            label: t('accounts.fields.name'),
            rowHeader: true,
            sortable: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <TextLink to={paths.contact(row.id)}>
                  {row.firstName} {row.lastName}
                </TextLink>
                {row.isYou ? <Badge tone="info">{t('accounts.you')}</Badge> : null}
              </span>
            ),
          },
          { key: 'email', label: t('accounts.fields.email'), sortable: true, cell: (row) => row.email },
          { key: 'types', label: t('accounts.fields.types'), cell: (row) => <ContactTypes types={row.types} /> },
          { key: 'access', label: t('accounts.fields.access'), cell: (row) => <ContactAccess contact={row} /> },
          {
            key: 'signIn',
            label: t('accounts.fields.signIn'),
            phone: 'hide',
            cell: (row) => <SignInState signIn={row.signIn} />,
          },
        ]}
        empty={<NobodyHere query={query} paths={paths} />}
      />
      <Pager
        label={t('accounts.people.pages')}
        previousHref={previous === null ? undefined : peopleHref(paths.people, previous)}
        nextHref={next === null ? undefined : peopleHref(paths.people, nextPage(query, next))}
      />
      {mayRecover ? (
        <p className="mt-6">
          {t('accounts.people.gone')} <TextLink to={paths.requestRecovery}>{t('accounts.people.recover')}</TextLink>
        </p>
      ) : null}
    </>
  )
}
