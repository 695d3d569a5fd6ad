import { randomBytes } from 'node:crypto'
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

/** Those who use one database folder, each with the number and mark of its process; the dead are known by their marks. */
export type Users = {
  /** Takes this user off the list. */
  leave(): Promise<void>
  /** True when another user, in a process that lives, is on the list. */
  others(): boolean
}

/** Puts a user in this process on the list of those who use the database in `folder`, and takes the dead off it. */
export async function joinUsers(folder: string): Promise<Users> {
  const list = join(folder, 'users')
  const name = [process.pid, processMark(process.pid), randomBytes(4).toString('hex')].join('.')
  await mkdir(list, { recursive: true, mode: 0o700 })
  await writeFile(join(list, name), '')
  for (const other of readdirSync(list)) {
    if (!lives(other)) await rm(join(list, other), { force: true })
  }
  return {
    leave: () => rm(join(list, name), { force: true }),
    others: () => hasLivingUser(folder, name),
  }
}

/** True when somebody in a living process is on the list of the database in `folder`, leaving aside the one named. */
export function hasLivingUser(folder: string, except?: string): boolean {
  const list = join(folder, 'users')
  return existsSync(list) && readdirSync(list).some((name) => name !== except && lives(name))
}

/** A user's name holds all there is to know, so that nobody can ever see it half written. */
function lives(name: string): boolean {
  const [pid, mark] = name.split('.')
  return mark !== undefined && processMark(Number(pid)) === mark
}
