import type { catalogue } from '../../contract/catalogue.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { fieldErrors } from '../../contract/field-errors.ts'
import type { Operation, Visit } from '../platform/operation.ts'
import { sentence } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { readCatalogueFile } from './catalogue-file.ts'
import { listOwnersOfSkus, listProgrammeCodes, takeProducts } from './catalogue-queries.ts'
import { type LinePlan, planImport, productCodesOf, skuCodesOf } from './import-rules.ts'
import { saveContent } from './save-content.ts'

type Outcome = OutputOf<typeof catalogue.importCatalogue>

/** LIC-1. Takes a catalogue file over: a trial run says what each line would do; in earnest it is all of them or none. */
export const importCatalogue: Operation<typeof catalogue.importCatalogue> = async (ctx, input) => {
  const file = readCatalogueFile(input.csv, input.kind)
  const existing = await takeProducts(ctx.tx, productCodesOf(file))
  const plan = planImport(file, {
    existing: existing.map(({ content }) => content),
    ownersOfSkus: await listOwnersOfSkus(ctx.tx, skuCodesOf(file)),
    programmes: await listProgrammeCodes(ctx.tx),
  })
  const faulty = plan.lines.filter(({ faults }) => faults.length > 0)
  const outcome = { counts: countsOf(plan.lines), rows: plan.lines.map((line) => viewLine(ctx, line)) }
  if (input.dryRun) return { applied: false, ...outcome }
  if (faulty.length > 0) {
    const lines = faulty.slice(0, 20).map(({ line }) => line)
    throw new Refusal('import-has-errors', { count: faulty.length, lines: lines.join(', ') }, 'csv')
  }
  for (const content of plan.products)
    await saveContent(ctx, existing.find((product) => product.content.code === content.code) ?? null, content)
  return { applied: true, ...outcome }
}

function countsOf(lines: readonly LinePlan[]): Outcome['counts'] {
  const good = lines.filter(({ faults }) => faults.length === 0)
  const count = (change: LinePlan['change']) => good.filter((line) => line.change === change).length
  return { create: count('create'), update: count('update'), none: count('none'), faulty: lines.length - good.length }
}

function viewLine({ language }: Pick<Visit, 'language'>, plan: LinePlan): Outcome['rows'][number] {
  const errors = plan.faults.map(({ path, code, facts }) => ({
    column: path,
    code,
    message: sentence(fieldErrors[code][language], facts, language),
  }))
  return { line: plan.line, kind: plan.kind, about: plan.about, change: plan.change, errors }
}
