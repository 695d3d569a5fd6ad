import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Tells one life of a process number from the next: undefined when no such process lives. On Linux the mark holds the
 * process's start, so that a number given to another process counts as dead, and so does a process that has ended but
 * was not yet collected by its parent (usual in containers). Elsewhere it only says that somebody lives there.
 */
export function processMark(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      // The second field is the program's name in brackets and may hold anything, also blanks and brackets.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
    } catch {
      return undefined
    }
  }
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'alive' : undefined
  }
}

/** Asks again and again until the answer is not undefined; undefined when the limit (milliseconds) has passed. */
export async function poll<Answer>(
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  timing: { limit: number; every: number },
): Promise<Answer | undefined> {
  const deadline = performance.now() + timing.limit
  for (;;) {
    const answer = await ask()
    if (answer !== undefined || performance.now() > deadline) return answer
    await pause(timing.every)
  }
}

/** The processes that use one database folder. Each puts down its number and mark; the dead are known by their marks. */
export type Users = {
  /** Takes this process off the list. */
  leave(): Promise<void>
  /** True when another living process is on the list. */
  others(): boolean
}

/** Puts this process on the list of those who use the database in `folder`. */
export async function joinUsers(folder: string): Promise<Users> {
  const list = join(folder, 'users')
  const own = join(list, String(process.pid))
  await mkdir(list, { recursive: true, mode: 0o700 })
  await writeFile(own, processMark(process.pid) ?? '')
  return {
    leave: () => rm(own, { force: true }),
    others: () => hasLivingUser(folder, process.pid),
  }
}

/** True when a living process is on the list of the database in `folder`, leaving aside the one named. */
export function hasLivingUser(folder: string, except?: number): boolean {
  const list = join(folder, 'users')
  return existsSync(list) && readdirSync(list).some((name) => Number(name) !== except && isStillUser(list, name))
}

function isStillUser(list: string, name: string): boolean {
  try {
    return processMark(Number(name)) === readFileSync(join(list, name), 'utf8')
  } catch {
    // Taken off the list between the two looks.
    return false
  }
}
