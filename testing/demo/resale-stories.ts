import { advisors } from '../../contract/advisors.ts'
import { customers } from '../../contract/customers.ts'
import { fulfilling } from '../../contract/fulfilment.ts'
import { partnerRenewals } from '../../contract/partner-renewals.ts'
import { renewals } from '../../contract/renewals.ts'
import { tellOfLicenceRequestJob } from '../../server/partner-renewals/tell-of-licence-request.job.ts'
import type { SignedIn } from '../../server/platform/door.ts'
import { tellOfOrderJob } from '../../server/renewals/tell-of-order.job.ts'
import { tellOfQuoteJob } from '../../server/renewals/tell-of-quote.job.ts'
import type { Instant } from '../../values/calendar.ts'
import { act, asContact, asOperator, type Company, daysAgo, type Stage } from './acting.ts'
import { asPartner } from './advisor-stories.ts'

/** What a partner quoted for a customer so many days ago, and what became of it. Both by their positions. */
type Story = {
  customer: number
  partner: number
  days: number
  termMonths: number
  /** How many of the lines that can be renewed; else all of them. */
  lines?: number
  fate: 'draft' | 'asked' | 'sent' | 'accepted'
}

/** The customers let these partners quote. The third sees only some licences, of which others must renew together. */
const stories: readonly Story[] = [
  { customer: 2, partner: 1, days: 9, termMonths: 12, lines: 1, fate: 'accepted' },
  { customer: 2, partner: 1, days: 3, termMonths: 36, fate: 'sent' },
  { customer: 7, partner: 1, days: 2, termMonths: 12, fate: 'draft' },
  { customer: 4, partner: 1, days: 1, termMonths: 24, fate: 'draft' },
  { customer: 14, partner: 0, days: 4, termMonths: 12, fate: 'sent' },
  { customer: 15, partner: 0, days: 1, termMonths: 12, fate: 'asked' },
]

/** Plays how two partners quoted for their customers (REN-6), asked for what was missing (REN-4), and sold. */
export async function actResale(stage: Stage): Promise<void> {
  for (const story of stories) await actStory(stage, story)
}

async function actStory(stage: Stage, story: Story): Promise<void> {
  const company = stage.base.customers[story.customer]
  const partner = stage.base.partners[story.partner]
  const seller = partner?.people.find(({ roles }) => roles.includes('sales'))
  if (!company || !partner || !seller) throw new Error('a story about nobody')
  const at = daysAgo(stage, story.days)
  const there = { organization: partner.organization, customer: partner.partner }
  const who = asPartner(partner, seller)
  const customerNumber = company.organization.number
  // Not every customer has somebody who could have let a partner in.
  const found = await act(stage, 'searchCustomers', who, at, there, { q: customerNumber })
  if (customers.searchCustomers.output.parse(found.output).items.length === 0) return
  if (story.fate === 'asked')
    await buyTogether(stage, company, partner.organization.number, daysAgo(stage, story.days + 2))
  const given = {
    customerNumber,
    termMonths: story.termMonths,
    ...(await chosen(stage, { story, who, there, customerNumber, at })),
  }
  const answer = await act(stage, 'saveCustomerQuote', who, at, there, given)
  const quote = partnerRenewals.saveCustomerQuote.output.parse(answer.output)
  const of = { customerNumber, quoteId: quote.id }
  const work = { ...stage.door.house, clock: { now: () => at } }
  if (story.fate === 'asked' && quote.actions.ask === null) {
    const { output } = await act(stage, 'askForLicences', who, at, there, of)
    const { request } = partnerRenewals.askForLicences.output.parse(output)
    const asked = { organizationId: company.organization.id, requestId: request?.id ?? '' }
    await tellOfLicenceRequestJob(work, asked)
  }
  if (story.fate !== 'sent' && story.fate !== 'accepted') return
  if (quote.actions.send !== null) return
  await act(stage, 'sendCustomerQuote', who, at, there, of, quote.version)
  await tellOfQuoteJob(work, { organizationId: company.organization.id, quoteId: quote.id })
  if (story.fate === 'accepted') await accept(stage, company, quote.id, daysAgo(stage, story.days - 1))
}

type Choosing = { story: Story; who: SignedIn; there: Parameters<typeof act>[4]; customerNumber: string; at: Instant }

async function chosen(stage: Stage, { story, who, there, customerNumber, at }: Choosing) {
  if (story.lines === undefined) return { all: true }
  const { output } = await act(stage, 'listCustomerLines', who, at, there, { customerNumber, limit: 50 })
  const { items } = partnerRenewals.listCustomerLines.output.parse(output)
  const renewable = items.filter(({ whyNot, programme }) => whyNot === null && programme?.code === 'SWM')
  return { membershipId: renewable.slice(0, story.lines).flatMap(({ membershipId }) => membershipId ?? []) }
}

const orderLinesTogether = [1, 2, 3, 4] as const

/** How many of a customer's licences it buys together, later than its others. */
export function boughtTogether(customer: number): number {
  return stories.some((story) => story.customer === customer && story.fate === 'asked') ? orderLinesTogether.length : 0
}

/** Four licences under subscription, of which the customer shares one: the three others must renew together with it. */
async function buyTogether(stage: Stage, company: Company, partnerNumber: string, at: Instant): Promise<void> {
  const admin = company.contacts.find(({ userId, types }) => userId !== null && types.includes('administrator'))
  if (!admin) return
  const bought: string[] = []
  for (const orderLine of orderLinesTogether) {
    const line = {
      orderNumber: `SO-${company.organization.number}-T`,
      orderLine,
      sku: 'WS-ADV-CCU',
      quantity: 25 * orderLine,
    }
    const { output } = await act(stage, 'fulfilOrderLine', asOperator(stage.base), at, company, line)
    bought.push(fulfilling.fulfilOrderLine.output.parse(output).licence.id)
  }
  const listed = await act(stage, 'listAdvisors', asContact(company, admin), at, company, {})
  const { items } = advisors.listAdvisors.output.parse(listed.output)
  const advisor = items.find(({ partner, coverage }) => partner.number === partnerNumber && coverage === 'assigned')
  if (!advisor) return
  const add = bought.slice(0, 1)
  await act(stage, 'changeAssignments', asContact(company, admin), at, company, { advisorId: advisor.id, add })
}

/** The customer's administrator orders what the partner sent. */
async function accept(stage: Stage, company: Company, quoteId: string, at: Instant): Promise<void> {
  const admin = company.contacts.find(({ userId, types }) => userId !== null && types.includes('administrator'))
  if (!admin) return
  const buyer = asContact(company, admin)
  const read = await act(stage, 'readQuote', buyer, at, company, { quoteId })
  const { version } = renewals.readQuote.output.parse(read.output)
  const given = { quoteId, purchaseOrderNumber: `PO-${company.organization.number.slice(-4)}-P` }
  const { output } = await act(stage, 'acceptQuote', buyer, at, company, given, version)
  const { id: orderId } = renewals.acceptQuote.output.parse(output)
  const work = { ...stage.door.house, clock: { now: () => at } }
  await tellOfOrderJob(work, { organizationId: company.organization.id, orderId })
}
