import type { z } from 'zod'
import {
  edition,
  feature,
  type ImportedRow,
  type ProductContent,
  productContent,
  productVersion,
  sku,
} from '../../contract/catalogue.ts'
import { tidy } from '../../values/text.ts'
import { faultsOf } from '../platform/problem.ts'
import { type FieldFault, fault } from '../platform/refusal.ts'
import { type CatalogueColumn, fieldsOfKind, type ImportKind } from './catalogue-columns.ts'
import type { ImportLine } from './catalogue-file.ts'
import { completed, contradictions, type SkuFacts } from './product-rules.ts'

/** What becomes of one line: what it changes, or what is wrong with it, by column. */
export type LinePlan = {
  line: number
  kind: ImportKind | null
  about: string
  change: ImportedRow['change']
  faults: FieldFault[]
}

/** What a file would do: line by line, and product by product as it would then be. */
export type ImportPlan = { lines: LinePlan[]; products: ProductContent[] }

type Facts = SkuFacts & {
  /** The products that the file names and that exist. */
  existing: readonly ProductContent[]
}

/** Lists below a product, with what names a thing in each. */
const lists = {
  features: { schema: feature, key: 'code' },
  editions: { schema: edition, key: 'code' },
  versions: { schema: productVersion, key: 'number' },
  skus: { schema: sku, key: 'code' },
} as const

type PartKind = keyof typeof lists

/** Each kind after what it refers to, whatever their order in the file. */
const partsInOrder: readonly PartKind[] = ['features', 'editions', 'versions', 'skus']

/** A product while lines are taken over into it; lists by the names of things, so that a long file costs no more a line. */
type Draft = { facts: Record<string, unknown>; parts: Record<PartKind, Map<string, Record<string, unknown>>> }

/** What is known while a file is gone through: products by code, and which line was the first about a thing. */
type Progress = { drafts: Map<string, Draft>; firstAbout: Map<string, LinePlan> }

/** The codes of the products that a file names, in the spelling in which they are kept. */
export function productCodesOf(lines: readonly ImportLine[]): string[] {
  return [...new Set(lines.map(productCodeOf))].filter(isCode)
}

/** The codes of the SKUs that a file names. */
export function skuCodesOf(lines: readonly ImportLine[]): string[] {
  const named = lines.filter(({ kind }) => kind === 'skus')
  return named.map(({ cells }) => (cells.get('code') ?? '').toUpperCase()).filter(isCode)
}

function productCodeOf(line: ImportLine): string {
  return (line.cells.get(line.kind === 'products' ? 'code' : 'product') ?? '').toUpperCase()
}

function isCode(text: string): boolean {
  return /^[A-Z0-9-]{1,40}$/.test(text)
}

/**
 * LIC-1. What a file would do. Columns that it lacks leave things as they are, blank cells mean the default, and things
 * that it does not name stay: an import takes nothing away.
 */
export function planImport(file: readonly ImportLine[], facts: Facts): ImportPlan {
  const former = new Map(facts.existing.map((content) => [content.code, content]))
  const progress: Progress = {
    drafts: new Map(facts.existing.map((content) => [content.code, draftOf(content)])),
    firstAbout: new Map(),
  }
  const plans = new Map<ImportLine, LinePlan>()
  for (const kind of [null, 'products', ...partsInOrder] as const)
    for (const line of file.filter((one) => one.kind === kind)) plans.set(line, takeIn(line, kind, progress))
  const products = [...progress.drafts].flatMap(([code, draft]) => {
    const parsed = productContent.safeParse(contentOf(draft), { reportInput: true })
    if (!parsed.success) return blameLast(faultsOf(parsed.error), code, plans)
    blame(contradictions(parsed.data, former.get(code) ?? null, facts), parsed.data, progress)
    return [completed(parsed.data, former.get(code) ?? null)]
  })
  return {
    lines: file.flatMap((line) => plans.get(line) ?? []),
    products: products.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  }
}

function draftOf(content: ProductContent): Draft {
  const { features, editions, versions, skus, ...facts } = content
  return {
    facts,
    parts: {
      features: new Map(features.map((item) => [item.code, item])),
      editions: new Map(editions.map((item) => [item.code, item])),
      versions: new Map(versions.map((item) => [item.number, item])),
      skus: new Map(skus.map((item) => [item.code, item])),
    },
  }
}

function contentOf({ facts, parts }: Draft): Record<string, unknown> {
  return { ...facts, ...Object.fromEntries(partsInOrder.map((kind) => [kind, [...parts[kind].values()]])) }
}

/** Takes one line over into its product, or says what is wrong with it. */
function takeIn(line: ImportLine, kind: ImportKind | null, progress: Progress): LinePlan {
  const about = productCodeOf(line)
  const plan: LinePlan = { line: line.line, kind, about, change: 'none', faults: [] }
  if (kind === null) return { ...plan, faults: [fault('kind', 'not-one-of')] }
  plan.faults.push(...strayCells(line, kind))
  if (kind === 'products') return takeProduct(line, plan, progress)
  const draft = progress.drafts.get(about)
  const what = line.cells.get('product') ?? ''
  if (!draft) plan.faults.push(what === '' ? fault('product', 'required') : fault('product', 'not-in-list', { what }))
  return draft ? takePart(line, kind, plan, draft, progress) : plan
}

function takeProduct(line: ImportLine, plan: LinePlan, { drafts, firstAbout }: Progress): LinePlan {
  const before = drafts.get(plan.about)
  const parsed = productContent.safeParse({ ...before?.facts, ...given(line, 'products') }, { reportInput: true })
  if (!parsed.success) plan.faults.push(...byColumn(parsed.error, 'products'))
  notTwice(plan, `${plan.about}/products/`, plan.about, 'code', firstAbout)
  if (!parsed.success || plan.faults.length > 0) return plan
  const { facts, parts } = draftOf(parsed.data)
  plan.change = before ? (same(before.facts, facts) ? 'none' : 'update') : 'create'
  drafts.set(plan.about, { facts, parts: before?.parts ?? parts })
  return plan
}

function takePart(line: ImportLine, kind: PartKind, plan: LinePlan, draft: Draft, { firstAbout }: Progress): LinePlan {
  const { schema, key } = lists[kind]
  const cells = given(line, kind)
  const name = spelled(kind, String(cells[key] ?? ''))
  const before = draft.parts[kind].get(name)
  const parsed = schema.safeParse({ ...before, ...cells }, { reportInput: true })
  if (!parsed.success) plan.faults.push(...byColumn(parsed.error, kind))
  notTwice(plan, `${plan.about}/${kind}/${name}`, name, key, firstAbout)
  plan.about = [plan.about, name].filter(Boolean).join(' ')
  if (!parsed.success || plan.faults.length > 0) return plan
  plan.change = before ? (same(before, parsed.data) ? 'none' : 'update') : 'create'
  draft.parts[kind].set(name, parsed.data)
  return plan
}

/** What the line says of each field whose column the file has; a blank cell means the field's default. */
function given(line: ImportLine, kind: ImportKind): Record<string, unknown> {
  const present = fieldsOfKind[kind].filter(({ column }) => line.cells.has(column))
  return Object.fromEntries(
    present.map(({ field, column, isList }) => {
      const text = line.cells.get(column) ?? ''
      if (isList) return [field, text.split(/[\s,;|]+/).filter(Boolean)]
      return [field, text === '' ? undefined : text]
    }),
  )
}

/** Cells that say something in columns which lines of this kind do not have: probably in the wrong place. */
function strayCells(line: ImportLine, kind: ImportKind): FieldFault[] {
  const own = new Set<CatalogueColumn>(['kind', ...fieldsOfKind[kind].map(({ column }) => column)])
  if (kind !== 'products') own.add('product')
  return [...line.cells].flatMap(([column, text]) =>
    text === '' || own.has(column) ? [] : [fault(column, 'unknown-field')],
  )
}

function notTwice(
  plan: LinePlan,
  place: string,
  what: string,
  field: string,
  firstAbout: Progress['firstAbout'],
): void {
  if (what !== '' && firstAbout.has(place)) plan.faults.push(fault(field, 'listed-twice', { what }))
  else firstAbout.set(place, plan)
}

/** Features are kept in small letters, everything else but version numbers in capitals. */
function spelled(kind: ImportKind, name: string): string {
  if (kind === 'versions') return tidy(name)
  return kind === 'features' ? name.toLowerCase() : name.toUpperCase()
}

function byColumn(error: z.ZodError, kind: ImportKind): FieldFault[] {
  return faultsOf(error).map(({ path, code, facts }) => {
    const field = path.split('.')[0] ?? ''
    return fault(fieldsOfKind[kind].find((one) => one.field === field)?.column ?? field, code, facts)
  })
}

function same(before: unknown, after: unknown): boolean {
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Puts what contradicts itself in a product to the line that brought it in. */
function blame(faults: readonly FieldFault[], content: ProductContent, { firstAbout }: Progress): void {
  for (const { path, code, facts } of faults) {
    const [list, index, field] = path.split('.')
    const kind = partsInOrder.find((one) => one === list)
    if (kind === undefined) continue
    const items: readonly Record<string, unknown>[] = content[kind]
    const name = String(items[Number(index)]?.[lists[kind].key] ?? '')
    const plan = firstAbout.get(`${content.code}/${kind}/${name}`)
    const column = fieldsOfKind[kind].find((one) => one.field === field)?.column
    if (plan && column && plan.faults.every((one) => one.path !== column)) plan.faults.push(fault(column, code, facts))
  }
}

/** A product that has grown too long is the fault of the last line about it. */
function blameLast(faults: readonly FieldFault[], code: string, plans: ReadonlyMap<ImportLine, LinePlan>): [] {
  const last = [...plans].findLast(([line]) => productCodeOf(line) === code)?.[1]
  last?.faults.push(...faults.map((one) => fault('product', one.code, one.facts)))
  return []
}
