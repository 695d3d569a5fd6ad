import { EmailText } from '../ui/email-text.tsx'

type Reachable = { name: string; email: string; phone: string | null; jobTitle: string | null }

const link = 'link inline-flex min-h-6 items-center coarse:min-h-11'

/** Somebody at a customer, and how to reach them. */
export function Person({ person }: { person: Reachable }) {
  const { name, email, phone, jobTitle } = person
  return (
    <span className="flex flex-col">
      <span>
        {name}
        {jobTitle === null ? null : <span className="text-muted"> · {jobTitle}</span>}
      </span>
      <a href={`mailto:${email}`} className={link}>
        <EmailText value={email} />
      </a>
      {phone === null ? null : (
        <a href={`tel:${phone}`} className={link}>
          {phone}
        </a>
      )}
    </span>
  )
}

/** Several of them. */
export function People({ people }: { people: readonly Reachable[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {people.map((person) => (
        <li key={person.email}>
          <Person person={person} />
        </li>
      ))}
    </ul>
  )
}
