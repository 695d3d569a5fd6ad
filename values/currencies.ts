/**
 * Minor units of ISO 4217 where they are not two; a test holds the list against the published one. Small enough for the
 * browser, unlike that.
 */
const minorDigitsUnlikeTwo: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
}

/** How many decimal places the currency's minor unit has: cents are 2, yen 0, fils 3 (REN-9). */
export function minorDigits(currency: string): number {
  return minorDigitsUnlikeTwo[currency] ?? 2
}
