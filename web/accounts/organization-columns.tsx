import { Link } from 'react-router'
import type { accounts } from '../../contract/accounts.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextLink } from './text-link.tsx'

/** An organization as staff find it. */
export type FoundOrganization = OutputOf<typeof accounts.findOrganizations>['items'][number]

/** What of the organization met the search, with the way straight there. */
function Matched({ organization }: { organization: FoundOrganization }) {
  const { t, language } = useI18n()
  const { matched, number } = organization
  if (matched === null) return null
  const place = matched.kind === 'contact' ? 'people' : 'licences'
  return (
    <span>
      {t(`console.organizations.matched.${matched.kind}`)}{' '}
      <TextLink to={`/${language}/o/${number}/${place}/${matched.id}`}>{matched.label}</TextLink>
    </span>
  )
}

/** The columns of organizations as staff find them; what was met by is only shown where something was. */
export function useOrganizationColumns(rows: readonly FoundOrganization[]): readonly Column<FoundOrganization>[] {
  const { t, f, language } = useI18n()
  const matched: Column<FoundOrganization> = {
    key: 'matched',
    label: t('console.organizations.found'),
    cell: (row) => <Matched organization={row} />,
  }
  return [
    {
      key: 'name',
      label: t('console.organizations.name'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <Link to={`/${language}/o/${row.number}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
          {row.legalName}
        </Link>
      ),
    },
    {
      key: 'number',
      label: t('console.organizations.number'),
      nowrap: true,
      cell: (row) => <span className="tabular">{row.number}</span>,
    },
    { key: 'country', label: t('console.organizations.country'), cell: (row) => f.country(row.country) },
    { key: 'region', label: t('console.organizations.region'), phone: 'hide', cell: (row) => row.region },
    {
      key: 'status',
      label: t('console.organizations.state'),
      cell: (row) => (
        <Badge tone={row.status === 'active' ? 'ok' : 'neutral'}>
          {t(`console.organizations.status.${row.status}`)}
        </Badge>
      ),
    },
    ...(rows.some((row) => row.matched !== null) ? [matched] : []),
  ]
}
