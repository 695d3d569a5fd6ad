import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

beforeEach(() => portal.clock.set(startOfTests))

const evidence = 'Rosa Vidal retired in October. Our personnel office confirms it: +34 600 000 000.'

/** A company whose administrator has left without a word, and a colleague who finds out. */
async function company() {
  const customer = await world.customer({ name: 'Acme' })
  const gone = await customer.contact()
  const asker = await customer.contact({ types: ['ship-to'], restricted: true })
  return { customer, gone, asker, number: customer.organization.number }
}

/** The same, where the colleague has asked; with the request's id. Monday 16 November: nobody decides before Friday. */
async function asked() {
  const made = await company()
  const { output } = await made.asker.call('requestRecovery', { evidence })
  return { ...made, recoveryRequestId: output.id }
}

/** The moment at which Thursday 19 November is over everywhere on earth. */
const ripe = '2026-11-20T12:00:00Z'
const service = () => world.staff({ roles: ['customer-service'] })
const lateSession = async ({ userId }: Pick<ContactPersona, 'userId'>) =>
  portal.visit(await world.session(userId, { hours: 9_000, idleMinutes: 900_000 }))

/** Customer service once the waiting time is over. */
async function serviceWhenRipe() {
  const agent = await service()
  portal.clock.set(ripe)
  return { name: agent.name, ...(await lateSession(agent)) }
}

const lettersTo = ({ email }: { email: string }) =>
  portal.rows<{ kind: string; language: string; subject: string; body_text: string }>(sql`
    select kind, language, subject, body_text from letters where recipient_email = ${email} order by created_at, id`)
const trailOf = ({ contactId }: { contactId: string }) =>
  portal.rows<{ action: string; actor_name: string; reason: string | null; before: unknown; after: unknown }>(sql`
    select action, actor_name, reason, before, after from audit_events where subject_id = ${contactId} order by at, action`)

describe('requestRecovery', () => {
  test('ACC-9: a contact asks with evidence; nobody decides for 3 business days of their country', async () => {
    const { asker, gone } = await company()
    expect((await asker.call('readRecovery')).output).toEqual({
      administrators: [{ name: gone.name, email: gone.email }],
      request: null,
      ask: null,
    })
    const { output } = await asker.call('requestRecovery', { evidence })
    expect(output).toMatchObject({
      contact: { name: asker.name, email: asker.email },
      evidence,
      status: 'waiting',
      askedAt: startOfTests,
      waitsUntil: '2026-11-19',
      isYours: true,
      objections: [],
      actions: { withdraw: null, object: 'own-recovery', approve: 'access-limited', refuse: 'access-limited' },
    })
    expect((await asker.call('readRecovery')).output).toMatchObject({
      request: { id: output.id },
      ask: 'recovery-under-way',
    })
    expect(await trailOf(asker)).toMatchObject([{ action: 'recovery.requested', reason: evidence }])
  })

  test('ACC-9: every active contact is told once in their language, whoever asks too, however often the job begins', async () => {
    const { customer, gone, asker } = await company()
    const spanish = await customer.contact({ language: 'es', types: ['bill-to'] })
    const sales = await customer.contactWithoutSignIn({ types: ['sales'] })
    const inactive = await customer.contact({ status: 'inactive' })
    const { output } = await asker.call('requestRecovery', { evidence })
    await portal.runJobs()
    await tellAgain(customer.organization.id, output.id)
    const link = `http://localhost/o/${customer.organization.number}/people/recovery/${output.id}`
    for (const [one, language] of [
      [gone, 'en'],
      [asker, 'en'],
      [spanish, 'es'],
      [sales, 'en'],
    ] as const) {
      const letters = await lettersTo(one)
      expect(letters).toMatchObject([{ kind: 'recovery-requested', language }])
      expect(letters[0]?.subject).toContain(asker.name)
      expect(letters[0]?.body_text).toContain(link)
      expect(letters[0]?.body_text).toContain(language === 'es' ? '19 nov 2026' : '19 Nov 2026')
      // What one person wrote is read on the page; it does not go to a whole company in the vendor's name.
      expect(letters[0]?.body_text).not.toContain('Rosa')
    }
    expect(await lettersTo(inactive)).toEqual([])
  })

  test('ACC-9: a company of many is told in parts, each contact once, also where the job died in between', async () => {
    const { customer, asker } = await company()
    await portal.rows(sql`
      insert into contacts (organization_id, id, first_name, last_name, email, types, created_at)
      select ${customer.organization.id}, gen_random_uuid(), 'Eva', 'Many ' || n, 'many' || n || '@acme.example', '{bill-to}', now()
      from generate_series(1, 250) n`)
    const { output } = await asker.call('requestRecovery', { evidence })
    await portal.runJobs()
    await tellAgain(customer.organization.id, output.id)
    const told = await portal.rows<{ count: number }>(sql`
      select count(*)::int as count from letters where organization_id = ${customer.organization.id} and kind = 'recovery-requested'
      group by recipient_email`)
    expect(told).toHaveLength(252)
    expect(new Set(told.map(({ count }) => count))).toEqual(new Set([1]))
  })

  test('ACC-9: an unrestricted administrator has nothing to recover', async () => {
    const { gone } = await company()
    expect((await gone.call('readRecovery')).output.ask).toBe('still-administrator')
    const answer = await gone.call('requestRecovery', { evidence })
    expect([answer.status, answer.problem.code]).toEqual([409, 'still-administrator'])
  })

  test('ACC-9: a company asks once at a time; of two at the same moment the second is told of the first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { customer, asker } = await company()
      const other = await customer.contact({ types: ['bill-to'] })
      const answers = await Promise.all([asker, other].map((one) => one.call('requestRecovery', { evidence })))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const [first, second] = answers[0]?.status === 200 ? [asker, answers[1]] : [other, answers[0]]
      expect(second?.problem.code).toBe('recovery-under-way')
      expect(second?.problem.detail).toContain(`${first.name} already asked for this on 16 Nov 2026`)
    }
  })

  test('ACC-9: the same contact asks again after a week at the earliest; a colleague may at once', async () => {
    const { customer, asker, number, recoveryRequestId } = await asked()
    await asker.call('withdrawRecoveryRequest', { recoveryRequestId })
    const again = await asker.call('requestRecovery', { evidence })
    expect([again.status, again.problem.code, again.problem.facts?.day]).toEqual([
      409,
      'recovery-asked-lately',
      '2026-11-23',
    ])
    const other = await customer.contact({ types: ['bill-to'] })
    const { output } = await other.call('requestRecovery', { evidence })
    await other.call('withdrawRecoveryRequest', { recoveryRequestId: output.id })
    portal.clock.advance({ days: 7 })
    expect((await (await lateSession(asker)).call('requestRecovery', { number, evidence })).status).toBe(200)
  })

  test('ACC-9: without evidence there is no request', async () => {
    const { asker } = await company()
    expect((await asker.call('requestRecovery', { evidence: ' ' })).faults).toEqual(['evidence: required'])
    expect((await asker.call('requestRecovery', { evidence: 'x'.repeat(2001) })).faults).toEqual(['evidence: too-long'])
  })

  test('ACC-7: not in another company, and not by the vendor’s people', async () => {
    const { asker, number } = await company()
    const elsewhere = (await world.customer()).organization.number
    expect((await asker.call('requestRecovery', { number: elsewhere, evidence })).problem.code).toBe(
      'other-organization',
    )
    expect((await (await service()).call('requestRecovery', { number, evidence })).problem.code).toBe('not-allowed')
  })
})

describe('readRecoveryRequest, objectToRecovery, withdrawObjection, withdrawRecoveryRequest', () => {
  test('ACC-9: everybody of the company reads the request and sees it at first sight; each objects for themselves', async () => {
    const { customer, gone, recoveryRequestId, asker } = await asked()
    const other = await customer.contact({ types: ['bill-to'], restricted: true })
    const overview = (await other.call('readOverview')).output
    expect(overview.recovery).toEqual({
      id: recoveryRequestId,
      name: asker.name,
      email: asker.email,
      waitsUntil: '2026-11-19',
      isYours: false,
    })
    const { output } = await gone.call('objectToRecovery', { recoveryRequestId, reason: 'I have not left at all.' })
    expect(output.objections).toMatchObject([{ name: gone.name, reason: 'I have not left at all.' }])
    expect((await other.call('readRecoveryRequest', { recoveryRequestId })).output).toMatchObject({
      evidence,
      objections: [],
      actions: { withdraw: 'recovery-not-yours', object: null, withdrawObjection: null, approve: 'access-limited' },
    })
    expect(await trailOf(asker)).toMatchObject([
      { action: 'recovery.objected', actor_name: gone.name, reason: 'I have not left at all.' },
      { action: 'recovery.requested' },
    ])
  })

  test('ACC-9: of several objections by one contact the last counts, until it is withdrawn', async () => {
    const { gone, number, recoveryRequestId } = await asked()
    const agent = await service()
    const objectionsSeen = async () =>
      (await agent.call('readRecoveryRequest', { number, recoveryRequestId })).output.objections.map(
        ({ reason }) => reason,
      )
    await gone.call('objectToRecovery', { recoveryRequestId, reason: 'No.' })
    await gone.call('objectToRecovery', { recoveryRequestId, reason: 'I am still here.' })
    expect(await objectionsSeen()).toEqual(['I am still here.'])
    await gone.call('withdrawObjection', { recoveryRequestId })
    expect(await objectionsSeen()).toEqual([])
    expect((await gone.call('withdrawObjection', { recoveryRequestId })).status).toBe(200)
    await gone.call('objectToRecovery', { recoveryRequestId, reason: 'After all: no.' })
    expect(await objectionsSeen()).toEqual(['After all: no.'])
  })

  test('ACC-9: nobody objects to their own request, and nobody takes back another’s', async () => {
    const { asker, gone, recoveryRequestId } = await asked()
    const own = await asker.call('objectToRecovery', { recoveryRequestId, reason: 'Oh.' })
    expect([own.status, own.problem.code]).toEqual([409, 'own-recovery'])
    const others = await gone.call('withdrawRecoveryRequest', { recoveryRequestId })
    expect([others.status, others.problem.code]).toEqual([409, 'recovery-not-yours'])
  })

  test('ACC-9: what was taken back is over for everybody', async () => {
    const { asker, gone, number, recoveryRequestId } = await asked()
    const { output } = await asker.call('withdrawRecoveryRequest', { recoveryRequestId })
    expect(output).toMatchObject({ status: 'withdrawn', decidedBy: asker.name })
    expect((await gone.call('readOverview')).output.recovery).toBeNull()
    for (const [operation, given] of [
      ['withdrawRecoveryRequest', {}],
      ['objectToRecovery', { reason: 'No.' }],
      ['withdrawObjection', {}],
    ] as const) {
      const one = operation === 'withdrawRecoveryRequest' ? asker : gone
      const late = await one.call(operation, { recoveryRequestId, ...given })
      expect([late.status, late.problem.code]).toEqual([409, 'recovery-decided'])
    }
    const agent = await serviceWhenRipe()
    for (const operation of ['approveRecovery', 'refuseRecovery'] as const) {
      const late = await agent.call(operation, { number, recoveryRequestId, reason: 'Checked.' })
      expect([late.problem.code, late.problem.facts?.status]).toEqual(['recovery-decided', 'withdrawn'])
    }
  })

  test('ACC-7: a request of another company is absent, whatever is wanted of it', async () => {
    const { recoveryRequestId } = await asked()
    const { asker, number } = await company()
    const given = { recoveryRequestId, reason: 'No.' }
    for (const operation of [
      'readRecoveryRequest',
      'objectToRecovery',
      'withdrawObjection',
      'withdrawRecoveryRequest',
    ] as const)
      expect(
        (await asker.call(operation, operation === 'objectToRecovery' ? given : { recoveryRequestId })).problem.code,
      ).toBe('not-found')
    const agent = await service()
    for (const operation of ['approveRecovery', 'refuseRecovery'] as const)
      expect((await agent.call(operation, { number, ...given })).problem.code).toBe('not-found')
  })
})

describe('listRecoveryRequests', () => {
  test('ACC-9: staff see what waits, the most urgent first, with objections; and what is over', async () => {
    const first = await asked()
    await first.gone.call('objectToRecovery', { recoveryRequestId: first.recoveryRequestId, reason: 'No.' })
    portal.clock.advance({ days: 1 })
    const { customer, asker } = await company()
    const late = await lateSession(asker)
    const second = (await late.call('requestRecovery', { number: customer.organization.number, evidence })).output
    portal.clock.set(ripe)
    const agent = portal.visit(await world.session((await service()).userId))
    const own = (items: { id: string }[]) => items.filter(({ id }) => [first.recoveryRequestId, second.id].includes(id))
    const waiting = own((await agent.call('listRecoveryRequests', { limit: 100 })).output.items)
    expect(waiting).toMatchObject([
      { id: first.recoveryRequestId, objectionCount: 1, ripe: true, organization: { number: first.number } },
      { id: second.id, objectionCount: 0, ripe: false, waitsUntil: '2026-11-20' },
    ])
    await agent.call('refuseRecovery', {
      number: first.number,
      recoveryRequestId: first.recoveryRequestId,
      reason: 'No.',
    })
    const over = own((await agent.call('listRecoveryRequests', { state: 'over', limit: 100 })).output.items)
    expect(over).toMatchObject([{ id: first.recoveryRequestId, status: 'refused', ripe: false }])
    const page = (await agent.call('listRecoveryRequests', { limit: 1 })).output
    const next = (await agent.call('listRecoveryRequests', { limit: 1, after: page.next })).output
    expect(page.items[0]?.id).not.toBe(next.items[0]?.id)
  })

  test('ACC-7: customers do not see whose companies are without an administrator', async () => {
    const { asker } = await asked()
    expect((await asker.call('listRecoveryRequests')).problem.code).toBe('not-allowed')
  })
})

describe('approveRecovery', () => {
  test('ACC-9: not before the waiting time is over everywhere, to the second', async () => {
    const { number, recoveryRequestId } = await asked()
    const agent = await service()
    portal.clock.set('2026-11-20T11:59:59Z')
    const late = await lateSession(agent)
    const early = await late.call('approveRecovery', { number, recoveryRequestId, reason: 'I am sure.' })
    expect([early.status, early.problem.code, early.problem.facts?.day]).toEqual([409, 'recovery-waits', '2026-11-19'])
    expect((await late.call('readRecoveryRequest', { number, recoveryRequestId })).output.actions).toMatchObject({
      approve: 'recovery-waits',
      refuse: null,
    })
    portal.clock.set(ripe)
    expect((await late.call('approveRecovery', { number, recoveryRequestId })).status).toBe(200)
  })

  test('ACC-9: whoever asked is an unrestricted administrator with the next request; all concerned are told', async () => {
    const { customer, asker, gone, number, recoveryRequestId } = await asked()
    const objector = await customer.contact({ types: ['bill-to'] })
    const bystander = await customer.contact({ types: ['ship-to'] })
    await objector.call('objectToRecovery', { recoveryRequestId, reason: 'I do not know this person.' })
    await asker.call('requestAccess')
    const agent = await serviceWhenRipe()
    const reason = 'Confirmed by the personnel office.'
    const { output } = await agent.call('approveRecovery', { number, recoveryRequestId, reason })
    expect(output).toMatchObject({ status: 'approved', decidedBy: agent.name, reason })
    const now = await lateSession(asker)
    expect((await now.call('listAuditEvents', { number })).status).toBe(200)
    expect((await now.call('readProfile', { number })).output).toMatchObject({
      types: ['administrator', 'ship-to'],
      restricted: false,
    })
    expect((await trailOf(asker)).at(-1)).toMatchObject({
      action: 'recovery.approved',
      actor_name: agent.name,
      reason,
      before: { types: ['ship-to'], restricted: true },
      after: { types: ['administrator', 'ship-to'], restricted: false },
    })
    expect((await now.call('readOwnAccess', { number })).output.request?.status).toBe('closed')
    for (const one of [asker, gone, objector]) {
      const letter = (await lettersTo(one)).find(({ kind }) => kind === 'recovery-decided')
      expect(letter?.subject).toContain(one === asker ? 'You now administer' : `${asker.name} now administers`)
      expect(letter?.body_text).toContain(reason)
    }
    expect(await lettersTo(bystander)).toEqual([])
  })

  test('ACC-9: against an objection only for a reason that is written down', async () => {
    const { gone, number, recoveryRequestId } = await asked()
    await gone.call('objectToRecovery', { recoveryRequestId, reason: 'I have not left at all.' })
    const agent = await serviceWhenRipe()
    const answer = await agent.call('approveRecovery', { number, recoveryRequestId })
    expect([answer.status, answer.problem.code, answer.faults]).toEqual([
      409,
      'recovery-objected',
      ['reason: recovery-objected'],
    ])
    await (await lateSession(gone)).call('withdrawObjection', { number, recoveryRequestId })
    expect((await agent.call('approveRecovery', { number, recoveryRequestId })).status).toBe(200)
  })

  test('ACC-9: an objection and an approval at the same moment: it counts, or comes too late', async () => {
    for (let round = 0; round < 5; round += 1) {
      portal.clock.set(startOfTests)
      const { gone, number, recoveryRequestId } = await asked()
      const agent = await serviceWhenRipe()
      const late = await lateSession(gone)
      const [approved, objected] = await Promise.all([
        agent.call('approveRecovery', { number, recoveryRequestId }),
        late.call('objectToRecovery', { number, recoveryRequestId, reason: 'No.' }),
      ])
      expect([approved.status, objected.status].toSorted()).toEqual([200, 409])
      const code = approved.status === 200 ? objected.problem.code : approved.problem.code
      expect(code).toBe(approved.status === 200 ? 'recovery-decided' : 'recovery-objected')
    }
  })

  test('ACC-9: of two of the vendor’s people at the same moment one decides', async () => {
    const { asker, number, recoveryRequestId } = await asked()
    const [one, other] = [await serviceWhenRipe(), await serviceWhenRipe()]
    const answers = await Promise.all([
      one.call('approveRecovery', { number, recoveryRequestId }),
      other.call('refuseRecovery', { number, recoveryRequestId, reason: 'No.' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const second = answers.find(({ status }) => status === 409)
    expect(second?.problem.code).toBe('recovery-decided')
    expect(second?.problem.detail).toContain(answers[0]?.status === 200 ? one.name : other.name)
    expect((await lettersTo(asker)).filter(({ kind }) => kind === 'recovery-decided')).toHaveLength(1)
  })

  test('ACC-9: nobody whose contact was deactivated meanwhile becomes administrator', async () => {
    const { asker, gone, number, recoveryRequestId } = await asked()
    await gone.call('deactivateContact', { contactId: asker.contactId })
    const agent = await serviceWhenRipe()
    const answer = await agent.call('approveRecovery', { number, recoveryRequestId })
    expect([answer.status, answer.problem.code]).toEqual([409, 'contact-not-active'])
  })

  test('ACC-9: customer service decides, and nobody else', async () => {
    const { gone, number, recoveryRequestId } = await asked()
    const operator = await world.staff({ roles: ['licensing-operator', 'staff-administrator', 'catalogue-manager'] })
    for (const operation of ['approveRecovery', 'refuseRecovery'] as const)
      for (const one of [gone, operator])
        expect((await one.call(operation, { number, recoveryRequestId, reason: 'No.' })).problem.code).toBe(
          'not-allowed',
        )
  })
})

describe('refuseRecovery', () => {
  test('ACC-9: changes nobody’s access, and tells the reason; also before the waiting time is over', async () => {
    const { asker, gone, number, recoveryRequestId } = await asked()
    const agent = await service()
    const given = { number, recoveryRequestId }
    expect((await agent.call('refuseRecovery', { ...given, reason: '' })).faults).toEqual(['reason: required'])
    const reason = 'Your administrator answered us by phone.'
    expect((await agent.call('refuseRecovery', { ...given, reason })).output).toMatchObject({
      status: 'refused',
      reason,
    })
    expect((await asker.call('readProfile')).output).toMatchObject({ types: ['ship-to'], restricted: true })
    for (const one of [asker, gone]) {
      const letter = (await lettersTo(one)).find(({ kind }) => kind === 'recovery-decided')
      expect(letter?.body_text).toContain(reason)
    }
    expect((await trailOf(asker)).map(({ action }) => action)).toContain('recovery.refused')
    expect((await agent.call('refuseRecovery', { ...given, reason })).problem.code).toBe('recovery-decided')
  })
})

/** The errand that tells a company's contacts, begun once more. */
async function tellAgain(organizationId: string, recoveryRequestId: string): Promise<void> {
  const { jobs } = await import('../jobs.ts')
  await jobs.find(({ kind }) => kind === 'tell-of-recovery')?.run(portal.house, { organizationId, recoveryRequestId })
}
