import type { ProgrammeChangeView } from '../../contract/renewal-lines.ts'
import type { Ctx } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { rateOfEdition } from '../pricing/pricing-queries.ts'
import { isDesk } from './line-choice-rules.ts'
import type { CoveredRow } from './line-rows.ts'
import type { PricedChoice } from './price-choice.ts'
import { type Held, listHeld, listProgrammeFacts } from './programme-change-queries.ts'
import {
  changedRow,
  gainsVersions,
  nowIn,
  type ProgrammeChange,
  type ProgrammeFacts,
} from './programme-change-rules.ts'

/** From which programme to which, by their codes. */
export type ChangeCodes = { from: string; to: string }

/** So many changes are offered for a choice. */
const changesMost = 50

/** REN-14: the change that was asked for; null: none. Refuses at its fields what is no change to a programme that is offered. */
export async function givenChange(ctx: Ctx, codes: ChangeCodes | null | undefined): Promise<ProgrammeChange | null> {
  if (!codes) return null
  if (codes.from === codes.to) throw new FieldsInvalid(fault('changeProgramme.to', 'same-programme'))
  const { from, to } = await findChange(ctx, codes)
  if (from === undefined) throw new FieldsInvalid(fault('changeProgramme.from', 'not-in-list', { what: codes.from }))
  if (to === undefined) throw new FieldsInvalid(fault('changeProgramme.to', 'not-in-list', { what: codes.to }))
  if (to.status === 'ended') throw new FieldsInvalid(fault('changeProgramme.to', 'programme-ended', { what: to.name }))
  return { from, to }
}

/** REN-10: the change that a quote makes; null: none. A programme that has ended since keeps its lines out, as it does any. */
export async function changeOf(
  ctx: Ctx,
  quote: { from_programme_code: string | null; to_programme_code: string | null },
): Promise<ProgrammeChange | null> {
  const { from_programme_code: from, to_programme_code: to } = quote
  if (from === null || to === null) return null
  const change = await findChange(ctx, { from, to })
  return change.from && change.to ? { from: change.from, to: change.to } : null
}

async function findChange(ctx: Ctx, codes: ChangeCodes) {
  const all = await listProgrammeFacts(ctx)
  const of = (wanted: string) => all.find(({ code }) => code === wanted)
  return { from: of(codes.from), to: of(codes.to) }
}

/** These lines of an organization as they are judged and priced with the change. */
export async function withChange(
  ctx: Ctx,
  organizationId: string,
  rows: readonly CoveredRow[],
  change: ProgrammeChange | null,
): Promise<readonly CoveredRow[]> {
  if (change === null) return rows
  const leaving = rows.filter(({ programme_code }) => programme_code === change.from.code)
  const held = await listHeld(ctx, organizationId, licencesOf(leaving))
  return rows.map((row) => changedRow(row, change, isInAlready(row, change.to.code, held)))
}

const licencesOf = (rows: readonly CoveredRow[]) => rows.map(({ licence_id }) => licence_id)

/** Whether another membership of the licence is in a programme (REN-1). */
function isInAlready(row: CoveredRow, programme: string, held: ReadonlyMap<string, readonly Held[]>): boolean {
  const others = held.get(row.licence_id)?.filter(({ membership_id }) => membership_id !== row.membership_id) ?? []
  return others.some(({ programmes }) => programmes.includes(programme))
}

/** REN-14: the changes that at least one of these lines could make at the prices of today, and the one asked for, if it is about any. */
export async function offeredChanges(
  ctx: Ctx,
  organizationId: string,
  rows: readonly CoveredRow[],
  { pricing: { rules }, change: asked }: Pick<PricedChoice, 'pricing' | 'change'>,
): Promise<ProgrammeChangeView[]> {
  const held = await listHeld(ctx, organizationId, licencesOf(rows))
  const canChange = (row: CoveredRow, { from, to }: ProgrammeChange) =>
    nowIn(row) === from.code &&
    !isInAlready(row, to.code, held) &&
    rateOfEdition(rules, { programmeCode: to.code, productCode: row.product_code, editionCode: row.edition_code }) !==
      null
  const priced = new Set(Object.keys(rules.rates).map((key) => key.split('/')[0]))
  const isOffered = (change: ProgrammeChange) =>
    change.to.status === 'offered' &&
    priced.has(change.to.code) &&
    (isDesk(ctx.actor) || !gainsVersions(change)) &&
    rows.some((row) => canChange(row, change))
  const isAsked = ({ from, to }: ProgrammeChange) => from.code === asked?.from.code && to.code === asked.to.code
  const refOf = ({ code, name }: ProgrammeFacts) => ({ code, name })
  return pairsFrom(new Set(rows.map(nowIn)), await listProgrammeFacts(ctx))
    .filter((change) => isAsked(change) || isOffered(change))
    .slice(0, changesMost)
    .map(({ from, to }) => ({ from: refOf(from), to: refOf(to) }))
}

function pairsFrom(present: ReadonlySet<string>, all: readonly ProgrammeFacts[]): ProgrammeChange[] {
  return all
    .filter(({ code }) => present.has(code))
    .flatMap((from) => all.filter((to) => to !== from).map((to) => ({ from, to })))
}
