import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compactVerify, createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, describe, expect, it } from 'vitest'
import { publicJwk } from './sign.ts'
import { baseClaims, fileKey, judgedAt, listKey, makeFile, pastFileKey, tokenOf } from './vectors/craft.ts'
import { forgedVectors } from './vectors/forged-vectors.ts'
import { genuineVectors } from './vectors/genuine-vectors.ts'
import { statusToken } from './vectors/status-vectors.ts'

const folder = mkdtempSync(join(tmpdir(), 'licence-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

const published = [fileKey, pastFileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose))
const joseKeys = createLocalJWKSet({ keys: published.map((jwk) => ({ ...jwk })) })
const currentDate = new Date(judgedAt * 1000)
const pythonHasCryptography = spawnSync('python3', ['-c', 'import cryptography']).status === 0

/** What openssl says of a token under the key for licence files; it knows nothing of JWS or of our code. */
function opensslAccepts(token: string): boolean {
  const [header, payload, signature = ''] = token.split('.')
  const [pem, text, raw] = ['key.pem', 'signed', 'signature'].map((name) => join(folder, name))
  if (pem === undefined || text === undefined || raw === undefined) throw new Error('three names give three paths')
  writeFileSync(pem, fileKey.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  writeFileSync(text, `${header}.${payload}`)
  writeFileSync(raw, Buffer.from(signature, 'base64url'))
  const { status } = spawnSync('openssl', ['pkeyutl', '-verify', '-rawin', '-inkey', pem, '-in', text, '-sigfile', raw])
  return status === 0
}

/** A code block of the format notes, by its language. */
function example(language: string): string {
  const notes = readFileSync(new URL('FORMAT.md', import.meta.url), 'utf8')
  const [, code] = new RegExp(`\`\`\`${language}\n([^\`]*)\`\`\``).exec(notes) ?? []
  if (code === undefined) throw new Error(`FORMAT.md has no example in ${language}`)
  return code
}

/** Runs an example in a folder that holds `app.lic` and `jwks.json`; its last line of output is the quantity. */
function runExample(language: string, command: string, flags: string[], file: string) {
  writeFileSync(join(folder, 'app.lic'), file)
  writeFileSync(join(folder, 'jwks.json'), JSON.stringify({ keys: published }))
  const code = example(language).replaceAll("'app.lic'", JSON.stringify(join(folder, 'app.lic')))
  const input = code.replaceAll("'jwks.json'", JSON.stringify(join(folder, 'jwks.json')))
  return spawnSync(command, flags, { input, encoding: 'utf8', cwd: import.meta.dirname })
}

describe('LIC-27: verifiers that share nothing with ours agree', () => {
  it('a stock JWT library takes every genuine file by signature, type and algorithm', async () => {
    for (const { file } of genuineVectors()) {
      const token = tokenOf(file.replaceAll('\r', '').replace('\ufeff', ''))
      const { protectedHeader } = await compactVerify(token, joseKeys, { algorithms: ['EdDSA'] })
      expect(protectedHeader.typ).toBe('licence+jwt')
    }
  })

  it('a stock JWT library reads the very claims, and enforces nbf and exp', async () => {
    const token = tokenOf(makeFile())
    const { payload } = await jwtVerify(token, joseKeys, { algorithms: ['EdDSA'], typ: 'licence+jwt', currentDate })
    expect(payload).toEqual(baseClaims)
    const late = new Date((baseClaims.exp ?? 0) * 1000)
    await expect(jwtVerify(token, joseKeys, { currentDate: late })).rejects.toThrow(/exp/)
  })

  it('LIC-9: a stock JWT library takes a status list, but not as a licence file', async () => {
    const options = { algorithms: ['EdDSA'], currentDate }
    await jwtVerify(statusToken(1), joseKeys, { ...options, typ: 'statuslist+jwt' })
    await expect(jwtVerify(statusToken(1), joseKeys, { ...options, typ: 'licence+jwt' })).rejects.toThrow(/typ/)
  })

  it('openssl takes our signature, and refuses the forged ones', () => {
    expect(opensslAccepts(tokenOf(makeFile()))).toBe(true)
    const forged = forgedVectors().filter(
      ({ expected, keys }) => expected.reason === 'bad-signature' && keys === undefined,
    )
    expect(forged.length).toBeGreaterThanOrEqual(4)
    for (const { title, file } of forged) expect([title, opensslAccepts(tokenOf(file))]).toEqual([title, false])
  })

  it('openssl makes the same signature of the same bytes, since Ed25519 has no randomness', () => {
    const token = tokenOf(makeFile())
    const pem = join(folder, 'signer.pem')
    const text = join(folder, 'to-sign')
    writeFileSync(pem, fileKey.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(text, token.slice(0, token.lastIndexOf('.')))
    const signature = execFileSync('openssl', ['pkeyutl', '-sign', '-rawin', '-inkey', pem, '-in', text])
    expect(signature.toString('base64url')).toBe(token.split('.')[2])
  })

  it('the worked example of the format notes is the published file, to the letter', () => {
    const notes = readFileSync(new URL('FORMAT.md', import.meta.url), 'utf8')
    const [header = '', payload = '', signature = ''] = tokenOf(makeFile()).split('.')
    const decoded = [header, payload].map((part) => Buffer.from(part, 'base64url').toString())
    expect(notes).toContain(`\n${decoded.join('\n')}\n`)
    expect(notes).toContain(`\n${signature}\n`)
    expect(notes).toContain(`x    ${published[0]?.x}\nkid  ${fileKey.kid}\n`)
  })

  it('the TypeScript example of the format notes takes a good file and refuses an edited one', () => {
    const flags = ['--input-type=module-typescript', '-']
    const lasting = makeFile({ exp: undefined, maintenance_until: undefined, nbf: 0 })
    const good = runExample('ts', process.execPath, flags, lasting)
    expect([good.stderr, good.stdout.trim(), good.status]).toEqual(['', '50', 0])
    const bad = runExample(
      'ts',
      process.execPath,
      flags,
      forgedVectors().find(({ title }) => title === 'one seat more')?.file ?? '',
    )
    expect([bad.stdout, bad.status]).toEqual(['', 1])
  })

  it.runIf(pythonHasCryptography)('the Python example of the format notes does so, too', () => {
    const lasting = makeFile({ exp: undefined, maintenance_until: undefined, nbf: 0 })
    const good = runExample('python', 'python3', ['-'], lasting)
    expect([good.stderr, good.stdout.trim(), good.status]).toEqual(['', '50', 0])
    const bad = runExample(
      'python',
      'python3',
      ['-'],
      forgedVectors().find(({ title }) => title === 'one seat more')?.file ?? '',
    )
    expect([bad.stdout, bad.status]).toEqual(['', 1])
  })
})
