import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { expOf } from '../../licence-file/format.ts'
import { judgedAt, makeFile } from '../../licence-file/vectors/craft.ts'
import { statusToken } from '../../licence-file/vectors/status-vectors.ts'
import { verifyCommand } from './verify.ts'

const vectors = new URL('../../licence-file/vectors/', import.meta.url)
const keySet = readFileSync(new URL('keys.json', vectors))
const checks = ['--host', 'hostname:Srv-App-01', '--release-date', '2026-12-01', '--status-list', 'list.jwt']

class Quit extends Error {}

/** Runs the command in a world of a few named files; gives exit code and what was written where. */
async function run(
  args: string[],
  changes: { files?: Record<string, string>; now?: number; env?: Record<string, string> } = {},
) {
  const files: Record<string, string | Buffer> = {
    'a.lic': makeFile(),
    'keys.json': keySet,
    'list.jwt': `${statusToken(0)}\n`,
    ...changes.files,
  }
  const seen = { code: -1, out: [''], err: [''] }
  const settle = (exitCode: number) => {
    seen.code = exitCode
  }
  const program = new Command('chancery')
  verifyCommand(program, {
    nowSeconds: () => changes.now ?? judgedAt,
    read: async (place) => {
      const found = files[place]
      if (found === undefined) throw new Error('ENOENT')
      return Buffer.from(found)
    },
    print: (line) => seen.out.push(line),
    complain: (line) => seen.err.push(line),
    leave: settle,
    quit: (exitCode) => {
      settle(exitCode)
      throw new Quit()
    },
    env: changes.env ?? {},
  })
  await program.parseAsync(['verify', ...args], { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof Quit)) throw error
  })
  return { code: seen.code, out: seen.out.slice(1), err: seen.err.slice(1).join('\n') }
}

describe('LIC-8: chancery verify FILE', () => {
  it('says genuine, in force, and ends with 0', async () => {
    const { code, out } = await run(['a.lic', '--keys', 'keys.json', ...checks])
    expect([code, out[0]]).toEqual([0, 'genuine, in force'])
    expect(out.slice(-2)).toEqual(['Not checked:', '  whether the clock was set back: no earlier time is known'])
  })

  it('asks the portal of this installation for its keys when none are named', async () => {
    const address = 'https://licences.example.com/.well-known/jwks.json'
    const env = { PUBLIC_ORIGIN: 'https://licences.example.com/' }
    expect((await run(['a.lic'], { env, files: { [address]: keySet.toString() } })).code).toBe(0)
    expect((await run(['a.lic'], { env: { PORT: '3999' } })).err).toContain(
      'http://127.0.0.1:3999/.well-known/jwks.json',
    )
  })

  it.each([
    [
      'a changed byte',
      { files: { 'a.lic': makeFile().replace(/.(?=.{100}\n$)/, '_') } },
      [],
      'not genuine',
      /signature does not fit/,
    ],
    ['another key', { files: { 'keys.json': '{"keys":[]}' } }, [], 'not genuine', /not among the trusted keys/],
    ['another host', {}, ['--host', 'hostname:other'], 'genuine, not in force', /another host/],
    [
      'a host differing in case',
      {},
      ['--host', 'hostname:srv-app-01'],
      'genuine, not in force',
      /only in upper and lower case/,
    ],
    [
      'an ended licence',
      { now: expOf('2027-07-24') + 72 * 3_600 },
      [],
      'genuine, not in force',
      /It ended at 2027-07-25 12:00 UTC/,
    ],
    ['a returned one', { files: { 'list.jwt': statusToken(1) } }, [], 'genuine, not in force', /revoked/],
    [
      'a release too new',
      {},
      ['--release-date', '2027-02-01'],
      'genuine, not in force',
      /too new: maintenance ended on 2027-01-31/,
    ],
  ])('says so of %s, and ends with 1', async (_, changes, more, verdict, why) => {
    const { code, out } = await run(['a.lic', '--keys', 'keys.json', ...checks, ...more], changes)
    expect([code, out[0]]).toEqual([1, verdict])
    expect(out.join('\n')).toMatch(why)
  })

  it('speaks Spanish by option and by environment', async () => {
    expect((await run(['a.lic', '--keys', 'keys.json', '--language', 'es'])).out[0]).toBe('auténtico, vigente')
    expect((await run(['a.lic', '--keys', 'keys.json'], { env: { LANG: 'es_MX.UTF-8' } })).out[0]).toBe(
      'auténtico, vigente',
    )
  })

  it('prints the result as JSON for programs', async () => {
    const { code, out } = await run(['a.lic', '--keys', 'keys.json', '--json'])
    expect([code, JSON.parse(out.join('\n'))]).toMatchObject([
      0,
      { genuine: true, inForce: true, notChecked: ['host', 'release', 'status', 'clock'] },
    ])
  })

  it.each([
    ['no file', [], /missing required argument/],
    ['a file that is not there', ['b.lic', '--keys', 'keys.json'], /Can't read b.lic/],
    ['an unknown option', ['a.lic', '--force'], /unknown option/],
    ['a host without type', ['a.lic', '--keys', 'keys.json', '--host', 'srv'], /Not a host ID: srv/],
    ['a host of no known type', ['a.lic', '--keys', 'keys.json', '--host', 'ip:10.0.0.1'], /Not a host ID/],
    ['a MAC that is none', ['a.lic', '--keys', 'keys.json', '--host', 'mac:00:1b'], /Not a host ID/],
    ['a day that is none', ['a.lic', '--keys', 'keys.json', '--release-date', '2026-02-30'], /Not a day/],
    ['keys that are none', ['a.lic', '--keys', 'a.lic'], /Not a JWK set/],
    ['a language it does not speak', ['a.lic', '--language', 'fr'], /es/],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, err, out } = await run(args)
    expect([code, out]).toEqual([2, []])
    expect(err).toMatch(message)
  })

  it('reads files from disk and lists from an address, as a program of its own', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/status/1' ? 200 : 404
      response.end(statusToken(1))
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const code = `import { Command } from 'commander'
      import { verifyCommand } from './server/cli/verify.ts'
      const program = new Command()
      verifyCommand(program)
      await program.parseAsync(process.argv.slice(1), { from: 'user' })`
    const verify = async (list: string) => {
      const args = [
        'verify',
        fileURLToPath(new URL('example.lic', vectors)),
        '--keys',
        fileURLToPath(new URL('keys.json', vectors)),
      ]
      const cwd = new URL('../../', import.meta.url)
      const flags = ['--input-type=module-typescript', '-e', code, '--', ...args, '--status-list', list]
      const child = spawn(process.execPath, flags, { cwd, env: { ...process.env, LANG: 'C' } })
      const [chunks, errors]: [string[], string[]] = [[], []]
      child.stdout.on('data', (chunk) => chunks.push(String(chunk)))
      child.stderr.on('data', (chunk) => errors.push(String(chunk)))
      const [exitCode] = await once(child, 'close')
      return { exitCode, out: chunks.join(''), err: errors.join('') }
    }
    const found = await verify(`${origin}/status/1`)
    expect([found.exitCode, found.err]).toEqual([1, ''])
    expect(found.out).toMatch(/^genuine, not in force\n(.*\n)*? {2}It has been revoked/)
    const missing = await verify(`${origin}/status/2`)
    server.close()
    expect([missing.exitCode, missing.out, missing.err]).toEqual([2, '', `Can't read ${origin}/status/2: HTTP 404\n`])
  })
})
