import pg from 'pg'

/** One statement as the driver was given it. */
export type Statement = { text: string; values: unknown[] }

/** What the driver is given while the work runs. */
export async function recording(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const original = pg.Client.prototype.query
  const recorder = function (this: pg.Client, ...given: Parameters<typeof original>) {
    const query: unknown = given[0]
    if (typeof query === 'string') statements.push({ text: query, values: [] })
    else if (typeof query === 'object' && query !== null && 'text' in query && 'values' in query)
      statements.push({ text: String(query.text), values: Array.isArray(query.values) ? query.values : [] })
    return Reflect.apply(original, this, given)
  }
  Object.assign(pg.Client.prototype, { query: recorder })
  try {
    await work()
  } finally {
    Object.assign(pg.Client.prototype, { query: original })
  }
  return statements
}
