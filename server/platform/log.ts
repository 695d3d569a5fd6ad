import { pino } from 'pino'

/** Structured lines on standard error: ids and codes, never names, addresses, tokens or bodies (PLT-8). */
export type Log = {
  info(facts: Record<string, unknown>, message: string): void
  warn(facts: Record<string, unknown>, message: string): void
  error(facts: Record<string, unknown>, message: string): void
}

/** The log of a process. Standard output is kept for what a person asked to see. */
export function openLog(level: 'silent' | 'error' | 'warn' | 'info'): Log {
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  )
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  }
}
