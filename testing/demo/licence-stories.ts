import type pg from 'pg'
import type { OperationName } from '../../contract/all.ts'
import type { SignedIn } from '../../server/platform/door.ts'
import { act, asContact, asOperator, type Company, daysAgo, type Stage as StageOfAll } from './acting.ts'
import { type Dice, diceOf } from './dice.ts'
import { demoProducts } from './products.ts'
import { boughtTogether } from './resale-stories.ts'
import type { DemoContact } from './scene.ts'

/** Licences of each customer; forty customers make four hundred. */
const licencesEach = 10

/** How many companies act at a time. */
const actorsAtOnce = 6

type Stage = StageOfAll & { owner: pg.Pool; dice: Dice }
type Licence = { id: string; quantity: number; hostIdTypes: string[]; choosable: string[]; whole: boolean }

/** Plays what happened to the demo's licences: bought over four years, allocated, moved, returned, hidden, rescinded. */
export async function actLicences(stage: Omit<Stage, 'dice'>): Promise<void> {
  const waiting = [...stage.base.customers.entries()]
  // Companies do not touch each other's rows, so several act side by side; each has dice of its own.
  const actor = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await actCompany({ ...stage, dice: diceOf(20_261 + next[0]) }, next[1], next[0])
  }
  await Promise.all(Array.from({ length: actorsAtOnce }, actor))
  await settle(stage.owner)
}

async function actCompany(stage: Stage, company: Company, index: number): Promise<void> {
  const { dice } = stage
  const admin = company.contacts.find((one) => one.userId !== null && !one.restricted && !one.types.includes('sales'))
  for (let line = 1 + boughtTogether(index); line <= licencesEach; line += 1) {
    // The newest line of each company is a few days old and not allocated: something to do at first sight.
    const bought = line === licencesEach ? 1 + dice.below(9) : 20 + dice.below(1200)
    const licence = await fulfil(stage, company, { index, line, daysAgo: bought })
    if (admin && line < licencesEach && dice.chance(0.8)) await allocateSome(stage, company, admin, licence, bought)
  }
}

async function fulfil(
  stage: Stage,
  company: Company,
  at: { index: number; line: number; daysAgo: number },
): Promise<Licence> {
  const { dice, base } = stage
  const product = at.line === licencesEach && at.index < 2 ? demoProducts[0] : dice.of(demoProducts)
  if (!product) throw new Error('the demo sells nothing')
  const sku = at.line === licencesEach && at.index < 2 ? product.skus[1] : dice.of(product.skus)
  const quantity =
    at.line === licencesEach && at.index < 2
      ? 100
      : sku?.model === 'per-appliance'
        ? 1
        : dice.of([5, 10, 25, 50, 100, 250, 500])
  const day = daysAgo({ base }, at.daysAgo)
  const { output } = await act(stage, 'fulfilOrderLine', asOperator(base), day, company, {
    orderNumber: `SO-${4000 + at.index}${String(at.line).padStart(2, '0')}`,
    orderLine: 1,
    sku: sku?.code,
    quantity,
    purchaseOrderNumber: dice.chance(0.7) ? `PO-${10_000 + dice.below(80_000)}` : null,
    startsOn: day.slice(0, 10),
  })
  return licenceIn(output)
}

async function allocateSome(
  stage: Stage,
  company: Company,
  who: DemoContact,
  licence: Licence,
  boughtDaysAgo: number,
): Promise<void> {
  const { dice } = stage
  const type = dice.of(licence.hostIdTypes)
  const times = licence.whole ? 1 : 1 + dice.below(3)
  let left = licence.quantity
  for (let turn = 0; turn < times && left > 0; turn += 1) {
    const quantity = licence.whole ? left : Math.max(1, Math.floor((left * (1 + dice.below(4))) / 5))
    const daysAgo = Math.max(1, boughtDaysAgo - 1 - dice.below(30))
    const made = await tryAct(stage, 'allocateLicence', asContact(company, who), daysAgo, company, {
      licenceId: licence.id,
      ...hostOf(type, dice),
      quantity,
      features: licence.choosable.filter(() => dice.chance(0.5)),
      label: dice.chance(0.4) ? `Rack ${1 + dice.below(12)}` : null,
    })
    if (!made) return
    left -= quantity
    await liveOn(stage, company, who, { id: String(field(made, 'id')), type, quantity, daysAgo, whole: licence.whole })
  }
  if (boughtDaysAgo > 600 && dice.chance(0.1))
    await tryAct(stage, 'hideLicence', asContact(company, who), 5, company, { licenceId: licence.id })
}

/** What became of an allocation: most stay, some move, some come back. */
async function liveOn(
  stage: Stage,
  company: Company,
  who: DemoContact,
  made: { id: string; type: string; quantity: number; daysAgo: number; whole: boolean },
): Promise<void> {
  const { dice } = stage
  if (made.daysAgo < 10) return
  const daysAgo = 2 + dice.below(made.daysAgo - 4)
  if (dice.chance(0.18))
    await tryAct(stage, 'reallocateLicence', asContact(company, who), daysAgo, company, {
      allocationId: made.id,
      ...hostOf(made.type, dice),
      oldFileRemoved: true,
    })
  else if (dice.chance(0.15))
    await tryAct(stage, 'returnAllocation', asContact(company, who), daysAgo, company, {
      allocationId: made.id,
      quantity: made.whole || made.quantity < 4 ? made.quantity : Math.ceil(made.quantity / 2),
      oldFileRemoved: true,
    })
}

function hostOf(type: string, dice: Dice): { hostIdType: string; hostId: string } {
  const hex = (length: number) => Array.from({ length }, () => dice.below(16).toString(16)).join('')
  if (type === 'mac') return { hostIdType: type, hostId: `001b44${hex(6)}` }
  if (type === 'uuid') return { hostIdType: type, hostId: `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}` }
  if (type === 'serial')
    return { hostIdType: type, hostId: `GW-${dice.of(['NA', 'EU', 'JP', 'LA'])}${String(1000 + dice.below(9000))}` }
  return {
    hostIdType: type,
    hostId: `${dice.of(['srv-lic', 'LICSRV', 'vm-app', 'citadel'])}-${String(1 + dice.below(98)).padStart(2, '0')}`,
  }
}

/** What no operation of today does: renewals of the past, holds, and licences that were split or replaced. */
async function settle(owner: pg.Pool): Promise<void> {
  const chosen = (share: number, offset: number) =>
    `('x' || substr(md5(id::text), 1, 6))::bit(24)::int % 100 between ${offset} and ${offset + share - 1}`
  await owner.query(`
    update licences set maintenance_ends_on = maintenance_ends_on + (12 * ((current_date - maintenance_ends_on) / 365 + 1)) * interval '1 month'
    where ends_on is null and maintenance_ends_on < current_date and ${chosen(70, 0)}`)
  await owner.query(`
    with renewed as (
      select m.organization_id, m.id, m.programme_code, m.ends_on + 1 as starts_on, l.maintenance_ends_on as ends_on
      from memberships m join licences l on l.organization_id = m.organization_id and l.id = m.licence_id
      where l.maintenance_ends_on > m.ends_on),
    periods as (
      insert into membership_periods (organization_id, membership_id, programme_code, starts_on, ends_on, added_at)
      select organization_id, id, programme_code, starts_on, ends_on, starts_on - interval '20 days' from renewed)
    update memberships m set ends_on = r.ends_on from renewed r where m.organization_id = r.organization_id and m.id = r.id`)
  await owner.query(
    `update licences set status = 'on-hold' where fulfilled_at < now() - interval '60 days' and ${chosen(2, 90)}`,
  )
  await owner.query(`
    update licences set status = 'rescinded', rescinded_at = now() - interval '40 days', rescinded_reason = 'Replaced after a version upgrade.'
    where allocated_quantity = 0 and fulfilled_at < now() - interval '200 days' and ${chosen(30, 30)}`)
}

function licenceIn(output: unknown): Licence {
  const licence = field(output, 'licence')
  const features = field(licence, 'features')
  const hostIdTypes = field(licence, 'hostIdTypes')
  return {
    id: String(field(licence, 'id')),
    quantity: Number(field(licence, 'quantity')),
    hostIdTypes: Array.isArray(hostIdTypes) ? hostIdTypes.map(String) : [],
    choosable: Array.isArray(features)
      ? features.filter((one) => field(one, 'choosable') === true).map((one) => String(field(one, 'code')))
      : [],
    whole: field(licence, 'partialAllocation') === false,
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

/** Calls an operation as it was called in the past; null where its rules said no, as they would have. */
async function tryAct(
  stage: Stage,
  name: OperationName,
  who: SignedIn,
  days: number,
  company: Company,
  input: Record<string, unknown>,
): Promise<unknown> {
  try {
    return (await act(stage, name, who, daysAgo(stage, days), company, input)).output
  } catch (error) {
    if (error instanceof Error && (error.name === 'Refusal' || error.message === 'fields-invalid')) return null
    throw error
  }
}
