/** People with their addresses, one a line. */
export function PersonList({ people }: { people: readonly { name: string; email: string }[] }) {
  return (
    <ul>
      {people.map((one) => (
        <li key={one.email}>
          {one.name}{' '}
          <a href={`mailto:${one.email}`} className="link inline-flex min-h-6 items-center coarse:min-h-11">
            {one.email}
          </a>
        </li>
      ))}
    </ul>
  )
}
