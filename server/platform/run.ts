import { ConfigFaults, configExitCode } from './config.ts'
import { OperatorFault } from './operator-fault.ts'

/** Something that runs until it is told to stop. */
export type Running = { stop(): Promise<void> }

/**
 * Lets the first SIGTERM or SIGINT stop what runs, in good order, and a second one end the process at once (PLT-2). The
 * process ends by itself when all has stopped; what hangs is cut off after a minute.
 */
export function stopOnSignals(running: Running): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    setTimeout(() => process.exit(1), 60_000).unref()
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** Ends the process with what the operator must know: one sentence per fault of the configuration, else the error. */
export function fail(error: unknown): never {
  if (error instanceof ConfigFaults) {
    for (const fault of error.faults) process.stderr.write(`${fault}\n`)
    process.exit(configExitCode)
  }
  // What the system refuses (a port in use, a file that is not there) says enough by itself.
  if (error instanceof OperatorFault || (error instanceof Error && 'syscall' in error))
    process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
}
