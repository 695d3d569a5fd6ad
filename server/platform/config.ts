import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** How a portal is set up. */
export type Config = {
  port: number
  host: string
  /** Absolute path of the folder that holds the embedded database and the keys. */
  dataFolder: string
  database: { kind: 'embedded' } | { kind: 'server'; appUrl: string; ownerUrl: string }
  /** Null: whatever loopback address people type. */
  publicOrigin: string | null
  /** 32 bytes; null: from a file in the data folder. */
  secret: Buffer | null
  /** A JWK set with private keys, as text; null: from files in the data folder. */
  signingKeys: string | null
  mail: { smtpUrl: string; from: string } | null
  demo: boolean
  logLevel: 'silent' | 'error' | 'warn' | 'info'
  /** Connections to the database for requests; jobs use a few more. */
  poolSize: number
  requestsPerMinute: number
}

/** Exit code for a faulty configuration, as sysexits.h names it: EX_CONFIG. */
export const configExitCode = 78

/** Everything that is wrong with the configuration, one sentence each. */
export class ConfigFaults extends Error {
  readonly faults: string[]

  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigFaults'
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const number = (name: string, least: number, most: number, fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `${name} must be a whole number from ${least} to ${most}.`,
    })
    .transform(Number)

const databaseUrl = (name: string) =>
  z
    .string()
    .refine((text) => /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text) && new URL(text).username !== '', {
      error: `${name} must look like postgresql://user:password@host:5432/database.`,
    })
    .optional()

const settings = z.object({
  PORT: number('PORT', 0, 65_535, 3000),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((text) => isIP(text) > 0 || text === 'localhost', {
      error: 'HOST must be an IP address to listen on, such as 127.0.0.1, 0.0.0.0 or ::.',
    }),
  CHANCERY_DATA: z.string().default('./data'),
  DATABASE_URL: databaseUrl('DATABASE_URL'),
  DATABASE_OWNER_URL: databaseUrl('DATABASE_OWNER_URL'),
  PUBLIC_ORIGIN: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text, {
      error: 'PUBLIC_ORIGIN must be an origin without a path, such as https://licences.example.com.',
    })
    .optional(),
  CHANCERY_SECRET: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, {
      error: 'CHANCERY_SECRET must be 32 random bytes in base64; "openssl rand -base64 32" makes one.',
    })
    .transform((text) => Buffer.from(text, 'base64'))
    .optional(),
  CHANCERY_SIGNING_KEYS: z.string().optional(),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:\/\/./.test(text) && URL.canParse(text), {
      error: 'SMTP_URL must look like smtps://user:password@mail.example.com:465.',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => /^([^<>\p{Cc}]*<)?[^\s<>@,;\p{Cc}]+@[^\s<>@,;\p{Cc}]+>?$/u.test(text), {
      error: 'MAIL_FROM must be an address, such as licences@example.com or Licences <licences@example.com>.',
    })
    .optional(),
  CHANCERY_DEMO: z.enum(['0', '1'], { error: 'CHANCERY_DEMO must be 0 or 1.' }).optional(),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info'], { error: 'LOG_LEVEL must be silent, error, warn or info.' })
    .default('info'),
  CHANCERY_POOL_SIZE: number('CHANCERY_POOL_SIZE', 1, 1000, 20),
  CHANCERY_REQUESTS_PER_MINUTE: number('CHANCERY_REQUESTS_PER_MINUTE', 1, 100_000_000, 600),
})
type Settings = z.output<typeof settings>

/** Reads the configuration from the environment (PLT-2). Throws ConfigFaults with all faults at once. */
export function readConfig(environment: Environment): Config {
  const given = Object.keys(settings.shape).map((name): [string, string | undefined] => [
    name,
    environment[name]?.trim() || undefined,
  ])
  const read = settings.safeParse(Object.fromEntries(given))
  if (!read.success) throw new ConfigFaults(read.error.issues.map(({ message }) => message))
  const config = configOf(read.data)
  const faults = faultsBetween(read.data, config)
  if (faults.length > 0) throw new ConfigFaults(faults)
  return config
}

function configOf(from: Settings): Config {
  const { DATABASE_URL, SMTP_URL, MAIL_FROM } = from
  return {
    port: from.PORT,
    host: from.HOST,
    dataFolder: resolve(from.CHANCERY_DATA),
    database: DATABASE_URL
      ? { kind: 'server', appUrl: DATABASE_URL, ownerUrl: from.DATABASE_OWNER_URL ?? DATABASE_URL }
      : { kind: 'embedded' },
    publicOrigin: from.PUBLIC_ORIGIN ?? null,
    secret: from.CHANCERY_SECRET ?? null,
    signingKeys: from.CHANCERY_SIGNING_KEYS ?? null,
    mail: SMTP_URL && MAIL_FROM ? { smtpUrl: SMTP_URL, from: MAIL_FROM } : null,
    demo: from.CHANCERY_DEMO ? from.CHANCERY_DEMO === '1' : !DATABASE_URL,
    logLevel: from.LOG_LEVEL,
    poolSize: from.CHANCERY_POOL_SIZE,
    requestsPerMinute: from.CHANCERY_REQUESTS_PER_MINUTE,
  }
}

/** Settings that are right by themselves and wrong together. */
function faultsBetween(from: Settings, config: Config): string[] {
  const isPrivate = /^(localhost|127\.|::1$)/.test(from.HOST)
  return [
    !from.DATABASE_URL && from.DATABASE_OWNER_URL && 'DATABASE_OWNER_URL is set, but DATABASE_URL is not.',
    Boolean(from.SMTP_URL) !== Boolean(from.MAIL_FROM) &&
      `${from.SMTP_URL ? 'MAIL_FROM' : 'SMTP_URL'} is missing: to send mail, set both SMTP_URL and MAIL_FROM.`,
    !isPrivate &&
      !config.demo &&
      !from.PUBLIC_ORIGIN &&
      'PUBLIC_ORIGIN is missing: other machines can reach this portal, so say under which address, such as https://licences.example.com.',
  ].filter((fault) => typeof fault === 'string')
}
