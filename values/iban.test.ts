import { expect, test } from 'vitest'
import { accountOf, groupedAccount, isAccount } from './iban.ts'

// The examples of the IBAN registry (ISO 13616), and accounts of countries without IBAN.
test.each([
  ['DE89 3704 0044 0532 0130 00', true],
  ['gb82 west 1234 5698 7654 32', true],
  ['ES9121000418450200051332', true],
  ['CH93-0076-2011-6238-5295-7', true],
  ['NO93 8601 1117 947', true],
  ['DE88 3704 0044 0532 0130 00', false],
  ['ES9121000418450200051323', false],
  ['021000021 / 1234567890', true],
  ['1234567', true],
])('REN-15: an IBAN with a typing error is told from a right one: %s', (account, right) => {
  expect(isAccount(account)).toBe(right)
})

test('REN-15: an IBAN is kept without blanks and read in groups of four; other accounts stay as they are', () => {
  expect(accountOf('gb82 west 1234 5698 7654 32')).toBe('GB82WEST12345698765432')
  expect(groupedAccount('GB82WEST12345698765432')).toBe('GB82 WEST 1234 5698 7654 32')
  expect(groupedAccount(accountOf('021000021 / 1234567890'))).toBe('021000021 / 1234567890')
})
