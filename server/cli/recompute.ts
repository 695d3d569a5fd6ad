import { type Command, Option } from 'commander'
import type { Language } from '../../licence-file/format.ts'
import { plainText } from '../../licence-file/plain-text.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { type Recomputation, type RecomputedLine, recompute } from '../pricing/arithmetic-rules.ts'
import { arithmeticCharsMax, type OpenedArithmetic, openArithmetic } from '../pricing/signed-arithmetic.ts'
import { type CommandOutside, languageOf, realOutside, takeKeys, takePlace, Usage } from './places.ts'

interface RecomputeFlags {
  keys?: string
  json?: boolean
  language?: Language
}

/**
 * Adds `recompute FILE` to the command line (REN-8): is the signed arithmetic of a quote genuine, and does every line come out
 * the same. Exit code 0: both; 1: not; 2: wrong usage, or a place that can't be read.
 */
export function recomputeCommand(program: Command, outside: CommandOutside = realOutside): void {
  program
    .command('recompute')
    .description(
      "compute a quote's prices again from its signed arithmetic, and say line by line whether they are the same",
    )
    .argument('<file>', 'the signed arithmetic, as downloaded with the quote')
    .option('--keys <file-or-url>', 'JWK set of the vendor (default: /.well-known/jwks.json of PUBLIC_ORIGIN)')
    .option('--json', 'print the result as JSON')
    .addOption(new Option('--language <language>', 'language of the words').choices(['en', 'es']))
    .exitOverride((error) => outside.quit(error.exitCode === 0 ? 0 : 2))
    .configureOutput({ writeErr: (text) => outside.complain(text.trimEnd()) })
    .action(async (file: string, flags: RecomputeFlags) => {
      outside.leave(await runRecompute(file, flags, outside))
    })
}

async function runRecompute(file: string, flags: RecomputeFlags, outside: CommandOutside): Promise<number> {
  const language = flags.language ?? languageOf(outside)
  try {
    const bytes = await takePlace(outside, file, arithmeticCharsMax, language)
    const opened = openArithmetic(new TextDecoder().decode(bytes), await takeKeys(outside, flags.keys, language))
    const result = opened.ok ? recompute(opened.document) : null
    if (flags.json) outside.print(JSON.stringify(jsonOf(opened, result), null, 2))
    else for (const line of wordsOf(opened, result, language)) outside.print(line)
    return result?.same ? 0 : 1
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    outside.complain(error.message)
    return 2
  }
}

function jsonOf(opened: OpenedArithmetic, result: Recomputation | null): unknown {
  if (!opened.ok) return { genuine: false, reason: opened.reason }
  return { genuine: true, keyId: opened.kid, quote: opened.document.quote, ...result }
}

/** The verdict first, then one line for each line of the quote, then the whole. */
function wordsOf(opened: OpenedArithmetic, result: Recomputation | null, language: Language): string[] {
  const says = words[language]
  if (!opened.ok || result === null)
    return [says.notGenuine, `  ${says.reasons[opened.ok ? 'unreadable' : opened.reason]}`]
  const { number, version } = opened.document.quote
  const amount = (minor: number | null): string =>
    minor === null ? says.none : `${decimalOfMoney({ currency: result.currency, minor })} ${result.currency}`
  const lineOf = ({ id, same, statedMinor, computedMinor, differs }: RecomputedLine): string =>
    same
      ? `  ${plainText(id)}: ${amount(statedMinor)}, ${says.same}`
      : `  ${plainText(id)}: ${says.differs(amount(statedMinor), amount(computedMinor), differs.map(plainText).join(', '))}`
  const whole = result.statedMinor === result.computedMinor
  return [
    says.genuine(plainText(number), version),
    ...result.lines.map(lineOf),
    whole
      ? `${says.total}: ${amount(result.statedMinor)}, ${says.same}`
      : `${says.total}: ${says.differs(amount(result.statedMinor), amount(result.computedMinor), 'minor')}`,
    result.same ? says.allSame : says.notAllSame(result.lines.filter(({ same }) => !same).length),
  ]
}

const words = {
  en: {
    genuine: (number: string, version: number) => `Genuine: the arithmetic of quote ${number}, version ${version}.`,
    notGenuine: 'Not genuine: nothing of it was computed.',
    same: 'the same',
    differs: (stated: string, computed: string, names: string) =>
      `NOT the same: it says ${stated}, computed ${computed} (${names})`,
    none: 'nothing',
    total: 'Total before tax',
    allSame: 'Every line comes out the same.',
    notAllSame: (count: number) => `Lines that do not come out the same: ${count}.`,
    reasons: {
      unreadable: 'It is not a signed document.',
      'bad-header': 'Its header holds what it must not.',
      'duplicate-key': 'Its header names something twice.',
      'wrong-type': 'It is signed as something else.',
      'wrong-algorithm': 'It is not signed with EdDSA.',
      'unknown-key': 'Its key is not among the trusted keys for this purpose.',
      'unusable-key': 'Its key in the JWK set cannot be used.',
      'bad-signature': 'The signature does not fit: something was changed.',
      'too-large': 'It is too large.',
      'not-the-format': 'It is signed, but is not the arithmetic of a quote in a version that this program knows.',
    },
  },
  es: {
    genuine: (number: string, version: number) =>
      `Auténtico: el cálculo del presupuesto ${number}, versión ${version}.`,
    notGenuine: 'No es auténtico: no se ha calculado nada.',
    same: 'igual',
    differs: (stated: string, computed: string, names: string) =>
      `NO es igual: dice ${stated}, calculado ${computed} (${names})`,
    none: 'nada',
    total: 'Total sin impuestos',
    allSame: 'Todas las líneas dan lo mismo.',
    notAllSame: (count: number) => `Líneas que no dan lo mismo: ${count}.`,
    reasons: {
      unreadable: 'No es un documento firmado.',
      'bad-header': 'Su cabecera contiene lo que no debe.',
      'duplicate-key': 'Su cabecera nombra algo dos veces.',
      'wrong-type': 'Está firmado como otra cosa.',
      'wrong-algorithm': 'No está firmado con EdDSA.',
      'unknown-key': 'Su clave no está entre las claves de confianza para este fin.',
      'unusable-key': 'Su clave en el conjunto JWK no se puede usar.',
      'bad-signature': 'La firma no corresponde: algo se ha cambiado.',
      'too-large': 'Es demasiado grande.',
      'not-the-format':
        'Está firmado, pero no es el cálculo de un presupuesto en una versión que este programa conozca.',
    },
  },
} as const
