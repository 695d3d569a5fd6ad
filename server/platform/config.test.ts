import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigFaults, readConfig } from './config.ts'

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults
    throw error
  }
}

test('PLT-1: nothing needs to be set: a demo on loopback, with the embedded database in ./data', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataFolder: resolve('data'),
    database: { kind: 'embedded' },
    publicOrigin: null,
    secret: null,
    signingKeys: null,
    mail: null,
    demo: true,
    logLevel: 'info',
    poolSize: 20,
    requestsPerMinute: 600,
  })
})

test('an empty value counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', CHANCERY_DEMO: '' })).toEqual(readConfig({}))
})

test('with a server the portal is no demo unless it is said to be; the owner’s address is the app’s unless given', () => {
  const DATABASE_URL = 'postgresql://app:secret@db.example.com/chancery'
  expect(readConfig({ DATABASE_URL })).toMatchObject({
    demo: false,
    database: { kind: 'server', appUrl: DATABASE_URL, ownerUrl: DATABASE_URL },
  })
  expect(readConfig({ DATABASE_URL, CHANCERY_DEMO: '1' }).demo).toBe(true)
})

const faults: [string, Record<string, string>, RegExp][] = [
  ['a port that is none', { PORT: '80a' }, /^PORT must be a whole number from 0 to 65535\.$/],
  ['a port too high', { PORT: '65536' }, /^PORT must/],
  ['a host name to listen on', { HOST: 'portal.example.com' }, /^HOST must be an IP address/],
  ['another database', { DATABASE_URL: 'mysql://a:b@c/d' }, /^DATABASE_URL must look like postgresql:/],
  [
    'a database without a user',
    { DATABASE_URL: 'postgresql://db.example.com/chancery' },
    /^DATABASE_URL must look like/,
  ],
  ['an owner without a database', { DATABASE_OWNER_URL: 'postgresql://a:b@c/d' }, /DATABASE_URL is not\.$/],
  [
    'an origin with a path',
    { PUBLIC_ORIGIN: 'https://example.com/portal' },
    /^PUBLIC_ORIGIN must be an origin without a path/,
  ],
  ['an origin with a slash', { PUBLIC_ORIGIN: 'https://example.com/' }, /^PUBLIC_ORIGIN must/],
  ['an origin that is none', { PUBLIC_ORIGIN: 'javascript:alert(1)' }, /^PUBLIC_ORIGIN must/],
  ['a short secret', { CHANCERY_SECRET: 'c2hvcnQ=' }, /^CHANCERY_SECRET must be 32 random bytes/],
  ['mail without a sender', { SMTP_URL: 'smtp://mail.example.com' }, /^MAIL_FROM is missing/],
  ['a sender without mail', { MAIL_FROM: 'a@example.com' }, /^SMTP_URL is missing/],
  [
    'a sender with two lines',
    { SMTP_URL: 'smtp://m', MAIL_FROM: 'a@example.com\nBcc: b@example.com' },
    /^MAIL_FROM must be an address/,
  ],
  [
    'mail by another way',
    { SMTP_URL: 'https://mail.example.com', MAIL_FROM: 'a@example.com' },
    /^SMTP_URL must look like/,
  ],
  ['a demo that is neither', { CHANCERY_DEMO: 'yes' }, /^CHANCERY_DEMO must be 0 or 1\.$/],
  ['an unknown log level', { LOG_LEVEL: 'debug' }, /^LOG_LEVEL must be/],
  ['no connections', { CHANCERY_POOL_SIZE: '0' }, /^CHANCERY_POOL_SIZE must be a whole number from 1 to 1000\.$/],
  ['a public portal without its address', { HOST: '0.0.0.0', CHANCERY_DEMO: '0' }, /^PUBLIC_ORIGIN is missing/],
]

test.each(faults)('PLT-2: %s is told in one sentence', (_, environment, sentence) => {
  expect(faultsOf(environment)).toEqual([expect.stringMatching(sentence)])
})

test('PLT-2: all faults are told at once, and none repeats a secret', () => {
  const told = faultsOf({ PORT: 'x', CHANCERY_SECRET: 'hunter2', DATABASE_URL: 'hunter2', LOG_LEVEL: 'loud' })
  expect(told).toHaveLength(4)
  expect(told.join()).not.toContain('hunter2')
})
