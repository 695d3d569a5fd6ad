import { Link } from 'react-router'
import type { contacts } from '../../contract/contacts.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'
import { EmailText } from '../ui/email-text.tsx'
import type { Column } from '../ui/table-columns.ts'
import { ContactAccess, ContactTypes, SignInState } from './contact-words.tsx'
import { TextLink } from './text-link.tsx'

/** A contact as staff find them in all organizations. */
export type FoundContact = OutputOf<typeof contacts.findContacts>['items'][number]

/** The columns of contacts of all organizations. */
export function useFoundContactColumns(): readonly Column<FoundContact>[] {
  const { t, language } = useI18n()
  return [
    {
      key: 'name',
      label: t('console.contacts.name'),
      rowHeader: true,
      cell: (row) => (
        <Link
          to={`/${language}/o/${row.organization.number}/people/${row.id}`}
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          {`${row.firstName} ${row.lastName}`}
        </Link>
      ),
    },
    { key: 'email', label: t('console.contacts.email'), cell: (row) => <EmailText value={row.email} /> },
    {
      key: 'organization',
      label: t('console.contacts.organization'),
      roomy: true,
      cell: (row) => <TextLink to={`/${language}/o/${row.organization.number}`}>{row.organization.name}</TextLink>,
    },
    { key: 'types', label: t('accounts.fields.types'), cell: (row) => <ContactTypes types={row.types} /> },
    { key: 'access', label: t('accounts.fields.access'), cell: (row) => <ContactAccess contact={row} /> },
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
    { key: 'signIn', label: t('accounts.fields.signIn'), cell: (row) => <SignInState signIn={row.signIn} /> },
  ]
}
