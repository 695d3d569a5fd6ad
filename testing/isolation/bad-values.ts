import type { Random } from './random.ts'

/** Values that nobody should send, and somebody will: half of them are tried each time. */
const plainlyWrong: readonly unknown[] = [
  null,
  '',
  'control \u0007\u0000 character',
  'lone \ud800 surrogate',
  'x'.repeat(20_000),
  ['a', 'list'],
  { __proto__: null, an: 'object' },
]

/** More of them, of which chance takes three each time. */
const sometimesTried: readonly unknown[] = [
  true,
  false,
  0,
  -1,
  1.5,
  -0,
  2 ** 31,
  2 ** 53 + 2,
  1e308,
  '   ',
  '\u202eevil.exe',
  'مرحبا بالعالم',
  'עברית',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\ufeff',
  '\u2028',
  'é'.repeat(300),
  'a'.repeat(300),
  `${'a'.repeat(63)}.${'b'.repeat(64)}`,
  '-leading.hyphen-',
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '99999-01-01',
  '2026-11-16T25:61:61Z',
  '٢٠٢٦-٠١-٠١',
  'not-a-uuid',
  '00000000-0000-0000-0000-000000000000',
  'AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA',
  '123456789',
  '00000001',
  '1e3',
  '0x10',
  '-5',
  '99999999999999999999',
  'NaN',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  "'; drop table licences; --",
  '%_\\',
  '$1',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  'WyJhIl0',
  Buffer.from('[1,2]').toString('base64url'),
  Buffer.from('["2026-02-30","x"]').toString('base64url'),
  Buffer.from('["9999-12-31T00:00:00Z","00000000-0000-4000-8000-000000000000"]').toString('base64url'),
  Buffer.from('{"a":1}').toString('base64url'),
  'user@',
  '@example.com',
  'a@b@c.example',
  `${'a'.repeat(250)}@example.com`,
  '+34 000',
  'http://',
  'javascript:alert(1)',
  [],
  [null],
  [[]],
  [{}],
  ['', ''],
  Array.from({ length: 2_000 }, () => 'x'),
  {},
  { number: 1 },
  nested(500),
]

function nested(depth: number): unknown {
  let inner: unknown = 'deep'
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? [inner] : { inner }
  return inner
}

/** What to put in place of one good value: other values in every run, so that over the runs all meet all fields. */
export function badValues(random: Random): unknown[] {
  return [
    ...random.some(plainlyWrong, 0.5),
    random.pick(sometimesTried),
    random.pick(sometimesTried),
    random.pick(sometimesTried),
  ]
}

const json = 'application/json'
const deep = 10_000

/** Whole bodies that are not what any operation takes. */
export const badBodies: readonly { name: string; body: string | Buffer; type: string }[] = [
  { name: 'broken JSON', body: '{"quantity": 1', type: json },
  { name: 'nothing', body: '', type: json },
  { name: 'a list', body: '[1, 2]', type: json },
  { name: 'a text', body: '"text"', type: json },
  { name: 'null', body: 'null', type: json },
  { name: 'a number', body: '1e999', type: json },
  { name: 'a prototype', body: '{"__proto__": {"isAdmin": true}}', type: json },
  { name: 'a constructor', body: '{"constructor": {"prototype": {"isAdmin": true}}}', type: json },
  { name: 'bytes that are no UTF-8', body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), type: json },
  { name: 'deep nesting', body: `{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`, type: json },
  {
    name: 'very many names',
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`n${i}`, i]))),
    type: json,
  },
  { name: '10 MB', body: `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}`, type: json },
  { name: 'a form', body: 'quantity=1&hostId=a', type: 'application/x-www-form-urlencoded' },
  { name: 'XML', body: '<a/>', type: 'application/xml' },
  { name: 'plain text', body: '{}', type: 'text/plain' },
  { name: 'no type that there is', body: '{}', type: 'quite/wrong; charset=' },
]

/** Ends of addresses that name nothing, as they are sent: percent signs and all. */
export const badSegments: readonly string[] = [
  'x'.repeat(299),
  'x'.repeat(5_000),
  '%00',
  '%zz',
  '%ED%A0%80',
  '%E2%80%AE',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '%F0%9F%92%A9',
  'null',
  '-1',
  '00000000-0000-0000-0000-00000000000g',
  "'%20or%201=1",
]
