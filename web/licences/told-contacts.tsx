import { useI18n } from '../app/i18n.tsx'
import { EmailText } from '../ui/email-text.tsx'

/** Somebody who is mailed about a new licence. */
export type ToldContact = { id: string; name: string; email: string; invited: boolean }

/** Who will be mailed, or was, and whether the mail also lets them in (LIC-2). */
export function ToldContacts({ tense, contacts }: { tense: 'will' | 'was'; contacts: readonly ToldContact[] }) {
  const { t } = useI18n()
  if (contacts.length === 0) return <p>{t(`fulfilment.told.${tense}.nobody`)}</p>
  const invites = contacts.some(({ invited }) => invited)
  return (
    <>
      <p>
        {invites
          ? t(`fulfilment.told.${tense}.invited`)
          : t(`fulfilment.told.${tense}.mailed`, { count: contacts.length })}
      </p>
      <ul className="list-disc pl-5">
        {contacts.map((contact) => (
          <li key={contact.id}>
            {contact.name}{' '}
            <span className="text-muted">
              <EmailText value={contact.email} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
