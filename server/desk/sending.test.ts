import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { QuoteView } from '../../contract/renewals.ts'
import { readPdf } from '../../testing/pdf.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { publishedKeys } from '../licences/published-keys.ts'
import { recompute } from '../pricing/arithmetic-rules.ts'
import { openArithmetic } from '../pricing/signed-arithmetic.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona
let renata: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule({
    discounts: { gold: '15' },
    approvals: [{ terms: 'all', abovePercent: '10', fromYearlyMinor: 0, approver: 'renewals-manager' }],
  })
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'], language: 'es' })
  renata = await world.staff({ roles: ['renewals-specialist'] })
  await assign(renata.staffId)
  const licence = await world.licence(acme.organization, { startsOn: '2024-01-01', maintenanceEndsOn: '2026-12-31' })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  await portal.runJobs()
})

const assign = (staffId: string | null) =>
  portal.rows(sql`update organizations set renewals_specialist_id = ${staffId} where id = ${acme.organization.id}`)
const number = () => ({ number: acme.organization.number })
const prepare = async (input: Record<string, unknown> = {}): Promise<QuoteView> =>
  (await renata.call('prepareQuote', { ...number(), all: true, termMonths: 12, ...input })).output
type Quote = { id: string; version: number }
const on = (quote: Quote, input: Record<string, unknown> = {}) => ({ ...number(), quoteId: quote.id, ...input })
const send = (quote: Quote, by = renata) => by.call('sendQuote', on(quote), { ifMatch: quote.version })
const revise = (quote: Quote, input: Record<string, unknown> = {}) =>
  renata.call('reviseQuote', on(quote, input), { ifMatch: quote.version })
const accept = (quote: Quote, by = buyer) =>
  by.call('acceptQuote', on(quote, { purchaseOrderNumber: 'PO 1' }), { ifMatch: quote.version })
const decline = (quote: Quote, reason = '') =>
  buyer.call('declineQuote', on(quote, { reason }), { ifMatch: quote.version })
const read = async (quote: Quote, by: { call: ContactPersona['call'] } = buyer) =>
  (await by.call('readQuote', on(quote))).output
const letters = (kind: string, organizationNumber = acme.organization.number) =>
  portal.rows<{ recipient_email: string; language: string; subject: string; body_text: string }>(sql`
    select recipient_email, language, subject, body_text from letters
    where kind = ${kind} and body_text like ${`%/o/${organizationNumber}/%`} order by created_at, recipient_email`)
const events = (action: string) =>
  portal.rows<{ subject_label: string; after: Record<string, unknown>; reason: string | null }>(sql`
    select subject_label, after, reason from audit_events
    where organization_id = ${acme.organization.id} and action = ${action} order by at, id`)
const cheaper = { discountPercent: '8', discountReason: 'For the friend of a friend' }

describe('send-quote', () => {
  test('REN-10: a quote that is sent is read by those who buy, who are told in their language', async () => {
    const admin = await acme.contact({ types: ['administrator'] })
    const shipTo = await acme.contact({ types: ['ship-to'] })
    const draft = await prepare(cheaper)
    const sent = (await send(draft)).output
    expect(sent).toMatchObject({ status: 'sent', sent: { by: renata.name }, maker: 'staff' })
    await portal.runJobs()
    const told = await letters('quote-sent')
    expect(new Map(told.map((one) => [one.recipient_email, one.subject]))).toEqual(
      new Map([
        [buyer.email, `Presupuesto de renovación ${draft.number}`],
        [admin.email, `Renewal quote ${draft.number}`],
      ]),
    )
    expect(told.map(({ body_text }) => body_text).join('')).toContain(
      `${renata.name} of the vendor’s renewals desk has sent`,
    )
    expect(told[0]?.body_text).toContain(`/o/${acme.organization.number}/quotes/${draft.id}`)
    expect(told.map(({ body_text }) => body_text).join('')).not.toContain('friend')
    expect(await read(sent)).toMatchObject({
      status: 'sent',
      actions: { accept: null, decline: null, cancel: 'quote-made-by' },
    })
    expect((await shipTo.call('readQuote', on(sent))).problem.code).toBe('not-allowed')
    expect((await buyer.call('listQuoteLines', on(sent))).output.items).toHaveLength(1)
    expect((await buyer.call('listQuotes')).output.items).toMatchObject([{ id: sent.id }])
    expect(await events('quote.sent')).toMatchObject([
      { subject_label: draft.number, after: { revision: 1 }, reason: null },
    ])
    expect(JSON.stringify(await events('quote.sent'))).not.toContain('friend')
  })

  test('REN-8: the signed document of a quote by hand computes again, and tells nothing of partners or reasons', async () => {
    const sent = (await send(await prepare(cheaper))).output
    const { content } = (await buyer.call('downloadQuoteDocument', on(sent))).output
    const opened = openArithmetic(content, publishedKeys(portal.house.signer))
    if (!opened.ok) throw new Error('the document is not what was signed')
    expect(recompute(opened.document)).toMatchObject({ same: true, computedMinor: 92_000 })
    expect(opened.document.input.rules.partnerDiscounts).toEqual({})
    expect(JSON.stringify(opened.document)).not.toContain('friend')
  })

  test('REN-10: sendQuote refuses with quote-sent, quote-over, quote-made-by and what was changed meanwhile', async () => {
    const draft = await prepare()
    expect((await send({ ...draft, version: 7 })).problem.code).toBe('changed-meanwhile')
    const sent = (await send(draft)).output
    expect((await send(sent)).problem.code).toBe('quote-sent')
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    expect((await send(saved)).problem).toMatchObject({ code: 'quote-made-by', facts: { maker: 'customer' } })
    const late = await prepare()
    portal.clock.advance({ days: 31 })
    const later = await world.staff({ roles: ['renewals-manager'] })
    expect((await send(late, later)).problem).toMatchObject({ code: 'quote-over', facts: { status: 'expired' } })
  })

  test('REN-10: the desk takes back what it made, sent or not; nobody what another made', async () => {
    const [draft, other] = [await prepare(), await prepare()]
    const cancel = (quote: Quote, by: { call: ContactPersona['call'] }) =>
      by.call('cancelQuote', on(quote), { ifMatch: quote.version })
    expect((await cancel(draft, renata)).output.status).toBe('cancelled')
    const sent = (await send(other)).output
    expect((await cancel(sent, buyer)).problem.code).toBe('quote-made-by')
    expect((await cancel(sent, renata)).output.status).toBe('cancelled')
    expect((await accept(await read(sent))).problem).toMatchObject({
      code: 'quote-over',
      facts: { status: 'cancelled' },
    })
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    expect((await cancel(saved, renata)).problem.code).toBe('quote-made-by')
  })
})

describe('revise-quote', () => {
  test('REN-10: the former version stays good until the new one is sent; then its link leads to that one', async () => {
    const first = (await send(await prepare())).output
    const second = (await revise(first, cheaper)).output
    expect(second).toMatchObject({ number: first.number, revision: 2, status: 'draft', totalMinor: 92_000 })
    expect(await read(first)).toMatchObject({ status: 'sent', supersededBy: null, actions: { accept: null } })
    expect((await buyer.call('readQuote', on(second))).status).toBe(404)
    const sent = (await send(second)).output
    const former = await read(first)
    expect(former).toMatchObject({ status: 'superseded', supersededBy: { id: second.id, revision: 2 } })
    expect((await accept(former)).problem).toMatchObject({ code: 'quote-over', facts: { status: 'superseded' } })
    await portal.runJobs()
    expect((await letters('quote-sent')).map(({ subject }) => subject)).toContain(
      `Presupuesto de renovación ${first.number}-R2`,
    )
    expect((await events('quote.sent')).map(({ after }) => after['supersedes'])).toEqual(
      expect.arrayContaining(['1', undefined]),
    )
    expect(await events('quote.revised')).toEqual([])
    expect((await accept(sent)).output).toMatchObject({ quote: { id: second.id, revision: 2 }, totalMinor: 92_000 })
  })

  test('REN-10: the former one is accepted while the new one is a draft, which cannot be sent any more', async () => {
    const first = (await send(await prepare())).output
    const second = (await revise(first, cheaper)).output
    const order = (await accept(first)).output
    expect(order.quote).toMatchObject({ id: first.id, revision: 1 })
    expect((await send(second)).problem.code).toBe('quote-ordered')
    expect((await revise(second)).problem.code).toBe('quote-ordered')
    const booked = await renata.call('bookOrder', { ...number(), orderId: order.id }, { ifMatch: order.version })
    expect(booked.output.status).toBe('booked')
    expect((await send(second)).problem.code).toBe('quote-ordered')
  })

  test('REN-7: nobody agrees to a version whose former one was accepted: decideQuote refuses with quote-ordered', async () => {
    const first = (await send(await prepare())).output
    const terms = { discountPercent: '40', discountReason: 'To keep them' }
    const second = (await revise(first, terms)).output
    expect(second.status).toBe('approval-needed')
    expect((await accept(first)).status).toBe(200)
    const manager = await world.staff({ roles: ['renewals-manager'] })
    const decided = await manager.call('decideQuote', on(second, { decision: 'approved' }), { ifMatch: second.version })
    expect(decided.problem.code).toBe('quote-ordered')
    const { actions } = (await manager.call('readQuoteDesk', on(second))).output
    expect(actions.decide).toBe('quote-ordered')
  })

  test('REN-10: the first version that a customer gets says nothing of those before it that nobody sent', async () => {
    const again = (await revise(await prepare())).output
    const sent = (await send(again)).output
    expect(sent.revision).toBe(2)
    await portal.runJobs()
    const [letter] = await letters('quote-sent')
    expect(letter?.body_text).toContain(sent.number)
    expect(letter?.body_text).not.toMatch(/Sustituye|replaces/)
    const third = (await revise(sent)).output
    await send(third)
    await portal.runJobs()
    expect((await letters('quote-sent')).at(-1)?.body_text).toMatch(/Sustituye|replaces/)
  })

  test('REN-10: accepting the former and sending the new at once: one of both, whatever comes first', async () => {
    const first = (await send(await prepare())).output
    const second = (await revise(first)).output
    const [accepted, sent] = await Promise.all([accept(first), send(second)])
    const orders = await portal.rows(sql`select from orders where organization_id = ${acme.organization.id}`)
    expect([accepted.status, sent.status].toSorted()).toEqual([200, 409])
    expect(orders).toHaveLength(accepted.status === 200 ? 1 : 0)
    const refused = accepted.status === 200 ? sent.problem.code : accepted.problem.code
    expect(['quote-ordered', 'quote-over', 'changed-meanwhile']).toContain(refused)
  })

  test('REN-10, REN-24: two windows accept the new version: one order', async () => {
    const first = (await send(await prepare())).output
    const second = (await send((await revise(first)).output)).output
    const other = await acme.contact({ types: ['administrator'] })
    const answers = await Promise.all([accept(second), accept(second, other), accept(await read(first))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(await portal.rows(sql`select from orders where organization_id = ${acme.organization.id}`)).toHaveLength(1)
  })

  test('REN-10: one version is prepared at a time; the one prepared is replaced by revising that', async () => {
    const first = (await send(await prepare())).output
    const second = (await revise(first)).output
    expect((await renata.call('reviseQuote', on(second))).problem.code).toBe('version-missing')
    expect((await revise({ ...second, version: 9 })).problem.code).toBe('changed-meanwhile')
    expect((await revise(first)).problem).toMatchObject({ code: 'quote-revised', facts: { revision: 2 } })
    expect((await renata.call('readQuoteDesk', on(first))).output.next).toEqual({ id: second.id, revision: 2 })
    const third = (await revise(second, { ...cheaper, termMonths: 24 })).output
    expect(third).toMatchObject({ revision: 3, termMonths: 24 })
    expect((await read(second, renata)).status).toBe('superseded')
    expect((await revise(second)).problem.code).toBe('quote-over')
    expect(await read(first)).toMatchObject({ status: 'sent' })
    await send(third)
    expect((await read(first)).supersededBy).toEqual({ id: third.id, revision: 3 })
  })

  test('REN-10: what has expired or was declined is revised at the prices of today', async () => {
    const declined = (await decline((await send(await prepare())).output)).output
    const again = (await revise(declined, cheaper)).output
    expect(again).toMatchObject({ revision: 2, status: 'draft' })
    expect((await send(again)).output.status).toBe('sent')
    expect((await read(declined)).status).toBe('declined')
  })

  test('REN-10: a version is of other lines than the former, which keeps its own', async () => {
    const sent = (await send(await prepare())).output
    const [former] = (await renata.call('listQuoteLines', on(sent))).output.items
    const licence = await world.licence(acme.organization, { startsOn: '2024-01-01', maintenanceEndsOn: '2026-11-30' })
    await prices.rate(licence.productCode, { yearlyMinor: 2_000 })
    const more = (await revise(sent, { all: true })).output
    expect(more).toMatchObject({ revision: 2, lineCount: 2, termMonths: 12 })
    const other = (await revise(more, { exceptId: [former?.membershipId] })).output
    const { items } = (await renata.call('listQuoteLines', on(other))).output
    expect(items.map((line) => line.licence.id)).toEqual([licence.id])
    expect((await revise(other, { exceptId: items.map((line) => line.membershipId) })).problem.code).toBe(
      'nothing-to-renew',
    )
    expect((await renata.call('listQuoteLines', on(sent))).output.items).toEqual([former])
  })

  test('REN-10: reviseQuote refuses with quote-made-by, nothing-to-waive, no-price-schedule, nothing-to-renew', async () => {
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    expect((await revise(saved)).problem).toMatchObject({
      code: 'quote-made-by',
      detail: expect.stringContaining('The customer made this quote'),
    })
    const first = (await send(await prepare())).output
    expect((await revise(first, { waiveFees: true, waiverReason: 'Kind' })).problem.code).toBe('nothing-to-waive')
    await portal.rows(sql`
      update memberships set yearly_minor = 1000, paid_yearly_minor = 800, currency = 'EUR'
      where organization_id = ${acme.organization.id}`)
    expect((await revise(first, { commonEnd: '2026-12-01' })).problem.code).toBe('total-below-zero')
    const ordered = (await accept(saved)).output
    expect((await revise(first)).problem.code).toBe('nothing-to-renew')
    await buyer.call('cancelOrder', { orderId: ordered.id }, { ifMatch: ordered.version })
    await portal.rows(sql`update organizations set country = 'AU', region = 'APAC' where id = ${acme.organization.id}`)
    expect((await revise(first)).problem.code).toBe('no-price-schedule')
    // Nothing of what was refused was kept.
    expect((await read(first)).status).toBe('sent')
  })
})

describe('decline-quote', () => {
  test('REN-10: a quote that is declined is over, and the specialist learns why', async () => {
    const sent = (await send(await prepare(cheaper))).output
    const declined = (await decline(sent, 'Too dear')).output
    expect(declined).toMatchObject({ status: 'declined', ended: { reason: 'Too dear' } })
    await portal.runJobs()
    expect(await letters('quote-news')).toMatchObject([
      { recipient_email: renata.email, subject: `Declined: ${sent.number} by Acme` },
    ])
    expect((await letters('quote-news'))[0]?.body_text).toContain('Too dear')
    expect(await events('quote.declined')).toMatchObject([{ reason: 'Too dear' }])
    expect((await decline(declined)).problem.code).toBe('quote-over')
    expect((await accept(declined)).problem.code).toBe('quote-over')
  })

  test('REN-10: declineQuote refuses with quote-made-by and quote-ordered; nobody else declines', async () => {
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    expect((await decline(saved)).problem).toMatchObject({
      code: 'quote-made-by',
      detail: expect.stringContaining('made this quote itself'),
    })
    const sent = (await send(await prepare())).output
    expect((await renata.call('declineQuote', on(sent), { ifMatch: sent.version })).problem.code).toBe('not-allowed')
    await accept(sent)
    expect((await decline({ ...sent, version: sent.version + 1 })).problem.code).toBe('quote-ordered')
  })
})

describe('questions', () => {
  const ask = (quote: Quote, question = 'Can we leave\nout five?') =>
    buyer.call('askAboutQuote', on(quote, { question }))
  const answer = (quote: Quote, question: { id: string; version: number }, by = renata) =>
    by.call('answerQuoteQuestion', on(quote, { questionId: question.id, answer: 'Yes, I will revise it.' }), {
      ifMatch: question.version,
    })

  test('REN-12: a question goes to the assigned specialist, and the answer to whoever asked', async () => {
    const sent = (await send(await prepare())).output
    const asked = (await ask(sent)).output
    expect(asked).toMatchObject({ askedBy: buyer.name, question: 'Can we leave\nout five?', answered: null })
    await portal.runJobs()
    expect(await letters('quote-question-asked')).toMatchObject([
      { recipient_email: renata.email, subject: `Question about quote ${sent.number}` },
    ])
    expect((await letters('quote-question-asked'))[0]?.body_text).toContain('Can we leave\n')
    expect((await letters('quote-question-asked'))[0]?.body_text).toContain(`/quotes/${sent.id}/desk`)
    expect(await events('quote.asked-about')).toHaveLength(1)
    const { show, ...rest } = { show: 'follow-up', q: sent.number }
    const listed = (await renata.call('listQuotesOfAll', { show, ...rest })).output.items
    expect(listed).toMatchObject([{ id: sent.id, waitingQuestions: 1, specialist: renata.name }])
    const answered = (await answer(sent, asked)).output
    expect(answered.answered).toMatchObject({ by: renata.name, answer: 'Yes, I will revise it.' })
    await portal.runJobs()
    expect(await letters('quote-question-answered')).toMatchObject([
      {
        recipient_email: buyer.email,
        language: 'es',
        subject: `Respuesta a su pregunta sobre el presupuesto ${sent.number}`,
      },
    ])
    expect((await buyer.call('listQuoteQuestions', on(sent))).output.items).toEqual([answered])
    expect(await events('quote.question-answered')).toHaveLength(1)
    expect((await renata.call('listQuotesOfAll', { show, ...rest })).output.items).toEqual([])
    expect((await answer(sent, answered)).problem).toMatchObject({
      code: 'question-answered',
      facts: { by: renata.name },
    })
    expect((await answer(sent, { ...asked, version: 8 })).problem.code).toBe('question-answered')
  })

  test('REN-12: where no specialist is assigned, everybody of the desk is told', async () => {
    await assign(null)
    const colleague = await world.staff({ roles: ['renewals-specialist'] })
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    await ask(saved)
    await portal.runJobs()
    const told = (await letters('quote-question-asked')).map(({ recipient_email }) => recipient_email)
    expect(told).toEqual(expect.arrayContaining([renata.email, colleague.email]))
  })

  test('REN-12: a specialist who has left, or left the desk, is not waited for: the others are told', async () => {
    const gone = await world.staff({ roles: ['renewals-specialist'] })
    const moved = await world.staff({ roles: ['customer-service'] })
    await portal.rows(sql`update staff_members set status = 'inactive' where id = ${gone.staffId}`)
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    for (const { staffId } of [gone, moved]) {
      await portal.rows(sql`
        update organizations set renewals_specialist_id = ${staffId} where id = ${acme.organization.id}`)
      await portal.rows(sql`delete from letters`)
      await ask(saved)
      await portal.runJobs()
      const told = (await letters('quote-question-asked')).map(({ recipient_email }) => recipient_email)
      expect(told).toContain(renata.email)
      expect(told).not.toContain(gone.email)
      expect(told).not.toContain(moved.email)
    }
  })

  test('REN-12, ACC-5: whoever was restricted since asking gets no answer with the quote’s figures', async () => {
    const sent = (await send(await prepare())).output
    const asked = (await ask(sent)).output
    await portal.rows(sql`update contacts set restricted = true where id = ${buyer.contactId}`)
    expect((await answer(sent, asked)).status).toBe(200)
    await portal.runJobs()
    expect(await letters('quote-question-answered')).toEqual([])
  })

  test('REN-12: questions come in pages, the oldest first; others neither ask nor read', async () => {
    const sent = (await send(await prepare())).output
    for (const question of ['One?', 'Two?', 'Three?']) {
      portal.clock.advance({ seconds: 1 })
      await ask(sent, question)
    }
    const page = (await buyer.call('listQuoteQuestions', on(sent, { limit: 2 }))).output
    expect(page.items.map(({ question }) => question)).toEqual(['One?', 'Two?'])
    const rest = (await buyer.call('listQuoteQuestions', on(sent, { limit: 2, after: page.next }))).output
    expect([rest.items.map(({ question }) => question), rest.next]).toEqual([['Three?'], null])
    const bob = await (await world.customer({ country: prices.country })).contact()
    expect(
      (await bob.call('askAboutQuote', { ...on(sent), number: bob.organization.number, question: 'Mine?' })).status,
    ).toBe(404)
    expect((await renata.call('askAboutQuote', on(sent, { question: 'Me?' }))).problem.code).toBe('not-allowed')
    const draft = await prepare()
    expect((await ask(draft)).status).toBe(404)
    expect((await buyer.call('listQuoteQuestions', on(draft))).status).toBe(404)
    const missing = { id: '00000000-0000-4000-8000-000000000001', version: 1 }
    expect((await answer(sent, missing)).status).toBe(404)
  })
})

describe('assign-specialist', () => {
  test('REN-7: whoever is assigned is named to the customer, and told instead of the whole desk', async () => {
    const colleague = await world.staff({ roles: ['renewals-specialist'], firstName: 'Carla' })
    const sent = (await send(await prepare())).output
    const asking = (staffId: string, by = renata) => by.call('assignSpecialist', { ...number(), staffId })
    expect((await asking(colleague.staffId)).output.specialist).toEqual({ id: colleague.staffId, name: colleague.name })
    expect((await read(sent)).specialist).toMatchObject({ name: colleague.name, email: colleague.email })
    const { specialistId, specialists } = (await renata.call('readQuoteDesk', on(sent))).output
    expect(specialistId).toBe(colleague.staffId)
    expect(specialists.map(({ id }) => id)).toEqual(expect.arrayContaining([renata.staffId, colleague.staffId]))
    expect(await events('organization.specialist-assigned')).toMatchObject([{ after: { specialist: colleague.name } }])
    expect((await asking('')).output.specialist).toBeNull()
    expect((await read(sent)).specialist).toBeNull()
  })

  test('REN-7: only those at work at the desk are assigned, by the desk or customer service', async () => {
    const operator = await world.staff({ roles: ['licensing-operator'] })
    const service = await world.staff({ roles: ['customer-service'] })
    const asking = (staffId: string, by = renata) => by.call('assignSpecialist', { ...number(), staffId })
    expect((await asking(operator.staffId)).faults).toEqual(['staffId: not-one-of'])
    expect((await asking(renata.staffId, operator)).problem.code).toBe('not-allowed')
    expect((await asking(renata.staffId, service)).output.specialist?.id).toBe(renata.staffId)
    expect((await buyer.call('assignSpecialist', { ...number(), staffId: renata.staffId })).problem.code).toBe(
      'not-allowed',
    )
  })
})

describe('what nobody has sent', () => {
  test('REN-10: tells on paper that it cannot be accepted yet, and where once it is sent', async () => {
    const quote = await prepare()
    const there = { number: acme.organization.number, quoteId: quote.id }
    const paper = async () => (await readPdf((await renata.call('downloadQuotePdf', there)).output.content)).text
    expect(await paper()).toContain('This quote has not been sent yet.')
    await send(quote)
    expect(await paper()).toContain('Accept this quote with your purchase order number')
  })

  test('REN-10: leaves nothing in the customer’s trail, whatever the desk does with it', async () => {
    const quote = await prepare()
    const there = { number: acme.organization.number, quoteId: quote.id }
    for (const operation of ['downloadQuotePdf', 'downloadQuoteDocument', 'exportQuote'] as const)
      expect((await renata.call(operation, there)).status).toBe(200)
    expect((await renata.call('cancelQuote', there, { ifMatch: quote.version })).status).toBe(200)
    const events = await portal.rows<{ action: string; organization_id: string | null }>(sql`
      select action, organization_id from audit_events where subject_label = ${quote.number} order by action`)
    expect(events).toEqual(
      ['cancelled', 'document-downloaded', 'exported', 'pdf-downloaded', 'prepared'].map((done) => ({
        action: `quote.${done}`,
        organization_id: null,
      })),
    )
  })
})

describe('list-quotes-of-all', () => {
  test('REN-7: the desk lists by state, by number and company, its own customers’ alone, in pages', async () => {
    const draft = await prepare({ label: 'In the making' })
    const sent = (await send(await prepare())).output
    const saved = (await buyer.call('saveQuote', { all: true, termMonths: 12 })).output
    const list = async (input: Record<string, unknown>) =>
      (await renata.call('listQuotesOfAll', { mine: true, ...input })).output
    const ids = async (input: Record<string, unknown>) => (await list(input)).items.map(({ id }) => id).toSorted()
    expect(await ids({ show: 'all' })).toEqual([draft.id, sent.id, saved.id].toSorted())
    expect(await ids({ show: 'draft' })).toEqual([draft.id])
    expect(await ids({ show: 'sent' })).toEqual([sent.id])
    expect(await ids({ show: 'approval' })).toEqual([])
    expect(await ids({ show: 'follow-up' })).toEqual([])
    expect(await ids({ q: ` ${sent.number.toLowerCase()} ` })).toEqual([sent.id])
    expect(await ids({ q: acme.organization.number, show: 'sent' })).toEqual([sent.id])
    const { items, total } = await list({ show: 'draft' })
    expect(items[0]).toMatchObject({ label: 'In the making', organization: acme.organization && { name: 'Acme' } })
    expect(total).toEqual({ count: 1, atLeast: false })
    const page = await list({ limit: 2 })
    const rest = await list({ limit: 2, after: page.next })
    expect([...page.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(
      [draft.id, sent.id, saved.id].toSorted(),
    )
    await assign(null)
    expect(await ids({ show: 'all' })).toEqual([])
    portal.clock.advance({ days: 25 })
    const later = await world.staff({ roles: ['renewals-manager'] })
    const due = (await later.call('listQuotesOfAll', { show: 'follow-up', q: acme.organization.number })).output.items
    expect(due.map(({ id }) => id)).toEqual([sent.id])
  })
})
