import { type Row, type World, worldTables } from './world-rows.ts'

/** A row of a world, by a text that one of its columns holds. */
export type Known = { table: string; row: Row; column: string }

/** What each thing that can be recognised in an answer belongs to: marks, identifiers, licence codes. */
export type Recognised = Map<string, Known>

const words =
  /qz[0-9a-z]+y[0-9a-z]+x|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}|[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}/g

/** Everything by which a world's rows can be recognised. A word that several rows hold belongs to the first. */
export function recognisable(world: World): Recognised {
  const found: Recognised = new Map()
  for (const table of worldTables)
    for (const row of world.rows[table])
      for (const [column, value] of Object.entries(row)) {
        // What a row refers to is another row's; ids of sign-ins stand in the trail of every company they act for.
        const isReference =
          (column.endsWith('_id') && column !== 'request_id' && column !== 'login_id') ||
          (column === 'id' && table === 'users') ||
          column === 'granted_by'
        if (isReference || value === null || typeof value === 'number' || typeof value === 'boolean') continue
        for (const word of wordsIn(JSON.stringify(value))) if (!found.has(word)) found.set(word, { table, row, column })
      }
  return found
}

/** The words in an answer that can belong to a row. */
export function wordsIn(text: string): string[] {
  return text.match(words) ?? []
}
