import { expect, test } from 'vitest'
import type { ContactActor, StaffActor } from '../../contract/actor.ts'
import { permit } from './permit.ts'

const acme = { id: '1', number: '10000001', name: 'Acme' }
const ana: ContactActor = {
  kind: 'contact',
  userId: 'u',
  sessionId: 's',
  contactId: 'c',
  name: 'Ana',
  organization: acme,
  types: ['ship-to'],
  restricted: false,
  partner: null,
}
const sam: StaffActor = {
  kind: 'staff',
  userId: 'u',
  sessionId: 's',
  staffId: 'm',
  name: 'Sam',
  organization: acme,
  roles: ['licensing-operator'],
}
const own = { organization_id: '1' }
const foreign = { organization_id: '2' }

test('ACC-7: a row of another organization is not found, whatever rights somebody has in theirs', () => {
  for (const actor of [ana, sam]) {
    expect(() => permit(actor, 'licence.allocate', own)).not.toThrow()
    expect(() => permit(actor, 'licence.allocate', foreign)).toThrow('not-found')
  }
})

test('ACC-7: the vendor’s people act on rows of the organization whose pages they have open, and on no other', () => {
  expect(() => permit({ ...sam, organization: null }, 'licence.allocate', own)).toThrow('not-found')
})

test('ACC-5: a row of the own organization is refused to whoever lacks the right', () => {
  expect(() => permit({ ...ana, restricted: true }, 'licence.allocate', own)).toThrow('not-allowed')
  expect(() => permit(ana, 'people.edit', own)).toThrow('not-allowed')
  expect(() => permit({ ...sam, roles: ['catalogue-manager'] }, 'licence.allocate', own)).toThrow('not-allowed')
})

test('ACC-7: whether a foreign row exists is not told to whoever lacks the right either', () => {
  expect(() => permit({ ...ana, restricted: true }, 'licence.allocate', foreign)).toThrow('not-found')
})

test('PLT-3: nobody and somebody without an organization have no rows', () => {
  expect(() => permit({ kind: 'visitor' }, 'licence.read', own)).toThrow('not-found')
  expect(() => permit({ kind: 'person', userId: 'u', sessionId: 's', name: 'Ana' }, 'licence.read', own)).toThrow(
    'not-found',
  )
})
