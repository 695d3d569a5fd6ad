import { quoteLinks } from '../../contract/quote-links.ts'
import { renewalOrders } from '../../contract/renewal-orders.ts'
import { renewals } from '../../contract/renewals.ts'
import type { SignedIn } from '../../server/platform/door.ts'
import { finishOrderJob } from '../../server/renewals/finish-order.job.ts'
import { tellOfOrderJob } from '../../server/renewals/tell-of-order.job.ts'
import { addMonths, dayAt } from '../../values/calendar.ts'
import { act, asContact, type Company, daysAgo, type Stage } from './acting.ts'

/** A quote: which of the lines by their end it renews, how, how long ago it was saved, and what became of it. */
type Story = {
  /** Whoever reads the name reads the company's language. */
  label: { en: string; es: string } | null
  days: number
  /** By their end; or all of a programme's. */
  lines: readonly [from: number, to: number] | { programme: string }
  until: { termMonths: number } | { commonEndIn: number }
  /** The programme that they move to (REN-14). */
  movesTo?: string
  /** Without all that must renew together (REN-4). */
  partial?: true
  fate?: 'cancelled' | 'placed' | 'booked'
  /** Finance reads it by a link. */
  shared?: true
}

/** Quotes and orders in every state that is reached today; `expired` follows from the day (REN-10). */
const stories: readonly Story[] = [
  {
    label: { en: 'Two licences of spring', es: 'Dos licencias de primavera' },
    days: 96,
    lines: [0, 2],
    until: { termMonths: 12 },
    fate: 'booked',
  },
  {
    label: { en: 'Budget draft', es: 'Borrador para el presupuesto' },
    days: 52,
    lines: [2, 8],
    until: { termMonths: 36 },
    partial: true,
  },
  { label: null, days: 12, lines: [0, 3], until: { termMonths: 24 }, fate: 'cancelled' },
  { label: { en: 'One year', es: 'Un año' }, days: 4, lines: [2, 8], until: { termMonths: 12 }, shared: true },
  { label: { en: 'Three years', es: 'Tres años' }, days: 3.5, lines: [2, 8], until: { termMonths: 36 } },
  { label: { en: 'All to one day', es: 'Todo a un mismo día' }, days: 3, lines: [1, 6], until: { commonEndIn: 40 } },
  {
    label: { en: 'Workspace as it is', es: 'Workspace como está' },
    days: 2.6,
    lines: { programme: 'SA' },
    until: { termMonths: 12 },
  },
  {
    label: { en: 'Workspace with support', es: 'Workspace con soporte' },
    days: 2.5,
    lines: { programme: 'SA' },
    until: { termMonths: 12 },
    movesTo: 'SWM',
  },
  {
    label: { en: 'Most urgent', es: 'Lo más urgente' },
    days: 1.2,
    lines: [0, 2],
    until: { termMonths: 12 },
    fate: 'placed',
  },
]

/** Plays how the first two customers' administrators asked for prices, ordered, and how the desk booked. */
export async function actRenewals(stage: Stage): Promise<void> {
  for (const company of stage.base.customers.slice(0, 2))
    for (const story of stories) await actStory(stage, company, story)
}

async function actStory(stage: Stage, company: Company, story: Story): Promise<void> {
  const admin = company.contacts.find(({ userId, types }) => userId !== null && types.includes('administrator'))
  if (!admin) throw new Error('a renewal of nobody')
  const buyer = asContact(company, admin)
  const at = daysAgo(stage, story.days)
  const listed = await act(stage, 'listRenewableLines', buyer, at, company, { limit: 20 })
  const { items } = renewals.listRenewableLines.output.parse(listed.output)
  const { until, label, lines, movesTo } = story
  const of =
    'programme' in lines ? items.filter(({ programme }) => programme?.code === lines.programme) : items.slice(...lines)
  const chosen = of.flatMap(({ membershipId }) => membershipId ?? [])
  if (chosen.length === 0) return
  const { output } = await act(stage, 'saveQuote', buyer, at, company, {
    membershipId: chosen,
    complete: story.partial !== true,
    ...('termMonths' in until ? until : { commonEnd: addMonths(dayAt(at, 'UTC'), until.commonEndIn) }),
    ...('programme' in lines && movesTo !== undefined
      ? { changeProgramme: { from: lines.programme, to: movesTo } }
      : {}),
    ...(label === null ? {} : { label: label[company.customer.language] }),
  })
  const quote = renewals.saveQuote.output.parse(output)
  const ended = { quoteId: quote.id }
  if (story.fate === 'cancelled') await act(stage, 'cancelQuote', buyer, at, company, ended, quote.version)
  if (story.shared) await share(stage, company, { story, buyer, quote })
  if (story.fate === 'placed' || story.fate === 'booked') await order(stage, company, { story, buyer, quote })
}

type Ordered = { story: Story; buyer: SignedIn; quote: { id: string; version: number } }

/** A link to a quote that finance opened twice, and another that was withdrawn before anybody did. */
async function share(stage: Stage, company: Company, { story, buyer, quote }: Ordered): Promise<void> {
  const link = async (days: number) => {
    const { output } = await act(stage, 'shareQuote', buyer, daysAgo(stage, days), company, { quoteId: quote.id })
    return quoteLinks.shareQuote.output.parse(output)
  }
  const mistaken = await link(story.days - 0.1)
  const linkId = mistaken.link.id
  await act(stage, 'withdrawQuoteLink', buyer, daysAgo(stage, story.days - 0.11), company, {
    quoteId: quote.id,
    linkId,
  })
  const token = (await link(story.days - 0.2)).url.split('/').at(-1)
  for (const later of [0.5, 1.6])
    await act(stage, 'readSharedQuote', null, daysAgo(stage, story.days - later), company, { token })
}

/** An order of a day after its quote; the booked one is booked a day later, and what follows is done as it was then. */
async function order(stage: Stage, company: Company, { story, buyer, quote }: Ordered): Promise<void> {
  const placedAt = daysAgo(stage, story.days - 1)
  const bookedAt = daysAgo(stage, story.days - 2)
  const given = {
    quoteId: quote.id,
    purchaseOrderNumber: `PO-${company.organization.number.slice(-4)}-${Math.round(story.days)}`,
  }
  const { output } = await act(stage, 'acceptQuote', buyer, placedAt, company, given, quote.version)
  const { id: orderId, version } = renewals.acceptQuote.output.parse(output)
  const of = { organizationId: company.organization.id, orderId }
  const { house } = stage.door
  await tellOfOrderJob({ ...house, clock: { now: () => placedAt } }, of)
  if (story.fate !== 'booked') return
  const { userId, staffId, name } = stage.base.specialist
  const desk: SignedIn = {
    userId,
    sessionId: staffId,
    name,
    memberships: [],
    staff: { staffId, roles: ['renewals-specialist'] },
  }
  const answer = await act(stage, 'bookOrder', desk, bookedAt, company, { orderId }, version)
  renewalOrders.bookOrder.output.parse(answer.output)
  await finishOrderJob({ ...house, clock: { now: () => bookedAt } }, of)
}
