import { readConfig } from '../platform/config.ts'
import { type Log, openLog } from '../platform/log.ts'

/** Prints a result: as JSON on one line for scripts, else in words. */
export function print(asJson: boolean | undefined, result: unknown, words: readonly string[]): void {
  if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`)
  else for (const line of words) process.stdout.write(`${line}\n`)
}

/** The configuration of the portal; a command says what it did itself, so the log keeps to warnings. */
export function configOfCommand() {
  return readConfig({ LOG_LEVEL: 'warn', ...process.env })
}

/** The log of a command. */
export function logOfCommand(): Log {
  return openLog(configOfCommand().logLevel)
}
