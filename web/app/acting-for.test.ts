import { expect, test } from 'vitest'
import { actedFor, actingForCookie, companyOfPath, standingOf } from './acting-for.ts'
import type { Visit, VisitActor } from './visit.ts'

const [acme, bolt, cato] = ['10000001', '10000002', '10000003'].map((number) => ({ number, name: `Company ${number}` }))

function visitOf(memberships: ({ number: string; name: string } | undefined)[], actingFor: string | null): Visit {
  const actor: VisitActor = {
    kind: 'contact',
    userName: 'Ana',
    loginId: 'ana',
    memberships: memberships.filter((one) => one !== undefined),
  }
  return {
    call: () => Promise.reject(new Error('no page calls anything here')),
    actor,
    actingFor,
    language: 'en',
    theme: 'system',
    nonce: 'n1',
    csrf: 'c1',
    origin: 'http://127.0.0.1',
    now: '2026-11-22T14:05:00Z',
    demo: false,
  }
}

test('ACC-15: somebody of one company is asked nothing, and nothing is kept', () => {
  expect(standingOf(visitOf([acme], null), '10000001')).toBe('only')
  expect(standingOf({ ...visitOf([acme], null), actor: { kind: 'visitor' } }, '10000001')).toBe('only')
})

test('ACC-15: the first page chooses; a page of another company is asked about; a page of nobody’s is not', () => {
  expect(standingOf(visitOf([acme, bolt], null), '10000002')).toBe('first')
  expect(standingOf(visitOf([acme, bolt], '10000002'), '10000002')).toBe('here')
  expect(standingOf(visitOf([acme, bolt], '10000002'), '10000001')).toBe('elsewhere')
  expect(standingOf(visitOf([acme, bolt], '10000002'), '10000003')).toBe('only')
})

test('ACC-15: whom one acts for is the only company, or the one that was chosen', () => {
  expect(actedFor(visitOf([acme], null))).toBe(acme)
  expect(actedFor(visitOf([acme, bolt], '10000002'))).toBe(bolt)
  expect(actedFor(visitOf([acme, bolt], null))).toBeUndefined()
  expect(actedFor(visitOf([], null))).toBeUndefined()
})

test('ACC-15: an address leads to a company by its number, in its place, in either language', () => {
  const own = [acme, bolt].filter((one) => one !== undefined)
  for (const path of ['/en/o/10000002', '/es/o/10000002/licences?q=a', '/en/o/10000002?q=a'])
    expect(companyOfPath(own, path)).toBe(bolt)
  for (const path of ['/', `/en/o/${cato?.number}`, '/en/help?x=/en/o/10000002', '/en/o/100000021', '/fr/o/10000002'])
    expect(companyOfPath(own, path)).toBeUndefined()
})

test('ACC-15: no other host and no script reads the choice, which ends with the browser', () => {
  expect(actingForCookie('10000002', 'https://portal.example')).toBe(
    'chancery_acting_for=10000002; Path=/; SameSite=Lax; HttpOnly; Secure',
  )
  expect(actingForCookie('10000002', 'http://127.0.0.1')).not.toMatch(/Secure|Domain|Max-Age|Expires/)
})
