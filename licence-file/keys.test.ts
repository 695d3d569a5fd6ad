import { describe, expect, it } from 'vitest'
import { findKey, thumbprint } from './keys.ts'
import { exportPrivateJwk, importPrivateJwk, newSigningKey, publicJwk, signBytes } from './sign.ts'
import { fixedKey, listKey } from './vectors/craft.ts'

const p = 2n ** 255n - 19n
const mod = (value: bigint) => ((value % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  if (exponent === 0n) return 1n
  const half = power(mod(base * base), exponent / 2n)
  return exponent % 2n === 0n ? half : mod(half * base)
}

const d = mod(-121665n * power(121666n, p - 2n))

/** A point of edwards25519 with the given y (RFC 8032 §5.1.3), or null where none is. */
function pointAt(y: bigint): [bigint, bigint] | null {
  const square = mod((y * y - 1n) * power(mod(d * y * y + 1n), p - 2n))
  const candidate = power(square, (p + 3n) / 8n)
  const root = mod(candidate * candidate) === square ? candidate : mod(candidate * power(2n, (p - 1n) / 4n))
  return mod(root * root) === square ? [root, y] : null
}

function double([x, y]: [bigint, bigint]): [bigint, bigint] {
  const t = mod(d * x * x * y * y)
  return [mod(2n * x * y * power(mod(1n + t), p - 2n)), mod((y * y + x * x) * power(mod(1n - t), p - 2n))]
}

/** Whether eight times the point is the neutral element, worked out by the curve's own law. */
function isSmallOrder(y: bigint): boolean {
  const point = pointAt(y)
  if (point === null) return false
  const [x8, y8] = double(double(double(point)))
  return x8 === 0n && y8 === 1n
}

function encodeY(y: bigint): string {
  return Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse().toString('base64url')
}

const jwkOf = (x: string) => ({ kty: 'OKP', crv: 'Ed25519', x, kid: thumbprint(x), chancery_purpose: 'licence-file' })
const find = (x: string) => findKey({ keys: [jwkOf(x)] }, thumbprint(x), 'licence-file')

describe('LIC-8: keys', () => {
  it('are named by the RFC 7638 thumbprint: the example of RFC 8037 A.3', () => {
    expect(thumbprint('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    )
  })

  it('sign as RFC 8037 A.4 does', () => {
    const key = importPrivateJwk({
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
      alg: 'EdDSA',
      use: 'sig',
      chancery_purpose: 'licence-file',
    })
    expect(signBytes(key.privateKey, 'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc')).toBe(
      'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    )
  })

  it('come back from a key file, and refuse one whose halves are mixed up', () => {
    const key = newSigningKey('status-list')
    const read = importPrivateJwk(exportPrivateJwk(key))
    expect([read.kid, read.purpose]).toEqual([key.kid, 'status-list'])
    const other = newSigningKey('status-list')
    expect(() =>
      importPrivateJwk({ ...exportPrivateJwk(key), x: publicJwk(other.privateKey, 'status-list').x }),
    ).toThrow(TypeError)
    expect(() => importPrivateJwk({ ...exportPrivateJwk(key), kid: other.kid })).toThrow(TypeError)
  })

  it('publish no private half', () => {
    const key = fixedKey(9, 'licence-file')
    expect(Object.keys(publicJwk(key.privateKey, 'licence-file'))).not.toContain('d')
    expect(JSON.stringify(publicJwk(key.privateKey, 'licence-file'))).not.toContain(exportPrivateJwk(key).d)
  })

  it('verify only what their purpose allows', () => {
    const keys = { keys: [publicJwk(listKey.privateKey, 'status-list')] }
    expect(findKey(keys, listKey.kid, 'status-list')).toMatchObject({ ok: true })
    expect(findKey(keys, listKey.kid, 'licence-file')).toEqual({ ok: false, reason: 'unknown-key' })
  })

  it('are refused at every small-order point, in each of its writings, and at none of 500 others', () => {
    const smallOrder = [...Array(40).keys()]
      .flatMap((n) => [BigInt(n), p - BigInt(n)])
      .filter((y) => y < p && isSmallOrder(y))
    const order8 = [
      0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
      0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
    ]
    expect(smallOrder).toEqual([0n, 1n, p - 1n])
    expect(order8.map(isSmallOrder)).toEqual([true, true])
    const sign = 2n ** 255n
    const writings = [...smallOrder, ...order8].flatMap((y) => [
      y,
      y + sign,
      ...(y + p < sign ? [y + p, y + p + sign] : []),
    ])
    expect(writings.map((y) => find(encodeY(y)).ok)).not.toContain(true)
    for (let n = 0; n < 500; n += 1) {
      const key = newSigningKey('licence-file')
      expect(find(publicJwk(key.privateKey, 'licence-file').x).ok).toBe(true)
    }
  })
})
