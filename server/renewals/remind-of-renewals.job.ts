import type { Instant } from '../../values/calendar.ts'
import { letterTo } from '../identity/letter-to.ts'
import { todayOf } from '../platform/clock.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { postAll } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { findPricing, type Place, type Pricing } from '../pricing/pricing-queries.ts'
import { whyNotOffered } from './line-choice-rules.ts'
import {
  type DueRow,
  findLastReminderDay,
  insertReminders,
  listAdvisorsToRemind,
  listCompaniesToRemind,
  listContactsToRemind,
  listDueRows,
  type RemindedCompany,
  type ReminderReader,
  saveReminderDay,
} from './reminder-queries.ts'
import { type Digest, digestOf, endsToldOf, mayOf, type ReminderSpan, spanOf, stageReached } from './reminder-rules.ts'
import { renewalsDue } from './renewals-due.email.ts'

/** Tells everybody whose maintenance ends soon or has ended, once a day. */
export const remindOfRenewals = jobKind<Record<string, never>>('remind-of-renewals')

/** So many companies are looked at in one transaction. */
const atOnce = 500

/**
 * REN-16. Companies are looked at five hundred at a time, each piece by the same few statements however much it has. What was
 * told is noted with its letters: done again on the same day, nobody is told twice; and what a day without a run has missed, the
 * next one tells.
 */
export async function remindOfRenewalsJob(house: House): Promise<void> {
  const begun = house.clock.now()
  const today = todayOf(begun)
  const last = await workerWithin(house, ({ tx }) => findLastReminderDay(tx))
  const span = spanOf(last, today)
  if (span.since >= today) return
  for (let after: string | undefined, isMore = true; isMore; ) {
    const from = after
    const companies = await workerWithin(house, async (ctx) => {
      const found = await listCompaniesToRemind(ctx, span, { after: from, limit: atOnce })
      await remind({ ...ctx, today, now: begun }, span, found)
      return found
    })
    after = companies.at(-1)?.id
    isMore = companies.length === atOnce
  }
  await workerWithin(house, (ctx) => saveReminderDay(ctx, today))
}

async function remind(ctx: Ctx, span: ReminderSpan, companies: readonly RemindedCompany[]): Promise<void> {
  const asked = companies.filter(({ recipients }) => recipients.length > 0)
  const found = await listDueRows(
    ctx,
    asked.map(({ id }) => id),
    endsToldOf(span),
  )
  const due = await renewableNow(ctx, span, companiesById(asked), found)
  const digests = digestsOf(due)
  const told = (await listReaders(ctx, companiesById(asked), due)).flatMap((reader) => {
    const digest = digests.get(keyOf(reader.customer_id, reader.grant_id))
    return digest ? [{ reader, digest }] : []
  })
  await tell(ctx, companiesById(asked), told)
}

type Companies = ReadonlyMap<string, RemindedCompany>

function companiesById(companies: readonly RemindedCompany[]): Companies {
  return new Map(companies.map((company) => [company.id, company]))
}

/** What of it has reached a stage that its company was not told of yet, and is offered for renewal today. */
async function renewableNow(
  ctx: Ctx,
  span: ReminderSpan,
  companies: Companies,
  found: readonly DueRow[],
): Promise<DueRow[]> {
  const isNews = ({ organization_id, ends_on }: DueRow) => {
    const toldOn = companies.get(organization_id)?.toldOn
    return stageReached(ends_on, toldOn ? { ...span, since: toldOn } : span) !== null
  }
  const news = found.filter(isNews)
  const pricings = await pricingsOf(ctx, companies, news)
  return news.filter((row) => {
    const pricing = pricings.get(placeKey(companies.get(row.organization_id)))
    if (!pricing) return false
    return whyNotOffered({ ...row, ...inForce }, { today: ctx.today, now: ctx.now, rules: pricing.rules }) === null
  })
}

/** What the query has seen to already. */
const inForce = {
  membership_id: '',
  programme_status: 'offered',
  licence_status: 'active',
  licence_ends_on: null,
  order_id: null,
} as const

/** The prices of today wherever one of these companies buys: there are few such places. */
async function pricingsOf(
  ctx: Ctx,
  companies: Companies,
  rows: readonly DueRow[],
): Promise<Map<string, Pricing | null>> {
  const wanted = new Map<string, { place: Place; products: Set<string> }>()
  for (const { organization_id, product_code } of rows) {
    const company = companies.get(organization_id)
    if (!company) continue
    const { region, country } = company
    const of = wanted.get(placeKey(company)) ?? { place: { region, country }, products: new Set() }
    wanted.set(placeKey(company), of)
    of.products.add(product_code)
  }
  const pricings = new Map<string, Pricing | null>()
  for (const [key, { place, products }] of wanted)
    pricings.set(key, await findPricing(ctx, place, ctx.today, [...products]))
  return pricings
}

function placeKey(place: Place | undefined): string {
  return place ? `${place.region}/${place.country}` : ''
}

function keyOf(organizationId: string, grantId: string | null): string {
  return `${organizationId}/${grantId ?? ''}`
}

function digestsOf(due: readonly DueRow[]): Map<string, Digest> {
  const groups = Map.groupBy(due, ({ organization_id, grant_id }) => keyOf(organization_id, grant_id))
  return new Map(
    [...groups].flatMap(([key, rows]) => {
      const digest = digestOf(rows)
      return digest ? [[key, digest] as const] : []
    }),
  )
}

/** Everybody who is told of what is due, as each company has set it. */
async function listReaders(ctx: Ctx, companies: Companies, due: readonly DueRow[]): Promise<ReminderReader[]> {
  const own = [...new Set(due.map(({ organization_id }) => organization_id))]
  const grants = due.flatMap(({ organization_id, grant_id }) =>
    grant_id !== null && companies.get(organization_id)?.recipients.includes('advisor') ? [grant_id] : [],
  )
  return [...(await listContactsToRemind(ctx.tx, own)), ...(await listAdvisorsToRemind(ctx.tx, [...new Set(grants)]))]
}

type Told = { reader: ReminderReader; digest: Digest }

/** Notes the digests and writes their letters; what had been noted before is left out. */
async function tell(ctx: Ctx, companies: Companies, told: readonly Told[]): Promise<void> {
  const noted = await insertReminders(
    ctx.tx,
    ctx.today,
    told.map(({ reader, digest: { lineCount, firstEndsOn, lastEndsOn } }) => ({
      customerId: reader.customer_id,
      contactId: reader.id,
      partnerName: reader.partnerName,
      recipientName: letterTo(reader).name,
      lineCount,
      firstEndsOn,
      lastEndsOn,
    })),
  )
  const isNoted = new Set(noted.map(({ customerId, contactId }) => keyOf(customerId, contactId)))
  await postAll(
    ctx,
    renewalsDue,
    told
      .filter(({ reader }) => isNoted.has(keyOf(reader.customer_id, reader.id)))
      .flatMap((one) => {
        const company = companies.get(one.reader.customer_id)
        return company ? [{ facts: factsOf(ctx, company, one), to: letterTo(one.reader) }] : []
      }),
  )
}

function factsOf(
  ctx: { today: Ctx['today']; now: Instant; publicOrigin: string },
  company: RemindedCompany,
  told: Told,
) {
  const { specialistName: name, specialistEmail: email, specialistPhone: phone } = company
  const { partnerNumber, types } = told.reader
  const side =
    partnerNumber === null
      ? ({ side: 'customer', may: mayOf(types) } as const)
      : ({ side: 'partner', partnerNumber } as const)
  return {
    customer: company.name,
    customerNumber: company.number,
    digest: told.digest,
    today: ctx.today,
    specialist: name !== null && email !== null ? { name, email, phone } : null,
    publicOrigin: ctx.publicOrigin,
    ...side,
  }
}
