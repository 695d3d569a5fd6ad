import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const build = join(root, 'build')
const stampFile = join(build, '.stamp')
/** Everything that the pages are made of. */
const inputs = [
  'web',
  'messages',
  'contract',
  'values',
  'tools/web-icons.ts',
  'vite.config.ts',
  'react-router.config.ts',
  'package-lock.json',
]
/** Pages that people have open ask for the files they were made with for some days yet. */
const keptDays = 7
const compressible = /\.(js|css|svg|json|txt|webmanifest)$/
const compressed = promisify(brotliCompress)

/** Builds the pages unless they are built from exactly what is there now. Tells whether it built. */
export async function buildWebIfStale(): Promise<boolean> {
  const stamp = await stampOf(inputs.map((name) => join(root, name)))
  const found = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : ''
  if (found === stamp) return false
  await rm(stampFile, { force: true })
  const former = join(build, 'former-assets')
  const assets = join(build, 'client', 'assets')
  // After a build that failed, the former files are still set aside.
  if (existsSync(assets) && !existsSync(former)) await rename(assets, former)
  await run(process.execPath, [join(root, 'node_modules', '@react-router', 'dev', 'bin.cjs'), 'build'])
  await compressAssets(assets)
  await keepFormer(former, assets)
  await writeFile(stampFile, stamp)
  return true
}

/** One hash over names and contents. */
async function stampOf(paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map(filesUnder))).flat().toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(root.length)}\0`).update(await readFile(file))
  return hash.digest('hex')
}

async function filesUnder(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function compressAssets(folder: string): Promise<void> {
  const files = (await filesUnder(folder)).filter((file) => compressible.test(file))
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file)
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      await writeFile(`${file}.br`, await compressed(bytes, { params }))
    }),
  )
}

async function keepFormer(former: string, assets: string): Promise<void> {
  if (!existsSync(former)) return
  await mkdir(assets, { recursive: true })
  const oldest = Date.now() - keptDays * 86_400_000
  for (const file of await filesUnder(former)) {
    const { mtime, mtimeMs } = await stat(file)
    const kept = join(assets, file.slice(former.length + 1))
    if (mtimeMs < oldest || existsSync(kept)) continue
    await cp(file, kept)
    await utimes(kept, mtime, mtime)
  }
  await rm(former, { recursive: true })
}

/** Runs a program quietly; what it said is shown when it fails. */
async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => void said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => void said.push(chunk))
  const done = Promise.withResolvers<number | null>()
  child.on('error', done.reject)
  child.on('close', done.resolve)
  const code = await done.promise
  if (code !== 0) throw new Error(`The pages could not be built:\n${Buffer.concat(said).toString('utf8')}`)
}
