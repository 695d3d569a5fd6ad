import { Link } from 'react-router'
import type { contacts } from '../../contract/contacts.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextLink } from './text-link.tsx'

/** A contact as staff find them in all organizations. */
export type FoundContact = OutputOf<typeof contacts.findContacts>['items'][number]

const signInTones: Record<FoundContact['signIn'], Tone> = {
  none: 'neutral',
  invited: 'info',
  lapsed: 'warn',
  active: 'ok',
}

/** The columns of contacts of all organizations. */
export function useFoundContactColumns(): readonly Column<FoundContact>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'name',
      label: t('console.contacts.name'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <Link
          to={`/${language}/o/${row.organization.number}/people/${row.id}`}
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          {`${row.firstName} ${row.lastName}`}
        </Link>
      ),
    },
    { key: 'email', label: t('console.contacts.email'), cell: (row) => <span className="break-all">{row.email}</span> },
    {
      key: 'organization',
      label: t('console.contacts.organization'),
      roomy: true,
      cell: (row) => <TextLink to={`/${language}/o/${row.organization.number}`}>{row.organization.name}</TextLink>,
    },
    {
      key: 'types',
      label: t('console.contacts.types'),
      cell: (row) => (
        <span>
          {f.list(row.types.map((type) => t(`console.contacts.type.${type}`)))}
          {row.restricted ? <span className="text-muted"> · {t('console.contacts.restricted')}</span> : null}
        </span>
      ),
    },
    {
      key: 'loginId',
      label: t('console.contacts.loginId'),
      phone: 'hide',
      cell: (row) =>
        row.loginId === null ? (
          <span className="text-muted">–</span>
        ) : (
          <code className="font-mono text-hint">{row.loginId}</code>
        ),
    },
    {
      key: 'signIn',
      label: t('console.contacts.signIn'),
      cell: (row) =>
        row.status === 'inactive' ? (
          <Badge>{t('console.contacts.inactive')}</Badge>
        ) : (
          <Badge tone={signInTones[row.signIn]}>{t(`console.contacts.signInState.${row.signIn}`)}</Badge>
        ),
    },
  ]
}
