import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** An operating-system account without privileges, under which PostgreSQL runs when Chancery itself runs as root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** What a short-lived program did: its exit code (null when a signal ended it) and all it printed. */
export type ProgramResult = { readonly code: number | null; readonly output: string }

/** PostgreSQL refuses to run as root. These accounts are tried in turn; every Unix has the second. */
const ACCOUNT_NAMES = ['postgres', 'nobody']

/**
 * The account to run PostgreSQL under: undefined unless this process is root (then everything runs as ourselves).
 * Data that exists already stays with its owner. Throws when the system knows no account that fits.
 */
export function findAccount(ownerOfData: number | undefined): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').flatMap(parseAccount)
  const byOwner = ownerOfData ? accounts.find((account) => account.uid === ownerOfData) : undefined
  const byName = ACCOUNT_NAMES.flatMap((name) => accounts.filter((account) => account.name === name))
  const chosen = byOwner ?? byName[0]
  if (chosen) return chosen
  throw new Error(
    `PostgreSQL does not run as root, and this system has no account named ${ACCOUNT_NAMES.join(' or ')}. ` +
      'Start Chancery as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function parseAccount(line: string): Account[] {
  const [name, , uid, gid] = line.split(':')
  if (!name || !uid || !gid || uid === '0') return []
  return [{ name, uid: Number(uid), gid: Number(gid) }]
}

/** What `spawn` needs so that a program runs under the account; nothing when it runs as ourselves. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/**
 * The environment PostgreSQL's programs get. Ours may hold secrets (and PG… variables meant for clients), so only a few
 * names pass: those that find programs and, in drills that bend the clock, those that load the bender.
 */
export function programEnvironment(): Record<string, string> {
  const passed = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'LD_PRELOAD', 'FAKETIME', 'FAKETIME_TIMESTAMP_FILE']
  const known = passed.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(known), LC_ALL: 'C' }
}

/** Runs a program to its end under the account. Rejects only when it cannot be started at all (missing, unreachable). */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { account: Account | undefined; cwd: string; input?: string },
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: programEnvironment(),
      windowsHide: true,
      ...asAccount(options.account),
    })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
    // A program that ends before it has read its input breaks the pipe; its exit code says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}
