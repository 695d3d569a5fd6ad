import type { ProductContent, ProductView } from '../../contract/catalogue.ts'
import type { Given, Problem } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'
import { type PartList, partLists } from './catalogue-paths.ts'

/** Names of the fields of what stands below a product, as errors name them. */
export const partFieldNames: Record<PartList, readonly string[]> = {
  editions: ['code', 'name', 'rank', 'featureCodes'],
  features: ['code', 'name', 'choosable'],
  versions: ['number', 'releasedOn'],
  skus: ['code', 'editionCode', 'model', 'termMonths', 'maintenanceMonths', 'programmeCode', 'grade', 'status'],
}

/** The list that an address names, if it is one. */
export function partListIn(text: string): PartList | null {
  return partLists.find((one) => one === text) ?? null
}

/** Where in its list a thing stands: a version by its number, everything else by its code; -1 where it is not. */
export function placeOf(content: ProductContent, list: PartList, key: string): number {
  return list === 'versions'
    ? content.versions.findIndex(({ number }) => number === key)
    : content[list].findIndex(({ code }) => code === key)
}

/** The list with what a form says of one thing in its place, or at the end where it is new. Codes stay as they are. */
function written<Part, Row>(parts: readonly Part[], place: number, row: Row): (Part | Row)[] {
  return place < 0 ? [...parts, row] : parts.map((part, at) => (at === place ? row : part))
}

/** The whole product, as it is saved, with what a form says of one thing below it. */
export function withPart(
  content: ProductContent,
  list: PartList,
  place: number,
  { text, texts }: Submission,
): Given<'saveProduct'> {
  const code = (parts: readonly { code: string }[]) => parts[place]?.code ?? text('code')
  const months = (name: string) => (text(name).trim() === '' ? null : text(name))
  switch (list) {
    case 'editions': {
      const row = { code: code(content.editions), name: text('name'), rank: text('rank') }
      return { ...content, editions: written(content.editions, place, { ...row, featureCodes: texts('featureCodes') }) }
    }
    case 'features': {
      const row = { code: code(content.features), name: text('name'), choosable: text('choosable') }
      return { ...content, features: written(content.features, place, row) }
    }
    case 'versions': {
      const row = { number: text('number'), releasedOn: text('releasedOn') }
      return { ...content, versions: written(content.versions, place, row) }
    }
    case 'skus': {
      const row = {
        code: code(content.skus),
        editionCode: text('editionCode'),
        model: text('model'),
        termMonths: months('termMonths'),
        maintenanceMonths: text('maintenanceMonths'),
        programmeCode: text('programmeCode').trim() === '' ? null : text('programmeCode'),
        grade: text('grade'),
        status: text('status'),
      }
      return { ...content, skus: written(content.skus, place, row) }
    }
  }
}

/**
 * The whole product without one thing below it. A SKU is never taken away, only retired: orders name it. Those of an
 * edition that goes are left out, so that the answer says by which of them it is still needed.
 */
export function withoutPart(content: ProductContent, list: PartList, place: number): Given<'saveProduct'> {
  const without = <Part>(parts: readonly Part[]) => parts.filter((_, at) => at !== place)
  const skus = content.skus.filter(({ editionCode }) => editionCode !== content.editions[place]?.code)
  return {
    ...content,
    ...(list === 'editions' ? { editions: without(content.editions), skus } : {}),
    ...(list === 'features' ? { features: without(content.features) } : {}),
    ...(list === 'versions' ? { versions: without(content.versions) } : {}),
  }
}

/** The faults of one thing by the names of its own fields; the operation names them by their place in the whole product. */
export function faultsOfPart(problem: Problem, list: PartList, place: number): Problem {
  const own = `${list}.${place}.`
  const fields = problem.fields?.map((field) =>
    field.path.startsWith(own) ? { ...field, path: field.path.slice(own.length) } : { ...field, path: '' },
  )
  return fields === undefined ? problem : { ...problem, fields }
}

/** Who made the newest version, and when. */
export function lastChange({ revisions }: ProductView): { by: string; at: string } | undefined {
  const [newest] = revisions.toSorted((one, other) => other.version - one.version)
  return newest?.changedBy == null ? undefined : { by: newest.changedBy, at: newest.changedAt }
}
