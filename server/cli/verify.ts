import { type Command, Option } from 'commander'
import { describeVerification } from '../../licence-file/cli-verify.ts'
import { type Host, isDay, type Language, licenceFileBytesMax } from '../../licence-file/format.ts'
import { canonicalHostValue, isHostIdType } from '../../licence-file/host.ts'
import { type Verification, verifyLicenceFile } from '../../licence-file/verify.ts'
import { type CommandOutside, languageOf, realOutside, takeKeys, takePlace, Usage } from './places.ts'

interface VerifyFlags {
  keys?: string
  statusList?: string
  host?: string
  releaseDate?: string
  json?: boolean
  language?: Language
}

const statusListBytesMax = 24 * 1024 * 1024

/**
 * Adds `verify FILE` to the command line (LIC-8). Exit code 0: genuine and in force; 1: not; 2: wrong usage, or a place that
 * can't be read. Without `--keys` the portal of this installation is asked for its keys; never an address from the file.
 */
export function verifyCommand(program: Command, outside: CommandOutside = realOutside): void {
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

async function runVerify(file: string, flags: VerifyFlags, outside: CommandOutside): Promise<number> {
  const language = flags.language ?? languageOf(outside)
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

async function verify(file: string, flags: VerifyFlags, outside: CommandOutside, language: Language) {
  const says = complaints[language]
  const { releaseDate } = flags
  const host = flags.host === undefined ? undefined : parseHost(flags.host, language)
  if (releaseDate !== undefined && !isDay(releaseDate)) throw new Usage(says.noDay(releaseDate))
  const take = (place: string, bytesMax: number) => takePlace(outside, place, bytesMax, language)
  const text = await take(file, licenceFileBytesMax)
  const keys = await takeKeys(outside, flags.keys, language)
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

/** `mac:00:1b:44:11:3a:b7` has colons in its value; only the first one divides. */
function parseHost(text: string, language: Language): Host {
  const [, type, value] = /^([a-z]+):(.+)$/s.exec(text) ?? []
  if (type === undefined || value === undefined || !isHostIdType(type))
    throw new Usage(complaints[language].noHost(text))
  if (canonicalHostValue(type, value) === null) throw new Usage(complaints[language].noHost(text))
  return { type, value }
}

const complaints = {
  en: {
    noDay: (text: string) => `Not a day of the form YYYY-MM-DD: ${text}`,
    noHost: (text: string) =>
      `Not a host ID: ${text}. Write hostname:, mac:, serial: or uuid: and a value of that kind, such as hostname:srv-app-01.`,
  },
  es: {
    noDay: (text: string) => `No es un día con la forma AAAA-MM-DD: ${text}`,
    noHost: (text: string) =>
      `No es un Host ID: ${text}. Escriba hostname:, mac:, serial: o uuid: y un valor de esa clase, como hostname:srv-app-01.`,
  },
} as const
