import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { publicJwk, signBytes } from '../../licence-file/sign.ts'
import { fixedKey } from '../../licence-file/vectors/craft.ts'
import { day } from '../../values/calendar.ts'
import { arithmeticOf, type QuoteArithmetic } from '../pricing/arithmetic-rules.ts'
import type { QuoteInput } from '../pricing/quote-price-rules.ts'
import { deliveredBands } from '../pricing/schedule-rules.ts'
import { arithmeticSigningInput } from '../pricing/signed-arithmetic.ts'
import { recomputeCommand } from './recompute.ts'

const key = fixedKey(11, 'quote-arithmetic')
const keySet = JSON.stringify({ keys: [publicJwk(key.privateKey, 'quote-arithmetic')] })

const input: QuoteInput = {
  rules: {
    version: '2026-1',
    currency: 'EUR',
    method: 'actual-actual',
    months: 'membership',
    rates: { 'EX-SUB': { yearlyMinor: 10_000, terms: [{ months: 24, minor: 19_000 }] } },
    bands: deliveredBands,
    uplift: null,
    upliftCapPercent: null,
    promotions: [],
    partnerDiscounts: { gold: '15' },
    creditsEarlierEnd: false,
  },
  orderedOn: day('2026-11-22'),
  term: { months: 24 },
  partnerLevel: 'gold',
  discountMinor: 500,
  lines: ['2026-12-31', '2026-09-30'].map((endsOn, index) => ({
    id: `line-${index + 1}`,
    rate: 'EX-SUB',
    quantity: 10,
    endsOn: day(endsOn),
    intendedDay: 1,
    former: null,
    feeWaived: false,
    discountPercent: null,
  })),
}
/**
 * By hand: two years of 10 units at 190.00 are 1900.00, less 15 % 1615.00, less half of 5.00 1612.50. The second line lapsed on
 * 1 October: 52 of 365 days of 1000.00 are 142.4658, a quarter of that 35.6164, so 1790.58.
 */
const document = arithmeticOf({ number: 'Q-2026-0006', version: 2 }, input)

function signed(what: QuoteArithmetic, by = key): string {
  const text = arithmeticSigningInput(what, by.kid)
  return `${text}.${signBytes(by.privateKey, text)}\n`
}

class Quit extends Error {}

async function run(file: string, args = ['quote.jws', '--keys', 'keys.json'], keys = keySet) {
  const files: Record<string, string> = { 'quote.jws': file, 'keys.json': keys, 'list.txt': 'no keys' }
  const seen = { code: -1, out: [''], err: [''] }
  const settle = (exitCode: number): void => {
    seen.code = exitCode
  }
  const program = new Command('chancery')
  recomputeCommand(program, {
    nowSeconds: () => 0,
    read: async (place) => {
      const found = files[place]
      if (found === undefined) throw new Error('ENOENT')
      return Buffer.from(found)
    },
    print: (line) => seen.out.push(line),
    complain: (line) => seen.err.push(line),
    leave: settle,
    quit: (exitCode) => {
      settle(exitCode)
      throw new Quit()
    },
    env: {},
  })
  await program.parseAsync(['recompute', ...args], { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof Quit)) throw error
  })
  return { code: seen.code, out: seen.out.slice(1), err: seen.err.slice(1).join('\n') }
}

/** The document with one amount of its second line changed, as somebody with the key might. */
function withOtherAmount(): QuoteArithmetic {
  const [first, second] = document.priced.lines
  if (!first || !second) throw new Error('two lines')
  return { ...document, priced: { ...document.priced, lines: [first, { ...second, minor: second.minor + 1 }] } }
}

describe('REN-8: chancery recompute FILE', () => {
  test('REN-8: says line by line that a genuine document comes out the same, and ends with 0', async () => {
    const { code, out } = await run(signed(document))
    expect([code, out]).toEqual([
      0,
      [
        'Genuine: the arithmetic of quote Q-2026-0006, version 2.',
        '  line-1: 1612.50 EUR, the same',
        '  line-2: 1790.58 EUR, the same',
        'Total before tax: 3403.08 EUR, the same',
        'Every line comes out the same.',
      ],
    ])
  })

  test('REN-8: takes another order of members for the same', async () => {
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([name, one]) => [name, turned(one)]),
          )
        : Array.isArray(value)
          ? value.map(turned)
          : value
    const { code, out } = await run(signed(JSON.parse(JSON.stringify(turned(document)))))
    expect([code, out.at(-1)]).toEqual([0, 'Every line comes out the same.'])
  })

  test('REN-8: names the line that does not come out the same, and ends with 1', async () => {
    const { code, out } = await run(signed(withOtherAmount()))
    expect(code).toBe(1)
    expect(out).toContain('  line-1: 1612.50 EUR, the same')
    expect(out).toContain('  line-2: NOT the same: it says 1790.59 EUR, computed 1790.58 EUR (minor)')
    expect(out.at(-1)).toBe('Lines that do not come out the same: 1.')
  })

  test('REN-8: an input that was changed moves the computed amount, an explanation that was changed is named', async () => {
    const dearer = { ...document, input: { ...input, orderedOn: day('2026-11-23') } }
    expect((await run(signed(dearer))).out).toContainEqual(expect.stringMatching(/line-2: NOT the same.*elements/))
    const lacking = { ...document, priced: { ...document.priced, lines: document.priced.lines.slice(0, 1) } }
    expect((await run(signed(lacking))).out).toContainEqual(
      expect.stringMatching(/line-2: NOT the same: it says nothing/),
    )
  })

  test.each([
    ['a changed byte', signed(document).replace(/\.(.{40})./, '.$1_'), /signature does not fit/],
    ['a key nobody trusts', signed(document, fixedKey(12, 'quote-arithmetic')), /not among the trusted keys/],
    ['no document', 'hello', /not a signed document/],
    [
      'a later version',
      signed(JSON.parse(JSON.stringify({ ...document, version: 2 }))),
      /version that this program knows/,
    ],
    [
      'a rate that is not there',
      signed({ ...document, input: { ...input, rules: { ...input.rules, rates: {} } } }),
      /not the arithmetic/,
    ],
  ])('REN-8: computes nothing of %s', async (_, file, why) => {
    const { code, out } = await run(file)
    expect(out.join('\n')).toMatch(why)
    expect(code).toBe(1)
  })

  test('REN-8: a key that is published for licence files verifies no arithmetic, though it is the same key', async () => {
    const elsewhere = JSON.stringify({ keys: [publicJwk(key.privateKey, 'licence-file')] })
    const { code, out } = await run(signed(document), ['quote.jws', '--keys', 'keys.json'], elsewhere)
    expect([code, out.join()]).toEqual([1, expect.stringMatching(/not among the trusted keys/)])
  })

  test('REN-8: speaks Spanish, and JSON to programs', async () => {
    const spanish = await run(signed(document), ['quote.jws', '--keys', 'keys.json', '--language', 'es'])
    expect(spanish.out.at(-1)).toBe('Todas las líneas dan lo mismo.')
    const { out } = await run(signed(withOtherAmount()), ['quote.jws', '--keys', 'keys.json', '--json'])
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      genuine: true,
      keyId: key.kid,
      quote: { number: 'Q-2026-0006', version: 2 },
      same: false,
      lines: [{ same: true }, { same: false, differs: ['minor'] }],
    })
  })

  test.each([
    ['a file that is not there', ['none.jws', '--keys', 'keys.json'], /Can't read none.jws/],
    ['keys that are none', ['quote.jws', '--keys', 'list.txt'], /Not a JWK set/],
    ['no file', [], /missing required argument/],
  ])('REN-8: ends with 2 for %s', async (_, args, why) => {
    const { code, err } = await run(signed(document), args)
    expect([code, err]).toEqual([2, expect.stringMatching(why)])
  })
})
