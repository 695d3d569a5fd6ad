import { open } from 'node:fs/promises'
import type { Language } from '../../licence-file/format.ts'
import type { JwkSet } from '../../licence-file/keys.ts'
import { parseStrictJson } from '../../licence-file/strict-json.ts'
import { epochOf } from '../../values/calendar.ts'
import { systemClock } from '../platform/clock.ts'

/** What a command that reads files and addresses needs of the world; tests hand in another. */
export interface CommandOutside {
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

/** A mistake of the caller or a place that can't be read: exit code 2, unlike a verdict. */
export class Usage extends Error {}

const keySetBytesMax = 1024 * 1024

/** The command's own world: disk, network, clock, the streams and the environment. */
export const realOutside: CommandOutside = {
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

/** The language that the environment asks for. */
export function languageOf({ env }: CommandOutside): Language {
  return /^es\b|^es_/.test(env.LANG ?? '') ? 'es' : 'en'
}

/** The bytes of a file or address. Throws `Usage` where it can't be read. */
export function takePlace(
  outside: CommandOutside,
  place: string,
  bytesMax: number,
  language: Language,
): Promise<Uint8Array> {
  return outside.read(place, bytesMax).catch((error: unknown) => {
    throw new Usage(complaints[language].unreadable(place, error instanceof Error ? error.message : ''))
  })
}

/** The vendor's keys from where the caller says, else from the portal of this installation. Throws `Usage` where there are none. */
export async function takeKeys(
  outside: CommandOutside,
  place: string | undefined,
  language: Language,
): Promise<JwkSet> {
  const from = place ?? defaultKeys(outside.env)
  const keys = parseKeySet(await takePlace(outside, from, keySetBytesMax, language))
  if (keys === null) throw new Usage(complaints[language].noKeySet(from))
  return keys
}

function defaultKeys(env: CommandOutside['env']): string {
  const origin = env.PUBLIC_ORIGIN ?? `http://127.0.0.1:${env.PORT ?? '3000'}`
  return `${origin.replace(/\/$/, '')}/.well-known/jwks.json`
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
    noKeySet: (place: string) => `Not a JWK set: ${place}. Name one with --keys.`,
    unreadable: (place: string, why: string) => `Can't read ${place}: ${why}`,
  },
  es: {
    noKeySet: (place: string) => `No es un conjunto de claves JWK: ${place}. Indique uno con --keys.`,
    unreadable: (place: string, why: string) => `No se puede leer ${place}: ${why}`,
  },
} as const
