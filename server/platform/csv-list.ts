import type { z } from 'zod'
import type { ContactActor, OrganizationRef, StaffActor } from '../../contract/actor.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { Permission } from '../../contract/permissions.ts'
import { type CsvColumn, type CsvReader, csvFile, csvHead, csvRows, csvRowsMax } from './csv.ts'
import type { Gate } from './door.ts'
import type { Ctx } from './operation.ts'
import { faultsOf } from './problem.ts'
import { type FieldFault, FieldsInvalid, Refusal } from './refusal.ts'

/** Somebody reading a list of the organization that they act for, inside one transaction of their own eyes. */
export type ListReader = Ctx & { actor: ContactActor | StaffActor; organization: OrganizationRef }

/** A page of a list: where it begins, and how many rows it holds at most. */
type Page = { after: string | undefined; limit: number }

/** What the owner of a list says of it, so that it can be had as a file: at once, or as a job when it is long. */
type ListFacts<Filter, Row> = {
  /** With what the file's name begins, such as `licences`. */
  name: string
  /** Who may read the list, and therefore the file. */
  permission: Permission
  /** With whose eyes, where it is not the own account's: as the entry of the list's own operation says. */
  eyes?: Endpoint['eyes']
  /** What the list is narrowed and ordered by, as the contract has it. */
  filter: z.ZodType<Filter>
  /** What is wrong with a filter that its schema cannot tell. */
  faults?(filter: NoInfer<Filter>): FieldFault[]
  columns: readonly CsvColumn<Row>[]
  /** A page of rows by keys, so that the last page costs what the first does. */
  rows(reader: ListReader, filter: Filter, page: Page): Promise<{ rows: Row[]; next: string | null }>
  /** How many rows match, counted no further than `most`. */
  count(reader: ListReader, filter: Filter, most: number): Promise<number>
}

/** A list that people may take away as a file; what its rows are, only its owner knows. */
export type CsvList<Filter> = {
  name: string
  /** What whoever wants the file must be let in by, each time that rows are read. */
  gate: Gate & { path: `/organizations/{number}${string}` }
  /** Reads a filter, given or kept; refuses one that is none at the fields of `filter`. */
  filterIn(given: unknown): Filter
  count(reader: ListReader, filter: Filter, most: number): Promise<number>
  head(style: CsvReader): string
  /** The next rows as lines of the file. */
  lines(
    reader: ListReader,
    filter: Filter,
    page: Page,
    style: CsvReader,
  ): Promise<{ text: string; rowCount: number; next: string | null }>
  /** The whole file, while its reader waits. Refuses `export-too-large` instead of leaving rows out (UX-37). */
  atOnce(
    reader: ListReader,
    filter: Filter,
    header: CsvReader['header'],
  ): Promise<{ file: { fileName: string; content: string }; rowCount: number }>
}

/** Makes a list one that can be had as a file. */
export function csvList<Filter, Row>(facts: ListFacts<Filter, Row>): CsvList<Filter> {
  const { name, permission, eyes, columns } = facts
  return {
    name,
    gate: { path: '/organizations/{number}/exports', method: 'GET', permission, ...(eyes ? { eyes } : {}) },
    filterIn: (given) => readFilter(facts, given),
    count: facts.count,
    head: (style) => csvHead(columns, style),
    async lines(reader, filter, page, style) {
      const { rows, next } = await facts.rows(reader, filter, page)
      return { text: csvRows(columns, rows, style), rowCount: rows.length, next }
    },
    async atOnce(reader, filter, header) {
      const { rows, next } = await facts.rows(reader, filter, { after: undefined, limit: csvRowsMax })
      if (next !== null) throw new Refusal('export-too-large', { most: csvRowsMax })
      const { language, organization } = reader
      const file = csvFile(`${name}-${organization.number}`, columns, rows, { language, header })
      return { file, rowCount: rows.length }
    },
  }
}

function readFilter<Filter, Row>(facts: ListFacts<Filter, Row>, given: unknown): Filter {
  const parsed = facts.filter.safeParse(given, { reportInput: true })
  if (!parsed.success) throw atFilter(faultsOf(parsed.error))
  const faults = facts.faults?.(parsed.data) ?? []
  if (faults.length > 0) throw atFilter(faults)
  return parsed.data
}

function atFilter(faults: FieldFault[]): FieldsInvalid {
  return new FieldsInvalid(...faults.map((one) => ({ ...one, path: `filter.${one.path}` })))
}
