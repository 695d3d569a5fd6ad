import { open } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { describeVerification } from '../../licence-file/cli-verify.ts'
import { type Host, isDay, type Language, licenceFileBytesMax } from '../../licence-file/format.ts'
import { canonicalHostValue, isHostIdType } from '../../licence-file/host.ts'
import type { JwkSet } from '../../licence-file/keys.ts'
import { parseStrictJson } from '../../licence-file/strict-json.ts'
import { type Verification, verifyLicenceFile } from '../../licence-file/verify.ts'
import { epochOf } from '../../values/calendar.ts'
import { systemClock } from '../platform/clock.ts'

/** What the command needs of the world; tests hand in another. */
export interface VerifyOutside {
  nowSeconds: () => number
  /** At most `bytesMax` + 1 bytes of a file or address, so that the reader can tell that it is too large. */
  read: (place: string, bytesMax: number) => Promise<Uint8Array>
  print: (line: string) => void
  complain: (line: string) => void
  /** Sets the code with which the program ends by itself, once all is written. */
  leave: (exitCode: number) => void
  /** Ends the program at once. */
  quit: (exitCode: number) => void
  env: Readonly<Record<string, string | undefined>>
}

interface VerifyFlags {
  keys?: string
  statusList?: string
  host?: string
  releaseDate?: string
  json?: boolean
  language?: Language
}

/** A mistake of the caller or a place that can't be read: exit code 2, unlike a verdict. */
class Usage extends Error {}

const keySetBytesMax = 1024 * 1024
const statusListBytesMax = 24 * 1024 * 1024

const realOutside: VerifyOutside = {
  nowSeconds: () => Math.floor(epochOf(systemClock.now()) / 1000),
  read: (place, bytesMax) => (isAddress(place) ? fetchBytes(place, bytesMax) : readBytes(place, bytesMax)),
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  leave: (exitCode) => {
    process.exitCode = exitCode
  },
  quit: (exitCode) => process.exit(exitCode),
  env: process.env,
}

/**
 * Adds `verify FILE` to the command line (LIC-8). Exit code 0: genuine and in force; 1: not; 2: wrong usage, or a place that
 * can't be read. Without `--keys` the portal of this installation is asked for its keys; never an address from the file.
 */
export function verifyCommand(program: Command, outside: VerifyOutside = realOutside): void {
  program
    .command('verify')
    .description('say what a licence file grants, whether it is genuine and in force, and what could not be checked')
    .argument('<file>', 'the licence file')
    .option('--keys <file-or-url>', 'JWK set of the vendor (default: /.well-known/jwks.json of PUBLIC_ORIGIN)')
    .option('--status-list <file-or-url>', 'status list, to see whether the file is revoked')
    .option('--host <type:value>', 'host ID to check against, such as hostname:srv-app-01')
    .option('--release-date <day>', 'eligibility date of the product release, YYYY-MM-DD')
    .option('--json', 'print the result as JSON')
    .addOption(new Option('--language <language>', 'language of the words').choices(['en', 'es']))
    .exitOverride((error) => outside.quit(error.exitCode === 0 ? 0 : 2))
    .configureOutput({ writeErr: (text) => outside.complain(text.trimEnd()) })
    .action(async (file: string, flags: VerifyFlags) => {
      outside.leave(await runVerify(file, flags, outside))
    })
}

async function runVerify(file: string, flags: VerifyFlags, outside: VerifyOutside): Promise<number> {
  const language = flags.language ?? (/^es\b|^es_/.test(outside.env.LANG ?? '') ? 'es' : 'en')
  try {
    const result = await verify(file, flags, outside, language)
    if (flags.json) outside.print(JSON.stringify(result, null, 2))
    else for (const line of describeVerification(result, language)) outside.print(line)
    return result.genuine && result.inForce ? 0 : 1
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    outside.complain(error.message)
    return 2
  }
}

async function verify(file: string, flags: VerifyFlags, outside: VerifyOutside, language: Language) {
  const says = complaints[language]
  const { releaseDate } = flags
  const host = flags.host === undefined ? undefined : parseHost(flags.host, language)
  if (releaseDate !== undefined && !isDay(releaseDate)) throw new Usage(says.noDay(releaseDate))
  const take = (place: string, bytesMax: number) =>
    outside.read(place, bytesMax).catch((error: unknown) => {
      throw new Usage(says.unreadable(place, error instanceof Error ? error.message : ''))
    })
  const text = await take(file, licenceFileBytesMax)
  const keysFrom = flags.keys ?? defaultKeys(outside.env)
  const keys = parseKeySet(await take(keysFrom, keySetBytesMax))
  if (keys === null) throw new Usage(says.noKeySet(keysFrom))
  const listFrom = flags.statusList
  const statusList =
    listFrom === undefined ? undefined : new TextDecoder().decode(await take(listFrom, statusListBytesMax))
  const result: Verification = verifyLicenceFile(text, {
    keys,
    host,
    releaseDate,
    statusList,
    now: outside.nowSeconds(),
  })
  return result
}

function defaultKeys(env: VerifyOutside['env']): string {
  const origin = env.PUBLIC_ORIGIN ?? `http://127.0.0.1:${env.PORT ?? '3000'}`
  return `${origin.replace(/\/$/, '')}/.well-known/jwks.json`
}

/** `mac:00:1b:44:11:3a:b7` has colons in its value; only the first one divides. */
function parseHost(text: string, language: Language): Host {
  const [, type, value] = /^([a-z]+):(.+)$/s.exec(text) ?? []
  if (type === undefined || value === undefined || !isHostIdType(type))
    throw new Usage(complaints[language].noHost(text))
  if (canonicalHostValue(type, value) === null) throw new Usage(complaints[language].noHost(text))
  return { type, value }
}

function parseKeySet(bytes: Uint8Array): JwkSet | null {
  const json = parseStrictJson(bytes)
  if (!json.ok || typeof json.value !== 'object' || json.value === null || !('keys' in json.value)) return null
  const { keys } = json.value
  return Array.isArray(keys) ? { keys } : null
}

function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place)
}

async function readBytes(path: string, bytesMax: number): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    return await gather(handle.createReadStream({ end: bytesMax, autoClose: false }), bytesMax)
  } finally {
    await handle.close()
  }
}

async function fetchBytes(address: string, bytesMax: number): Promise<Uint8Array> {
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
  if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`)
  return gather(response.body, bytesMax)
}

async function gather(chunks: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of chunks) {
    parts.push(part)
    size += part.byteLength
    if (size > bytesMax) break
  }
  return Buffer.concat(parts).subarray(0, bytesMax + 1)
}

const complaints = {
  en: {
    noDay: (text: string) => `Not a day of the form YYYY-MM-DD: ${text}`,
    noHost: (text: string) =>
      `Not a host ID: ${text}. Write hostname:, mac:, serial: or uuid: and a value of that kind, such as hostname:srv-app-01.`,
    noKeySet: (place: string) => `Not a JWK set: ${place}. Name one with --keys.`,
    unreadable: (place: string, why: string) => `Can't read ${place}: ${why}`,
  },
  es: {
    noDay: (text: string) => `No es un día con la forma AAAA-MM-DD: ${text}`,
    noHost: (text: string) =>
      `No es un Host ID: ${text}. Escriba hostname:, mac:, serial: o uuid: y un valor de esa clase, como hostname:srv-app-01.`,
    noKeySet: (place: string) => `No es un conjunto de claves JWK: ${place}. Indique uno con --keys.`,
    unreadable: (place: string, why: string) => `No se puede leer ${place}: ${why}`,
  },
} as const
