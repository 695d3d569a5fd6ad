import { setImmediate as others } from 'node:timers/promises'
import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { refusals } from '../../contract/refusals.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import { notFound } from '../access/permit.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { sentence } from '../platform/problem.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { chosenTerm } from '../renewals/line-choice-rules.ts'
import { renewedLines } from '../renewals/missing-cover.ts'
import { type AtCustomer, actingAt, type Reason, whyNotQuote } from './acting-customer.ts'
import { type CustomerAccess, listCustomerAccess } from './customer-access-queries.ts'
import { viewListedQuote } from './customer-quote-view.ts'
import { isBelowZero, keepCustomerQuote } from './keep-customer-quote.ts'
import { findMissing } from './missing-lines.ts'
import { listQuotesByIds } from './partner-quote-queries.ts'
import { type CustomerChoice, tryPrice } from './price-for-customer.ts'
import { recordQuote } from './save-customer-quote.ts'

/** What came of one customer, and how many lines were priced for it. */
type Outcome = { access: CustomerAccess; quoteId: string | null; lines: number; missing: number; why: Reason | null }

/**
 * PAR-13: a draft for each of these customers, of all that each shares and can renew. One transaction for all: a repetition
 * finds what the first made. A customer for whom nothing can be quoted keeps no other from its quote. All together have as many
 * lines as one quote may, and others have their turn between two of them.
 */
export const quoteCustomers: Operation<typeof partnerRenewals.quoteCustomers> = async (ctx, input) => {
  const { actor } = ctx
  if (actor.kind !== 'contact') throw notFound(actor)
  const numbers = [...new Set(input.customerNumber)]
  if (numbers.length === 0) throw new FieldsInvalid(fault('customerNumber', 'required'))
  chosenTerm(input, ctx.today)
  const customers = await listCustomerAccess(ctx, { numbers })
  if (customers.length !== numbers.length) throw notFound(actor)
  await leaveTrace(
    ctx,
    customers.map(({ id }) => id),
  )
  const { termMonths, commonEnd } = input
  const choice: CustomerChoice = { membershipId: [], all: true, termMonths, commonEnd }
  const outcomes: Outcome[] = []
  let room = quoteLinesMost
  for (const access of customers) {
    const why = whyNotQuote(actor, access)
    const outcome = why ? none(access, why) : await quoteFor(actingAt(ctx, actor, access), access, { choice, room })
    room -= outcome.lines
    outcomes.push(outcome)
    await others()
  }
  return { items: await viewOutcomes(ctx, outcomes) }
}

function none(access: CustomerAccess, why: Reason): Outcome {
  return { access, quoteId: null, lines: 0, missing: 0, why }
}

async function quoteFor(
  at: AtCustomer,
  access: CustomerAccess,
  { choice, room }: { choice: CustomerChoice; room: number },
): Promise<Outcome> {
  const price = await tryPrice(at, choice, room)
  if ('code' in price) return none(access, price)
  const kept = price.choice.lines.filter(({ priced }) => priced.notPriced === null)
  if (kept.length === 0) return none(access, { code: 'nothing-to-renew', facts: { why: 'lines' } })
  if (isBelowZero(price)) return none(access, { code: 'total-below-zero', facts: {} })
  const quote = await keepCustomerQuote(at, choice, price, null)
  await recordQuote(at, 'quote.saved', quote)
  const lines = price.rows.length
  return {
    access,
    quoteId: quote.id,
    lines,
    missing: (await findMissing(at, renewedLines(price.choice), price.choice.pricing)).count,
    why: null,
  }
}

async function viewOutcomes(ctx: Ctx, outcomes: readonly Outcome[]) {
  const made = await listQuotesByIds(
    ctx,
    outcomes.flatMap(({ quoteId }) => quoteId ?? []),
  )
  return outcomes.map(({ access: { number, name }, quoteId, missing, why }) => {
    const row = made.find(({ id }) => id === quoteId)
    return {
      customer: { number, name },
      quote: row ? viewListedQuote(row) : null,
      missing,
      whyNot: why && sentence(refusals[why.code][ctx.language], why.facts, ctx.language),
    }
  })
}
