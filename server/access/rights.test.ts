import { expect, test } from 'vitest'
import {
  type ContactType,
  type PartnerRole,
  type PartnerStatus,
  partnerRoles,
  partnerStatuses,
  type StaffRole,
  staffRoles,
} from '../../contract/actor.ts'
import { type Permission, permissions } from '../../contract/permissions.ts'
import { mayActor } from './rights.ts'

const organization = { id: 'o', number: '10000001', name: 'Acme' }
const signedIn = { userId: 'u', sessionId: 's', name: 'Ana', organization }

const contact = (types: ContactType[], restricted: boolean) =>
  permissions.filter((permission) =>
    mayActor({ kind: 'contact', ...signedIn, contactId: 'c', types, restricted, partner: null }, permission),
  )
const atPartner = (roles: PartnerRole[], options: { status?: PartnerStatus; restricted?: boolean } = {}) => {
  const { status = 'active', restricted = false } = options
  const partner = { status, roles, location: 'l' }
  return permissions.filter((permission) =>
    mayActor({ kind: 'contact', ...signedIn, contactId: 'c', types: ['sales'], restricted, partner }, permission),
  )
}
const staff = (...roles: StaffRole[]) =>
  permissions.filter((permission) => mayActor({ kind: 'staff', ...signedIn, staffId: 'm', roles }, permission))

const anybody: Permission[] = ['public', 'own.account']
const limited: Permission[] = [
  ...anybody,
  'overview.read',
  'profile.read',
  'company.read',
  'people.read',
  'partner.read',
  'access.request',
  'recovery.request',
  'recovery.read',
  'export.keep',
]
const licensing: Permission[] = [
  'licence.read',
  'licence.allocate',
  'licence.hide',
  'licence-view.keep',
  'file.download',
  'profile.edit',
  'advisor.read',
]
const buying: Permission[] = ['renewal.read', 'renewal.quote', 'renewal.order', 'quote.cancel', 'quote.share']
const running: Permission[] = [
  'company.edit',
  'people.edit',
  'audit.read',
  'access.read',
  'access.decide',
  'advisor.edit',
  'renewal.remind',
]

const same = (found: readonly Permission[], expected: readonly Permission[]): void =>
  expect([...found].sort()).toEqual([...expected].sort())

test('ACC-5: an unrestricted ship-to or bill-to contact has the licensing tools, and does not run the company', () => {
  same(contact(['ship-to'], false), [...limited, ...licensing])
  same(contact(['bill-to'], false), [...limited, ...licensing, ...buying])
})

test('REN-5: whom bills go to, and administrators, renew and order; of the vendor’s people only the specialist books', () => {
  for (const staffRole of staffRoles) {
    expect(staff(staffRole)).toContain('renewal.read')
    expect(staff(staffRole).includes('order.book')).toBe(staffRole === 'renewals-specialist')
    const isDesk = staffRole === 'renewals-specialist' || staffRole === 'renewals-manager'
    for (const desk of ['quote.prepare', 'quote.cancel', 'quote.share'] as const)
      expect(staff(staffRole).includes(desk)).toBe(isDesk)
    expect(staff(staffRole).includes('specialist.assign')).toBe(isDesk || staffRole === 'customer-service')
    const approves = staffRole === 'renewals-manager' || staffRole === 'finance-manager'
    expect(staff(staffRole).includes('quote.decide')).toBe(approves)
    expect(staff(staffRole).includes('territory.assign')).toBe(staffRole === 'renewals-manager')
    for (const own of ['renewal.quote', 'renewal.order'] as const) expect(staff(staffRole)).not.toContain(own)
  }
})

test('PAR-11: who gets the commission all the vendor’s people read; the desk and partner managers decide', () => {
  for (const staffRole of staffRoles) {
    const decides = ['renewals-specialist', 'renewals-manager', 'partner-manager'].includes(staffRole)
    expect(staff(staffRole)).toContain('deal-credit.read')
    expect(staff(staffRole).includes('deal-credit.change')).toBe(decides)
  }
})

test('ACC-5: an unrestricted administrator has these, buys, and runs people, company and trail', () => {
  same(contact(['administrator'], false), [...limited, ...licensing, ...buying, ...running])
})

test('ACC-5, ACC-6: a restricted contact of any type sees people and company and changes nothing', () => {
  for (const type of ['ship-to', 'bill-to'] as const) same(contact([type], true), limited)
  for (const types of [['administrator'], ['administrator', 'ship-to', 'bill-to']] as const)
    same(contact([...types], true), [...limited, 'access.read'])
})

test('ACC-5, ACC-6: the vendor’s people decide on nobody’s access', () => {
  expect(staff(...staffRoles)).not.toContain('access.decide')
})

test('ACC-5: rights of several types add up, and the type sales adds none', () => {
  same(contact(['ship-to', 'administrator'], false), contact(['administrator'], false))
  same(contact(['bill-to', 'sales'], false), contact(['bill-to'], false))
  same(contact(['sales'], false), anybody)
  same(contact([], false), anybody)
})

const ownAccount: Permission[] = [
  ...anybody,
  'overview.read',
  'profile.read',
  'company.read',
  'partner.read',
  'export.keep',
]
const customers: Permission[] = ['customer.find', 'customer.read']

test('PAR-3: every role of an active partner sees customers; two keep up its account, one its own location', () => {
  const quoting = [...ownAccount, ...customers, 'customer.quote'] as const
  same(atPartner(['technical']), [...ownAccount, ...customers])
  same(atPartner(['sales']), quoting)
  same(atPartner(['location-administrator']), [...quoting, 'partner.edit-location'])
  for (const role of ['organization-administrator', 'business-executive'] as const)
    same(atPartner([role]), [...quoting, 'partner.edit', 'partner.edit-location'])
})

test('PAR-3: of a partner in any other standing everybody keeps the own account, and nobody sees customers', () => {
  for (const status of partnerStatuses.filter((one) => one !== 'active'))
    same(atPartner([...partnerRoles], { status }), ownAccount)
})

test('PAR-3, ACC-6: a restricted contact has nothing by a role at a partner, and nobody has anything without one', () => {
  same(atPartner([...partnerRoles], { restricted: true }), anybody)
  same(atPartner([]), anybody)
})

test('PLT-3: staff have what their roles give, and none of what a customer’s contact has for themselves', () => {
  same(staff(), anybody)
  for (const own of ['profile.read', 'profile.edit', 'licence.hide'] as const)
    expect(staff(...staffRoles)).not.toContain(own)
  expect(staff('catalogue-manager')).toContain('catalogue.edit')
  expect(staff('licensing-operator')).toEqual(expect.arrayContaining(['licence.fulfil', 'licence.override']))
  expect(staff('customer-service')).not.toContain('licence.allocate')
})

test('PLT-3: who has not signed in may do what is public, and whoever has what is their own', () => {
  same(
    permissions.filter((permission) => mayActor({ kind: 'visitor' }, permission)),
    ['public'],
  )
  same(
    permissions.filter((permission) => mayActor({ kind: 'person', ...signedIn }, permission)),
    anybody,
  )
})
