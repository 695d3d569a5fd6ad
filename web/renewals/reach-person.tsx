type Person = { name: string; email: string; phone: string | null }

/** Somebody with the ways to reach them, each tall enough for a finger. */
export function ReachPerson({ person }: { person: Person }) {
  const link = 'link inline-flex min-h-6 items-center coarse:min-h-11'
  return (
    <>
      {person.name},{' '}
      <a href={`mailto:${person.email}`} className={link}>
        {person.email}
      </a>
      {person.phone === null ? null : (
        <>
          {', '}
          <a href={`tel:${person.phone}`} className={link}>
            {person.phone}
          </a>
        </>
      )}
    </>
  )
}
