import { RouterContextProvider } from 'react-router'
import { beforeEach, expect, test } from 'vitest'
import { faultsOf, invalid } from './answers.ts'
import { formSeed } from './form-key.ts'
import { acceptSubmission, submitted } from './submission.ts'
import { type Visit, visit } from './visit.ts'

let context: RouterContextProvider

beforeEach(() => {
  context = new RouterContextProvider()
  const here: Visit = {
    call: () => Promise.reject(new Error('no page calls anything here')),
    actor: { kind: 'visitor' },
    actingFor: null,
    language: 'en',
    theme: 'system',
    nonce: 'n1',
    csrf: 'token-of-this-session',
    origin: 'http://127.0.0.1',
    now: '2026-11-22T14:05:00Z',
    demo: false,
  }
  context.set(visit, here)
})

function post(fields: Record<string, string>): Request {
  return new Request('http://127.0.0.1/en/x', { method: 'POST', body: new URLSearchParams(fields) })
}

test('ACC-16: a form shown through a look as a contact is refused once that is over, and only where it would be done', async () => {
  const send = (path: string, viewing: string) =>
    acceptSubmission(
      new Request(`http://127.0.0.1${path}`, {
        method: 'POST',
        body: new URLSearchParams({ csrf: 'token-of-this-session', viewing }),
      }),
      context,
    )
  const looking = (id: string) => {
    const here = context.get(visit)
    const viewing = { id, name: 'Ada', reason: 'Case 1', until: '2026-11-22T14:30:00Z' }
    context.set(visit, {
      ...here,
      actor: { kind: 'contact', userName: 'Sam', loginId: 'sam', memberships: [], viewing },
    })
  }
  const over = { data: { code: 'view-over' }, init: { status: 403 } }
  await expect(send('/en/o/10000001/company/edit', 'look-1')).rejects.toMatchObject(over)
  for (const path of ['/en/leave-view', '/preferences']) await send(path, 'look-1')
  looking('look-2')
  await expect(send('/es/o/10000001/company/edit.data', 'look-1')).rejects.toMatchObject(over)
  await send('/es/o/10000001/company/edit', 'look-2')
})

test('A form without the token of its session is refused before any action runs', async () => {
  const wrong: Record<string, string>[] = [{}, { csrf: '' }, { csrf: 'token-of-another' }]
  for (const fields of wrong) {
    await expect(acceptSubmission(post(fields), context)).rejects.toMatchObject({ init: { status: 403 } })
    expect(() => submitted(context)).toThrow()
  }
})

test('A body that is no form is refused like a form without a token', async () => {
  const request = new Request('http://127.0.0.1/en/x', { method: 'POST', body: '{"a":1}' })
  await expect(acceptSubmission(request, context)).rejects.toMatchObject({ init: { status: 403 } })
})

test('A form with its token is read once, with its idempotency key', async () => {
  await acceptSubmission(post({ csrf: 'token-of-this-session', idempotencyKey: 'k1', host: 'SRV-1' }), context)
  const form = submitted(context)
  expect(form.text('host')).toBe('SRV-1')
  expect(form.text('absent')).toBe('')
  expect(form.idempotencyKey).toBe('k1')
})

test('UX-22: after an error everything typed comes back, but never a password', async () => {
  const fields = { csrf: 'token-of-this-session', idempotencyKey: 'k1', host: 'SRV-1', newPassword: 'secret' }
  await acceptSubmission(post(fields), context)
  const answer = invalid(submitted(context), [{ field: 'host', message: 'Enter the host name' }])
  expect(answer.init?.status).toBe(422)
  expect(answer.data.values).toEqual({ host: ['SRV-1'] })
})

test('A problem without fields shows its own sentence', () => {
  const problem = {
    type: 't',
    title: 't',
    status: 409,
    code: 'nothing-left',
    detail: 'Only 40 seats are left.',
    requestId: 'r',
  }
  expect(faultsOf(problem)).toEqual([{ message: 'Only 40 seats are left.' }])
  const fields = [{ path: 'hostId', code: 'required', message: 'Enter the host ID' }]
  expect(faultsOf({ ...problem, fields })).toEqual([{ field: 'hostId', message: 'Enter the host ID' }])
})

test('Idempotency keys are new with every page and do not tell its nonce', async () => {
  const [one, same, other] = await Promise.all([formSeed('nonce-1'), formSeed('nonce-1'), formSeed('nonce-2')])
  expect(one).toBe(same)
  expect(one).not.toBe(other)
  expect(one).not.toContain('nonce')
})
