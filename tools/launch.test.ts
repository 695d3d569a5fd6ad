import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

const launcher = join(dirname(fileURLToPath(import.meta.url)), 'launch.mjs')
/** Makes Node believe, in the launcher only, that it is an older one. */
const OLD = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.0.0'}})`
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-launch-'))
  await writeFile(
    join(folder, 'entry.ts'),
    `import { execFileSync } from 'node:child_process'
    const mode: string | undefined = process.argv[2]
    process.on('SIGTERM', () => process.exit(7))
    process.on('SIGHUP', () => process.exit(8))
    const child = execFileSync('node', ['-p', 'process.versions.node']).toString().trim()
    console.log(JSON.stringify({ major: Number.parseInt(child), args: process.argv.slice(2) }))
    if (mode === 'wait') setInterval(() => undefined, 1000)
    if (mode === 'die') process.kill(process.pid, 'SIGKILL')`,
  )
})

afterAll(() => rm(folder, { recursive: true, force: true }))

type Outcome = { output: string; errors: string; code: unknown; signal: unknown }

/** Runs the launcher; where a signal is named, sends it as soon as the entry has spoken. */
async function launch(options: {
  old: boolean
  launcher?: string
  args: string[]
  signal?: NodeJS.Signals
}): Promise<Outcome> {
  const flags = options.old ? ['--import', OLD] : []
  const child = spawn(process.execPath, [...flags, options.launcher ?? launcher, ...options.args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const heard = { output: '', errors: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    heard.output += chunk.toString()
    if (options.signal) child.kill(options.signal)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    heard.errors += chunk.toString()
  })
  const [code, signal] = await once(child, 'close')
  return { ...heard, code, signal }
}

test.each([
  ['the Node that npm installed, where the system has an older one', true],
  ['the Node it was started with, where that is new enough', false],
])('the launcher runs TypeScript under %s, with arguments, exit codes and signals passed on', async (_title, old) => {
  const entry = join(folder, 'entry.ts')
  const done = await launch({ old, args: [entry, 'say', '--flag'] })
  expect(done).toEqual({ output: '{"major":24,"args":["say","--flag"]}\n', errors: '', code: 0, signal: null })
  expect(await launch({ old, args: [entry, 'wait'], signal: 'SIGTERM' })).toMatchObject({ code: 7, signal: null })
  expect(await launch({ old, args: [entry, 'wait'], signal: 'SIGHUP' })).toMatchObject({ code: 8, signal: null })
  expect(await launch({ old, args: [entry, 'wait'], signal: 'SIGINT' })).toMatchObject({ code: null, signal: 'SIGINT' })
  expect(await launch({ old, args: [entry, 'die'] })).toMatchObject({ code: null, signal: 'SIGKILL' })
})

test('where something is missing, the launcher says what it needs and what to do', async () => {
  const bare = join(folder, 'bare', 'tools', 'launch.mjs')
  await mkdir(dirname(bare), { recursive: true })
  await cp(launcher, bare)
  const args = [join(folder, 'entry.ts')]
  const uninstalled = await launch({ old: true, launcher: bare, args })
  expect(uninstalled).toMatchObject({
    code: 1,
    output: '',
    errors: expect.stringMatching(/Run "npm ci" in .*bare first/),
  })
  await mkdir(join(folder, 'bare', 'node_modules'))
  const without = await launch({ old: true, launcher: bare, args })
  expect(without).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(/needs Node\.js 24 or later/) })
  const lost = await launch({ old: false, args: [join(folder, 'nowhere.ts')] })
  expect(lost).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(/no file .*nowhere\.ts/) })
})
