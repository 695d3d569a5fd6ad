import { createHmac } from 'node:crypto'
import { thumbprint } from '../keys.ts'
import { publicJwk } from '../sign.ts'
import {
  addGroupOrder,
  baseClaims,
  fileKey,
  headerJson,
  listKey,
  makeFile,
  payloadJson,
  signRaw,
  strangersKey,
  tokenOf,
  withPart,
  withSpareBits,
} from './craft.ts'

/** A text that is no genuine licence file, and the reason that must be given. `keys` replaces the set of `keys.json`. */
export interface ForgedVector {
  title: string
  file: string
  keys?: { keys: unknown[] }
  expected: { genuine: false; reason: string }
}

const fileJwk = publicJwk(fileKey.privateKey, 'licence-file')
const good = makeFile()
const token = tokenOf(good)
const comments = good.slice(0, good.indexOf(token))

const forged = (title: string, file: string, reason: string, keys?: unknown[]): ForgedVector => ({
  title,
  file,
  ...(keys === undefined ? {} : { keys: { keys } }),
  expected: { genuine: false, reason },
})

/** Signs a header with additions. */
const withHeader = (changes: Record<string, unknown>) => signRaw(headerJson(changes), payloadJson())

/** Signs claims with changes. */
const withClaims = (changes: Record<string, unknown>) => signRaw(headerJson(), payloadJson(changes))

/** Under a key of order 1, R = identity and S = 0 satisfy the equation for every text; so says a verifier that does not look at the key. */
function underWeakKey(title: string, pointHex: string, reason = 'unusable-key'): ForgedVector {
  const x = Buffer.from(pointHex, 'hex').toString('base64url')
  const kid = thumbprint(x)
  const input = token.split('.').slice(0, 2)
  const header = Buffer.from(headerJson({ kid })).toString('base64url')
  const signature = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]).toString('base64url')
  return forged(title, `${header}.${input[1]}.${signature}`, reason, [{ ...fileJwk, x, kid }])
}

/** Everything about the text of the file. */
function brokenTexts(): ForgedVector[] {
  return [
    forged('empty', '', 'no-signature'),
    forged('comments only', comments, 'no-signature'),
    forged('two licences', `${good}${token}\n`, 'several-signatures'),
    forged('two different licences', `${good}${tokenOf(makeFile({ quantity: 5_000 }))}\n`, 'several-signatures'),
    forged('a comment after the licence', `${good}# 5000 seats\n`, 'unreadable'),
    forged('text after the licence', `${good}x\n`, 'unreadable'),
    forged('space after the licence', `${token} \n`, 'unreadable'),
    forged('space before the licence', ` ${token}\n`, 'unreadable'),
    forged('a null byte after the licence', `${token}\u0000`, 'unreadable'),
    forged('licence broken over two lines', `${token.slice(0, 300)}\n${token.slice(300)}\n`, 'unreadable'),
    forged('a byte order mark in the middle', `# x\n\ufeff${token}\n`, 'unreadable'),
    forged('64 KiB and one byte', `${'#'.repeat(65_536 - token.length - 1)}\n${token}\n`, 'too-large'),
    forged(
      'JSON serialisation of the JWS',
      JSON.stringify({ payload: token.split('.')[1], signatures: [] }),
      'unreadable',
    ),
  ]
}

/** Everything about the encoding of the three parts. */
function brokenEncodings(): ForgedVector[] {
  return [
    forged('spare bits set in the signature', withPart(token, 2, withSpareBits), 'unreadable'),
    forged('padding after the signature', `${token}==`, 'unreadable'),
    forged('one character too many in the signature', `${token}A`, 'unreadable'),
    forged('one character too few in the signature', token.slice(0, -1), 'unreadable'),
    forged(
      'no signature',
      withPart(token, 2, () => ''),
      'unreadable',
    ),
    forged('four parts', `${token}.AAAA`, 'unreadable'),
    forged(
      'plain base64 alphabet',
      withPart(token, 1, (part) => `${part.slice(0, -1)}+`),
      'unreadable',
    ),
    forged('header is not JSON', signRaw('{"alg":"EdDSA"', payloadJson()), 'unreadable'),
    forged('header is not UTF-8', signRaw(Uint8Array.of(0x7b, 0xff, 0x7d), payloadJson()), 'unreadable'),
    forged('header is null', signRaw('null', payloadJson()), 'bad-header'),
    forged('payload is not JSON', signRaw(headerJson(), 'licence for everything'), 'bad-claims'),
    forged('payload has a byte order mark', signRaw(headerJson(), `\ufeff${payloadJson()}`), 'bad-claims'),
    forged(
      'payload nests 100 deep',
      signRaw(headerJson(), payloadJson({ x: '?' }).replace('"?"', '['.repeat(100) + ']'.repeat(100))),
      'bad-claims',
    ),
    forged(
      'the same claim twice',
      signRaw(headerJson(), `{"quantity":5000,${payloadJson().slice(1)}`),
      'duplicate-key',
    ),
    forged(
      'the same claim twice, once escaped',
      signRaw(headerJson(), `{"\\u0071uantity":5000,${payloadJson().slice(1)}`),
      'duplicate-key',
    ),
    forged(
      'the same inner member twice',
      signRaw(headerJson(), payloadJson().replace('"type":"hostname"', '"type":"hostname","type":"serial"')),
      'duplicate-key',
    ),
    forged(
      'the same header member twice',
      signRaw(`{"alg":"none",${headerJson().slice(1)}`, payloadJson()),
      'duplicate-key',
    ),
  ]
}

/** Everything about algorithm, type and header. */
function brokenHeaders(): ForgedVector[] {
  const hs256 = `${Buffer.from(headerJson({ alg: 'HS256' })).toString('base64url')}.${token.split('.')[1]}`
  const mac = createHmac('sha256', Buffer.from(fileJwk.x, 'base64url')).update(hs256).digest()
  return [
    forged('alg none', withHeader({ alg: 'none' }), 'wrong-algorithm'),
    forged(
      'alg none without signature',
      withPart(withHeader({ alg: 'none' }), 2, () => ''),
      'unreadable',
    ),
    forged(
      'alg HS256, public key as the secret',
      `${hs256}.${Buffer.concat([mac, mac]).toString('base64url')}`,
      'wrong-algorithm',
    ),
    forged('alg ES256', withHeader({ alg: 'ES256' }), 'wrong-algorithm'),
    forged('alg Ed448', withHeader({ alg: 'Ed448' }), 'wrong-algorithm'),
    forged('alg in lower case', withHeader({ alg: 'eddsa' }), 'wrong-algorithm'),
    forged('alg as a list', withHeader({ alg: ['EdDSA'] }), 'wrong-algorithm'),
    forged('no alg', withHeader({ alg: undefined }), 'wrong-algorithm'),
    forged('typ JWT', withHeader({ typ: 'JWT' }), 'wrong-type'),
    forged('typ of a status list', withHeader({ typ: 'statuslist+jwt' }), 'wrong-type'),
    forged('typ in capitals', withHeader({ typ: 'LICENCE+JWT' }), 'wrong-type'),
    forged('no typ', withHeader({ typ: undefined }), 'wrong-type'),
    forged('no kid', withHeader({ kid: undefined }), 'bad-header'),
    forged('kid is a number', withHeader({ kid: 1 }), 'bad-header'),
    forged('crit', withHeader({ crit: ['exp'] }), 'bad-header'),
    forged('b64 false', withHeader({ b64: false, crit: ['b64'] }), 'bad-header'),
    forged(
      'key in the file',
      signRaw(
        headerJson({ jwk: publicJwk(strangersKey.privateKey, 'licence-file'), kid: strangersKey.kid }),
        payloadJson(),
        strangersKey,
      ),
      'bad-header',
    ),
    forged(
      'address of keys in the file',
      withHeader({ jku: 'https://licences.example.com/.well-known/jwks.json' }),
      'bad-header',
    ),
    forged('certificates in the file', withHeader({ x5c: ['MIIB'] }), 'bad-header'),
    forged('compressed payload', withHeader({ zip: 'DEF' }), 'bad-header'),
  ]
}

/** Everything about keys and signatures. */
function brokenSignatures(): ForgedVector[] {
  const p1 = `ee${'ff'.repeat(30)}7f`
  return [
    forged(
      'one seat more',
      withPart(token, 1, (part) =>
        Buffer.from(Buffer.from(part, 'base64url').toString().replace('50', '51')).toString('base64url'),
      ),
      'bad-signature',
    ),
    forged(
      'signature of another file',
      withPart(token, 2, () => tokenOf(makeFile({ quantity: 51 })).split('.')[2] ?? ''),
      'bad-signature',
    ),
    forged(
      'signature of zeros',
      withPart(token, 2, () => 'A'.repeat(86)),
      'bad-signature',
    ),
    forged('S plus the group order', withPart(token, 2, addGroupOrder), 'bad-signature'),
    forged("a stranger's key", tokenOf(makeFile({}, strangersKey)), 'unknown-key'),
    forged("a stranger's signature under our kid", signRaw(headerJson(), payloadJson(), strangersKey), 'bad-signature'),
    forged('the key for status lists', tokenOf(makeFile({}, listKey)), 'unknown-key'),
    forged('empty key set', token, 'unknown-key', []),
    forged('key without purpose', token, 'unknown-key', [{ ...fileJwk, chancery_purpose: undefined }]),
    forged('key set of rubbish', token, 'unknown-key', [null, 1, 'x', [], {}]),
    forged('kid twice in the set', token, 'unusable-key', [fileJwk, fileJwk]),
    forged('kid is not the thumbprint', token, 'unusable-key', [
      { ...publicJwk(strangersKey.privateKey, 'licence-file'), kid: fileJwk.kid },
    ]),
    forged('private key in the set', token, 'unusable-key', [{ ...fileJwk, d: fileJwk.x }]),
    forged('key for encryption', token, 'unusable-key', [{ ...fileJwk, use: 'enc' }]),
    forged('curve X25519', token, 'unusable-key', [{ ...fileJwk, crv: 'X25519' }]),
    forged('curve Ed448', token, 'unusable-key', [{ ...fileJwk, crv: 'Ed448' }]),
    forged('EC key P-256', token, 'unusable-key', [{ ...fileJwk, kty: 'EC', crv: 'P-256', y: fileJwk.x }]),
    forged('symmetric key', token, 'unusable-key', [
      { kty: 'oct', k: fileJwk.x, kid: fileJwk.kid, chancery_purpose: 'licence-file' },
    ]),
    underWeakKey('key of order 1', `01${'00'.repeat(31)}`),
    underWeakKey('key of order 1, sign bit set', `01${'00'.repeat(30)}80`),
    underWeakKey('key of order 1, written as p + 1', p1),
    underWeakKey('key of order 2', `ec${'ff'.repeat(30)}7f`),
    underWeakKey('key of order 4', '00'.repeat(32)),
    underWeakKey('key of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'),
    underWeakKey('other key of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'),
    underWeakKey('key that is no point', `02${'00'.repeat(31)}`, 'bad-signature'),
  ]
}

/** Well signed, but not the claims of a licence. */
function brokenClaims(): ForgedVector[] {
  const cases: [title: string, changes: Record<string, unknown>][] = [
    ['no quantity', { quantity: undefined }],
    ['quantity as text', { quantity: '50' }],
    ['quantity 0', { quantity: 0 }],
    ['negative quantity', { quantity: -1 }],
    ['half a seat', { quantity: 0.5 }],
    ['quantity beyond safe integers', { quantity: 2 ** 60 }],
    ['exp as text', { exp: '2027-07-24' }],
    ['exp null', { exp: null }],
    ['exp not at 12:00 UTC', { exp: 1_800_000_001 }],
    ['iat in milliseconds', { iat: 1_785_000_000_000 }],
    ['maintenance on 30 February', { maintenance_until: '2027-02-30' }],
    ['unknown grade', { grade: 'gold' }],
    ['unknown host ID type', { host: { type: 'ip', value: '10.0.0.1' } }],
    ['host is missing', { host: undefined }],
    ['host name of 300 characters', { host: { type: 'hostname', value: 'a'.repeat(300) } }],
    ['MAC not in canonical form', { host: { type: 'mac', value: '00-1B-44-11-3A-B7' } }],
    ['a feature twice', { features: ['sso', 'sso'] }],
    ['201 features', { features: Array.from({ length: 201 }, (_, index) => `f${index}`) }],
    ['features as an object', { features: { sso: true } }],
    ['product with a line end', { product: 'atlas\ngateway' }],
    ['name of 301 characters', { organization: { number: '10000001', name: 'x'.repeat(301) } }],
    ['name with half a character', { organization: { number: '10000001', name: '\ud800' } }],
    ['status without list', { status: {} }],
    ['status list at a file address', { status: { status_list: { idx: 7, uri: 'file:///etc/passwd' } } }],
    ['negative index', { status: { status_list: { idx: -1, uri: baseClaims.status.status_list.uri } } }],
  ]
  return [
    forged('claims as a list', signRaw(headerJson(), '[]'), 'bad-claims'),
    forged('claims null', signRaw(headerJson(), 'null'), 'bad-claims'),
    ...cases.map(([title, changes]) => forged(title, withClaims(changes), 'bad-claims')),
  ]
}

/** Texts that must never be taken for a licence file. */
export function forgedVectors(): ForgedVector[] {
  return [...brokenTexts(), ...brokenEncodings(), ...brokenHeaders(), ...brokenSignatures(), ...brokenClaims()]
}
