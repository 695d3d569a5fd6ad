import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, runProgram } from './embedded-postgres-account.ts'

/** The PostgreSQL releases that come with Chancery: 18 is the product's; 15, the oldest supported, is for tests. */
export type Release = '18' | '15'

/** A folder with `bin`, `lib` and `share` in which PostgreSQL's programs were seen to run under the account. */
export type Programs = { readonly folder: string; readonly release: Release }

/** Binaries as npm installed them: the package's `native` folder and its exact version. */
export type InstalledBinaries = { readonly native: string; readonly version: string }

const WAY_OUT = 'Set DATABASE_URL to a PostgreSQL server (15 or later), and DATABASE_OWNER_URL for its owner.'

/** The path of one of PostgreSQL's programs. */
export function programPath(folder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** Finds the package with the binaries for this system. Throws, with what to do instead, where there is none. */
export async function findInstalledBinaries(
  release: Release,
  system: { platform: string; arch: string } = process,
): Promise<InstalledBinaries> {
  const kind = `${system.platform === 'win32' ? 'windows' : system.platform}-${system.arch}`
  const name = release === '18' ? `@embedded-postgres/${kind}` : `postgres-15-${kind}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const version = typeof manifest === 'object' && manifest && 'version' in manifest ? String(manifest.version) : ''
    return { native: join(folder, 'native'), version }
  } catch {
    throw new Error(
      `No embedded PostgreSQL ${release} is installed for ${kind}: the package ${name} is missing. ` +
        `If optional dependencies were left out, run "npm ci" again with them. Otherwise: ${WAY_OUT}`,
    )
  }
}

/**
 * Makes the binaries runnable by the account. Used in place where that works; missing links between libraries (install
 * scripts switched off) are made in place where we may write; else everything is copied, beside the data first.
 * Throws when PostgreSQL runs nowhere, with its own words.
 */
export async function preparePrograms(
  installed: InstalledBinaries,
  release: Release,
  folder: string,
  account: Account | undefined,
): Promise<Programs> {
  let problem = await whyNotRun(installed.native, account)
  if (problem && (await makeMissingLinks(installed.native, installed.native))) {
    problem = await whyNotRun(installed.native, account)
  }
  if (!problem) return { folder: installed.native, release }
  for (const base of placesForCopies(folder)) {
    const copy = join(base, `postgres-${installed.version}`)
    try {
      const made = await copyOnce(installed.native, copy)
      problem = await whyNotRun(copy, account)
      if (!problem) return { folder: copy, release }
      if (made) await rm(copy, { recursive: true, force: true })
    } catch (error) {
      problem = String(error)
    }
  }
  throw new Error(`The embedded PostgreSQL does not run on this system (${problem}). ${WAY_OUT}`)
}

/** Asks the server program for its version, the cheapest proof that files, rights and libraries fit; null when they do. */
async function whyNotRun(folder: string, account: Account | undefined): Promise<string | null> {
  try {
    const result = await runProgram(programPath(folder, 'postgres'), ['--version'], { account, cwd: '/' })
    return result.code === 0 ? null : result.output.trim() || `exit code ${result.code}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists those its libraries need, and its install script makes
 * them. We do the same wherever that script did not run. False when nothing was missing or nothing could be made.
 */
async function makeMissingLinks(native: string, target: string): Promise<boolean> {
  let made = false
  for (const link of await readLinkList(native)) {
    const path = join(target, relative('native', link.target))
    const source = relative(dirname(link.target), link.source)
    await symlink(source, path).then(
      () => {
        made = true
      },
      () => undefined,
    )
  }
  return made
}

async function readLinkList(native: string): Promise<{ source: string; target: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: { source?: unknown; target?: unknown }) =>
    typeof entry.source === 'string' && typeof entry.target === 'string'
      ? [{ source: entry.source, target: entry.target }]
      : [],
  )
}

/** Beside the data; or, where the account cannot even reach that, where systems keep what can be made again. */
function placesForCopies(folder: string): string[] {
  return [folder, '/var/cache/chancery', join(tmpdir(), `chancery-${process.getuid?.() ?? 0}`)]
}

/**
 * Copies to a name of our own, then renames: a copy that was interrupted is never taken for a whole one. False when the
 * copy was there already (another server may be running from it).
 */
async function copyOnce(native: string, copy: string): Promise<boolean> {
  const made = await mkdir(dirname(copy), { recursive: true })
  if (made) await chmod(dirname(copy), 0o755)
  await refuseForeign(dirname(copy))
  const present = await lstat(copy).catch(() => undefined)
  if (present) {
    await refuseForeign(copy)
    return false
  }
  const partial = `${copy}.tmp.${process.pid}`
  await rm(partial, { recursive: true, force: true })
  await cp(native, partial, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig',
  })
  await makeMissingLinks(native, partial)
  await openForReading(partial)
  try {
    await rename(partial, copy)
    return true
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    // Another process was faster; its copy is as good as ours.
    if (!(await lstat(copy).catch(() => undefined))) throw error
    return false
  }
}

/** Programs are only run from folders that are ours and that nobody else can write to. */
async function refuseForeign(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(`${folder} belongs to somebody else or others may write to it`)
  }
}

/** A checkout made under a strict umask must not carry its strictness into the copy, which another account reads. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openForReading(path)
    else if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}
