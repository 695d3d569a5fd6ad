import { desk } from '../../contract/desk.ts'
import { renewals } from '../../contract/renewals.ts'
import { tellOfManualQuoteJob } from '../../server/desk/tell-of-manual-quote.job.ts'
import { tellOfQuestionJob } from '../../server/desk/tell-of-question.job.ts'
import type { SignedIn } from '../../server/platform/door.ts'
import { tellOfQuoteJob } from '../../server/renewals/tell-of-quote.job.ts'
import { act, asContact, type Company, daysAgo, type Stage } from './acting.ts'

type Quote = { id: string; version: number }
/** Something that is done so many days ago. */
type Doing = { stage: Stage; company: Company; days: number }

/** Words in the language that the company's people read. */
const words = {
  en: {
    plan: 'Framework of three years',
    budget: 'With the discount you asked for',
    lapsed: 'Coming back after a long time',
    ask: 'Can the test environment be left out? It is shut down in spring.',
    answer: 'Yes. I will send you a version without it.',
    second: 'Is the price the same if we order in January?',
    declined: 'The project was postponed.',
  },
  es: {
    plan: 'Acuerdo marco a tres años',
    budget: 'Con el descuento solicitado',
    lapsed: 'Vuelta tras mucho tiempo',
    ask: '¿Se puede quitar el entorno de pruebas? Se apaga en primavera.',
    answer: 'Sí. Le enviaré una versión sin él.',
    second: '¿El precio es el mismo si pedimos en enero?',
    declined: 'El proyecto se ha aplazado.',
  },
}

const specialistOf = ({ base }: Stage): SignedIn => asStaff(base.specialist, 'renewals-specialist')
const managerOf = ({ base }: Stage): SignedIn => asStaff(base.manager, 'renewals-manager')

/** One of the vendor's people, as whom to act. */
export function asStaff(
  { userId, staffId, name }: Stage['base']['specialist'],
  role: 'renewals-specialist' | 'renewals-manager',
): SignedIn {
  return { userId, sessionId: staffId, name, memberships: [], staff: { staffId, roles: [role] } }
}

/** REN-7, REN-10: plays what the renewals desk quotes by hand to the first two customers, and what became of it. */
export async function actDesk(stage: Stage): Promise<void> {
  await shareOut(stage)
  for (const company of stage.base.customers.slice(0, 2)) {
    const say = words[company.customer.language]
    await approvedAndRevised({ stage, company, days: 9 }, say)
    await declined({ stage, company, days: 7 }, say)
    const planned = { stage, company, days: 0.6 }
    await prepare(planned, someOf(await linesOf(planned), 1, 6), {
      termMonths: 36,
      discountPercent: '14',
      discountReason: 'Three years at once, and a competitor’s offer',
      label: say.plan,
    })
  }
  await waived(stage)
}

/** REN-7: the specialist looks after two countries, whoever leads the desk after a state of a third. */
async function shareOut(stage: Stage): Promise<void> {
  const [company] = stage.base.customers
  if (!company) return
  const { specialist, manager } = stage.base
  for (const territory of [
    { country: 'ES', staffId: specialist.staffId },
    { country: 'DE', staffId: specialist.staffId },
    { country: 'US', state: 'California', staffId: manager.staffId },
  ])
    await act(stage, 'assignTerritory', managerOf(stage), daysAgo(stage, 90), company, territory)
}

type Line = { membershipId: string; isTogether: boolean }

/** What a company could renew at that time, in these states; which lines renew together with others only (REN-4). */
async function linesOf({ stage, company, days }: Doing, state: readonly string[] = []): Promise<Line[]> {
  const desk = specialistOf(stage)
  const listed = await act(stage, 'listRenewableLines', desk, daysAgo(stage, days), company, { state, limit: 20 })
  const { items } = renewals.listRenewableLines.output.parse(listed.output)
  return items.flatMap(({ membershipId, programme }) =>
    membershipId === null ? [] : [{ membershipId, isTogether: programme?.code === 'SA' }],
  )
}

/** Lines by their place among those of a company; all of one that has fewer. */
function someOf(lines: readonly Line[], from: number, to: number): string[] {
  const some = lines.slice(from, to)
  return (some.length > 0 ? some : lines).map(({ membershipId }) => membershipId)
}

async function prepare(doing: Doing, membershipId: readonly string[], terms: Record<string, unknown>): Promise<Quote> {
  const { stage, company, days } = doing
  const given = { membershipId, complete: true, termMonths: 12, ...terms }
  const { output } = await act(stage, 'prepareQuote', specialistOf(stage), daysAgo(stage, days), company, given)
  const quote = desk.prepareQuote.output.parse(output)
  if (quote.status === 'approval-needed') await tellDesk(doing, quote, 'approval-asked')
  return quote
}

async function approve(doing: Doing, quote: Quote): Promise<Quote> {
  const { stage, company, days } = doing
  const given = { quoteId: quote.id, decision: 'approved', note: 'Agreed for this year.' }
  const at = daysAgo(stage, days)
  const { output } = await act(stage, 'decideQuote', managerOf(stage), at, company, given, quote.version)
  await tellDesk(doing, quote, 'approval-decided')
  return desk.decideQuote.output.parse(output)
}

async function send(doing: Doing, quote: Quote): Promise<Quote> {
  const { stage, company, days } = doing
  const at = daysAgo(stage, days)
  const given = { quoteId: quote.id }
  const { output } = await act(stage, 'sendQuote', specialistOf(stage), at, company, given, quote.version)
  await tellOfQuoteJob(houseAt(doing), { organizationId: company.organization.id, quoteId: quote.id })
  return desk.sendQuote.output.parse(output)
}

/** A discount above the threshold, approved, sent, asked about, revised and sent again: the first version is superseded. */
async function approvedAndRevised({ stage, company, days }: Doing, say: (typeof words)['en']): Promise<void> {
  const all = await linesOf({ stage, company, days })
  // A version without it is complete still (REN-4).
  const alone = all.filter(({ isTogether }) => !isTogether).slice(0, 1)
  const others = someOf(
    all.filter((line) => !alone.includes(line)),
    1,
    5,
  )
  const drop = others.length > 0 ? alone.map(({ membershipId }) => membershipId) : []
  const lines = others.length > 0 ? [...drop, ...others] : someOf(all, 0, 1)
  const at = (later: number): Doing => ({ stage, company, days: days - later })
  const terms = { discountPercent: '12.5', discountReason: 'A customer since 2019', label: say.budget }
  const asked = await prepare(at(0), lines, terms)
  const first = await send(at(0.5), await approve(at(0.3), asked))
  const question = await ask(at(1), first, say.ask)
  const answer = { quoteId: first.id, questionId: question.id, answer: say.answer }
  const answeredAt = daysAgo(stage, days - 1.4)
  await act(stage, 'answerQuoteQuestion', specialistOf(stage), answeredAt, company, answer, question.version)
  await tellOfQuestionJob(houseAt(at(1.4)), {
    organizationId: company.organization.id,
    questionId: question.id,
    news: 'answered',
  })
  const given = {
    quoteId: first.id,
    exceptId: drop,
    discountPercent: '9',
    discountReason: 'Fewer licences than before',
  }
  const revisedAt = daysAgo(stage, days - 2)
  const { output } = await act(stage, 'reviseQuote', specialistOf(stage), revisedAt, company, given, first.version)
  const second = await send(at(2.2), desk.reviseQuote.output.parse(output))
  if (company.customer.language === 'en') await ask(at(5), second, say.second)
}

async function ask(doing: Doing, quote: Quote, question: string): Promise<{ id: string; version: number }> {
  const { stage, company, days } = doing
  const given = { quoteId: quote.id, question }
  const { output } = await act(stage, 'askAboutQuote', buyerOf(company), daysAgo(stage, days), company, given)
  const asked = desk.askAboutQuote.output.parse(output)
  await tellOfQuestionJob(houseAt(doing), {
    organizationId: company.organization.id,
    questionId: asked.id,
    news: 'asked',
  })
  return asked
}

async function declined(doing: Doing, say: (typeof words)['en']): Promise<void> {
  const { stage, company, days } = doing
  const sent = await send(doing, await prepare(doing, someOf(await linesOf(doing), 3, 5), { termMonths: 24 }))
  const given = { quoteId: sent.id, reason: say.declined }
  await act(stage, 'declineQuote', buyerOf(company), daysAgo(stage, days - 1), company, given, sent.version)
  await tellDesk({ ...doing, days: days - 1 }, sent, 'declined')
}

/** A customer whose cover lapsed long ago: the fee is waived, which a manager agrees to where it is large enough. */
async function waived(stage: Stage): Promise<void> {
  const terms = { waiveFees: true, waiverReason: 'They come back with all of their sites' }
  for (const company of stage.base.customers.slice(2)) {
    const doing = { stage, company, days: 4 }
    for (const { membershipId } of await linesOf(doing, ['recovery'])) {
      const given = { membershipId: [membershipId], complete: true, termMonths: 12, ...terms }
      const at = daysAgo(stage, doing.days)
      const { output } = await act(stage, 'priceManualQuote', specialistOf(stage), at, company, given)
      if (desk.priceManualQuote.output.parse(output).approver === null) continue
      const label = words[company.customer.language].lapsed
      const asked = await prepare(doing, [membershipId], { ...terms, label })
      await send({ stage, company, days: 2 }, await approve({ stage, company, days: 3 }, asked))
      return
    }
  }
  throw new Error('nothing of the demo lapsed long ago')
}

function buyerOf(company: Company): SignedIn {
  const admin = company.contacts.find(({ userId, types }) => userId !== null && types.includes('administrator'))
  if (!admin) throw new Error('a quote for nobody')
  return asContact(company, admin)
}

const houseAt = ({ stage, days }: Doing) => ({
  ...stage.door.house,
  clock: { now: () => daysAgo(stage, days) },
})

function tellDesk(doing: Doing, quote: Quote, news: 'approval-asked' | 'approval-decided' | 'declined'): Promise<void> {
  const organizationId = doing.company.organization.id
  return tellOfManualQuoteJob(houseAt(doing), { organizationId, quoteId: quote.id, news })
}
