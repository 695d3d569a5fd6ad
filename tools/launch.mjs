// Runs a TypeScript entry under Node 24, whatever Node started this file: `node tools/launch.mjs <entry.ts> [arguments…]`.
// Plain JavaScript without dependencies, because it must run under any Node from 18 on and say something useful even
// where nothing is installed yet.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED_MAJOR = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const compileCache = join(modules, '.cache', 'node-compile-cache')

function giveUp(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** The Node that npm installed for this system, or undefined where no such package exists or it is too old. */
function findPackagedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    const manifest = join(modules, name, 'package.json')
    const path = join(modules, name, 'bin', program)
    if (!existsSync(manifest) || !existsSync(path)) continue
    if (Number.parseInt(JSON.parse(readFileSync(manifest, 'utf8')).version, 10) >= NEEDED_MAJOR) return path
  }
  return undefined
}

/** Child processes that say `node` must find the same Node, and share the compile cache. */
function environmentFor(nodePath) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const known = process.env[pathName]
  return {
    [pathName]: known ? `${dirname(nodePath)}${delimiter}${known}` : dirname(nodePath),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compileCache,
  }
}

function runUnder(nodePath, entry, args) {
  const child = spawn(nodePath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...environmentFor(nodePath) },
  })
  // A terminal sends Ctrl+C to every process in the foreground: the child has it already, and a second one would look
  // like an impatient "stop now".
  const fromTerminal = Boolean(process.stdin.isTTY)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !fromTerminal) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    giveUp(
      `Could not run ${nodePath} (${error.message}). It needs a system with the GNU C library.\n` +
        `Install Node.js ${NEEDED_MAJOR} or later (https://nodejs.org) and run the command again.`,
    )
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    // Where a signal cannot end this process (Windows, or a blocked signal), the shell's convention tells it.
    setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 1000)
  })
}

async function runHere(entry, args) {
  Object.assign(process.env, environmentFor(process.execPath))
  nodeModule.enableCompileCache?.(process.env.NODE_COMPILE_CACHE)
  process.argv = [process.execPath, entry, ...args]
  await import(pathToFileURL(entry).href)
}

const [entryName, ...args] = process.argv.slice(2)
if (!entryName) giveUp('Usage: node tools/launch.mjs <entry.ts> [arguments…]')
const entry = resolve(entryName)
if (!existsSync(entry)) giveUp(`There is no file ${entry}.`)
if (!existsSync(modules)) giveUp(`The dependencies are not installed yet. Run "npm ci" in ${root} first.`)

if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) {
  await runHere(entry, args)
} else {
  const packaged = findPackagedNode()
  if (packaged) runUnder(packaged, entry, args)
  else {
    giveUp(
      `Chancery needs Node.js ${NEEDED_MAJOR} or later; this is ${process.version}, and npm installed no Node for ` +
        `${process.platform}-${process.arch}.\nEither run "npm ci" again without leaving out optional dependencies, or ` +
        `install Node.js ${NEEDED_MAJOR} (https://nodejs.org) and run the command again.`,
    )
  }
}
