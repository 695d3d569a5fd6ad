import { expect, test } from 'vitest'
import { FieldsInvalid } from '../platform/refusal.ts'
import { readPhone, readPhones } from './phone-rules.ts'

test.each([
  ['600 000 000', 'ES', '+34600000000'],
  ['+34 600-000-000', 'DE', '+34600000000'],
  ['(212) 555-0123', 'US', '+12125550123'],
  ['0049 30 901820', 'ES', '+4930901820'],
  ['03-3210-7000', 'JP', '+81332107000'],
])('ACC-1: %s, written in %s, is kept as %s', (text, country, phone) => {
  expect(readPhone(text, country)).toBe(phone)
})

test.each([
  ['12', 'ES'],
  ['call me 600 000 000', 'ES'],
  ['600 000 000 ext. 12', 'ES'],
  ['🙂', 'ES'],
  ['+99912345', 'ES'],
  ['600000000', 'AQ'],
])('ACC-1: %j is no phone number in %s', (text, country) => {
  expect(readPhone(text, country)).toBeNull()
})

test('ACC-4: every bad number is named at its field; blank ones are taken away, absent ones left alone', () => {
  const names = ['phone', 'mobilePhone', 'fax'] as const
  expect(readPhones({ phone: '600000000', mobilePhone: null }, names, 'ES')).toEqual({
    phone: '+34600000000',
    mobilePhone: null,
  })
  const bad = () => readPhones({ phone: 'x', mobilePhone: null, fax: '1' }, names, 'ES')
  expect(bad).toThrow(FieldsInvalid)
  expect(bad).toThrow(
    expect.objectContaining({
      faults: [
        { path: 'phone', code: 'not-a-phone', facts: {} },
        { path: 'fax', code: 'not-a-phone', facts: {} },
      ],
    }),
  )
})
