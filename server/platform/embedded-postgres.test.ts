import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { poll, processMark } from './embedded-postgres-processes.ts'

const run = promisify(execFile)
const quiet = { info: () => undefined, warn: () => undefined }
const isRoot = process.getuid?.() === 0
let shared: string

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'chancery-supervisor-'))
  const began = performance.now()
  const server = await startEmbeddedPostgres({ folder: join(shared, 'model'), log: quiet })
  console.info(`first start: ${Math.round(performance.now() - began)} ms`)
  await ask(server.ownerUrl, 'create table files (id integer primary key)')
  await ask(server.ownerUrl, 'insert into files values (1)')
  await server.stop()
})

afterAll(() => rm(shared, { recursive: true, force: true }))

/** A database folder with one table and one row, stopped; a copy, since making one takes about a second. */
async function preparedFolder(name = 'database'): Promise<string> {
  const folder = join(await mkdtemp(join(shared, 'test-')), name)
  await mkdir(dirname(folder), { recursive: true })
  // With its owners, which a copy by Node would lose.
  await run('cp', ['-a', join(shared, 'model'), folder])
  return folder
}

async function start(folder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ folder, log: quiet })
  onTestFinished(() => server.stop())
  return server
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  // A connection that a killed server drops also reports so on its own.
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query({ text: statement, rowMode: 'array' })
    .then((result) => result.rows.flat())
    .finally(() => client.end())
}

/** Another process that serves the folder; `ready` is when its server answers. */
function startInChild(folder: string): { child: ChildProcess; ready: Promise<{ adopted: boolean; ownerUrl: string }> } {
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)})
    const log = { info() {}, warn() {} }
    const server = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)}, log })
    console.log(JSON.stringify({ adopted: server.adopted, ownerUrl: server.ownerUrl }))
    process.stdin.on('end', () => server.stop()).resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const ready = new Promise<{ adopted: boolean; ownerUrl: string }>((resolve, reject) => {
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.stdout.on('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString())))
    child.on('exit', () => reject(new Error(`the child ended early: ${errors}`)))
  })
  // Tests that kill the child before it is ready never look at this.
  ready.catch(() => undefined)
  return { child, ready }
}

async function killHard(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function stopChild(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.stdin?.end()
  expect(await ended).toEqual([0, null])
}

function postmasterPid(folder: string): number {
  return Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function eventually<Answer>(check: () => Answer | undefined | Promise<Answer | undefined>): Promise<Answer> {
  const answer = await poll(async () => (async () => check())().catch(() => undefined), { limit: 15_000, every: 5 })
  if (answer === undefined) throw new Error('the condition did not come true within 15 s')
  return answer
}

test('PLT-1: a warm start finds the rows again, listens on no network and keeps the application without rights', async () => {
  const folder = await preparedFolder()
  const began = performance.now()
  const server = await start(folder)
  console.info(`warm start: ${Math.round(performance.now() - began)} ms`)
  expect(server.adopted).toBe(false)
  expect(await ask(server.ownerUrl, 'select id from files')).toEqual([1])
  await expect(ask(server.appUrl, 'select id from files')).rejects.toThrow(/permission denied/)
  await expect(ask(server.appUrl, 'create table mine (id integer)')).rejects.toThrow(/permission denied/)
  const settings = [
    'fsync',
    'data_checksums',
    'full_page_writes',
    'synchronous_commit',
    'listen_addresses',
    'max_connections',
  ]
  const found = await ask(server.ownerUrl, `select ${settings.map((name) => `current_setting('${name}')`).join()}`)
  expect(found).toEqual(['on', 'on', 'on', 'on', '', '150'])
  expect(statSync(join(folder, 'pg')).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'pg', 'chancery-passwords.json')).mode & 0o777).toBe(0o600)
})

test('PLT-1: text is compared by code point, with upper and lower case of every script, in 18 as in 15', async () => {
  const facts = `select lower('ÉΩЖ'), 'Z' < 'a', 'z' < 'é', to_tsvector('spanish', 'licencias')::text`
  const answers = []
  for (const binaries of ['18', '15'] as const) {
    const folder = binaries === '18' ? await preparedFolder() : join(await mkdtemp(join(shared, 'test-')), 'fifteen')
    if (binaries === '15') await chmod(dirname(folder), 0o711)
    if (binaries === '15') await chmod(shared, 0o711)
    const server = await startEmbeddedPostgres({ folder, log: quiet, binaries })
    answers.push(await ask(server.appUrl, facts).finally(() => server.stop()))
  }
  expect(answers).toEqual([answers[0], ['éωж', true, true, "'licenci':1"]])
})

test('PLT-1: a server that outlived its killed process is used on, and stopped by the one that took it over', async () => {
  const folder = await preparedFolder()
  const { child, ready } = startInChild(folder)
  const { ownerUrl } = await ready
  await ask(ownerUrl, 'insert into files values (2)')
  const survivor = postmasterPid(folder)
  await killHard(child)

  const began = performance.now()
  const server = await startEmbeddedPostgres({ folder, log: quiet })
  console.info(`adopted: ${Math.round(performance.now() - began)} ms`)
  expect({ adopted: server.adopted, pid: postmasterPid(folder) }).toEqual({ adopted: true, pid: survivor })
  expect(await ask(server.ownerUrl, 'select id from files order by id')).toEqual([1, 2])
  await server.stop()
  expect(processMark(survivor)).toBeUndefined()
})

test.each(['PG_VERSION', 'chancery.conf', 'chancery-passwords.json'])(
  'PLT-1: killed while making the database (when %s appears), the next start makes it whole',
  async (sign) => {
    const folder = join(await mkdtemp(join(shared, 'test-')), 'database')
    const { child } = startInChild(folder)
    await eventually(() => {
      const names = readdirSync(folder).filter((name) => name.startsWith('pg'))
      return names.some((name) => existsSync(join(folder, name, sign))) || undefined
    })
    await killHard(child)

    const server = await start(folder)
    expect(await ask(server.ownerUrl, 'select current_user::text')).toEqual(['chancery_owner'])
    expect(await ask(server.appUrl, 'select current_user::text')).toEqual(['chancery_app'])
    // The killed process may have left a program that goes on writing for a moment: a later start clears what it made.
    await eventually(async () => {
      await (await startEmbeddedPostgres({ folder, log: quiet })).stop()
      return (await readdir(folder)).every((name) => !name.startsWith('pg.tmp')) || undefined
    })
  },
)

test('PLT-1: two processes that start on an empty folder at once share one server; the first to leave does not stop it', async () => {
  const folder = join(await mkdtemp(join(shared, 'test-')), 'database')
  const [first, second] = [startInChild(folder), startInChild(folder)]
  const [one, other] = await Promise.all([first.ready, second.ready])
  expect(one.ownerUrl).toBe(other.ownerUrl)
  const pid = postmasterPid(folder)
  await stopChild(first.child)
  expect(await ask(other.ownerUrl, 'select 1')).toEqual([1])
  expect(postmasterPid(folder)).toBe(pid)
  await stopChild(second.child)
  expect(processMark(pid)).toBeUndefined()
})

test('PLT-1: while another still uses the server, also in the same process, leaving does not stop it', async () => {
  const folder = await preparedFolder()
  const [first, second] = [await start(folder), await start(folder)]
  const pid = postmasterPid(folder)
  await first.stop()
  expect(await ask(second.ownerUrl, 'select id from files')).toEqual([1])
  await second.stop()
  expect(processMark(pid)).toBeUndefined()
})

test('PLT-1: a lock file left by a dead server does not hinder the start, nor does a stranger with its process number', async () => {
  const folder = await preparedFolder()
  const owner = statSync(join(folder, 'pg'))
  const account = isRoot ? { uid: owner.uid, gid: owner.gid } : {}
  const stranger = spawn('sleep', ['600'], account)
  onTestFinished(() => {
    stranger.kill()
  })
  const dead = spawn('true')
  await once(dead, 'exit')
  for (const pid of [dead.pid, stranger.pid]) {
    const lock = [pid, join(folder, 'pg'), 1_700_000_000, 5432, 'socket', '', '  1234567   65538', 'ready   ', '']
    await writeFile(join(folder, 'pg', 'postmaster.pid'), lock.join('\n'))
    const server = await startEmbeddedPostgres({ folder, log: quiet })
    expect({ adopted: server.adopted, rows: await ask(server.ownerUrl, 'select id from files') }).toEqual({
      adopted: false,
      rows: [1],
    })
    await server.stop()
  }
  expect(stranger.exitCode).toBeNull()
})

test('PLT-1: a killed server comes back by itself, at the same address, with every row that was acknowledged', async () => {
  const folder = await preparedFolder()
  const server = await start(folder)
  const killed: number[] = []
  for (const id of [2, 3]) {
    await ask(server.ownerUrl, `insert into files values (${id})`)
    const pid = postmasterPid(folder)
    process.kill(pid, 'SIGKILL')
    killed.push(pid)
    const began = performance.now()
    await eventually(() => (killed.includes(postmasterPid(folder)) ? undefined : ask(server.ownerUrl, 'select 1')))
    console.info(`back after a kill: ${Math.round(performance.now() - began)} ms`)
  }
  expect(await ask(server.ownerUrl, 'select id from files order by id')).toEqual([1, 2, 3])
})

test('PLT-1: where the path of the folder is too long for a socket, the socket lies in a short private folder', async () => {
  const folder = await preparedFolder('a-very-long-name-'.repeat(8))
  const server = await start(folder)
  const host = new URL(server.ownerUrl).searchParams.get('host') ?? ''
  expect(host.length).toBeLessThan(80)
  expect(statSync(host).mode & 0o777).toBe(0o700)
  expect(await ask(server.ownerUrl, 'select id from files')).toEqual([1])
  const again = await start(folder)
  expect({ adopted: again.adopted, ownerUrl: again.ownerUrl }).toEqual({ adopted: true, ownerUrl: server.ownerUrl })
  await Promise.all([again.stop(), server.stop()])
  expect(existsSync(host)).toBe(false)
})
