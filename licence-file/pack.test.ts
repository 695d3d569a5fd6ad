import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packLicenceFile } from './pack.ts'

const app = mkdtempSync(join(tmpdir(), 'licence-file-app-'))
const installed = join(app, 'node_modules', '@chancery', 'licence-file')

beforeAll(() => {
  mkdirSync(installed, { recursive: true })
  packLicenceFile(installed)
}, 60_000)
afterAll(() => rmSync(app, { recursive: true }))

describe('LIC-27: the published package', () => {
  it('depends on nothing', () => {
    const manifest = readFileSync(join(installed, 'package.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({ name: '@chancery/licence-file', license: 'Apache-2.0' })
    expect(manifest).not.toMatch(/"\w*dependencies":/i)
  })

  it('verifies the example it brings, in a program that has nothing else installed', () => {
    const program = `
      import { readFileSync } from 'node:fs'
      import { verifyLicenceFile } from '@chancery/licence-file/verify'
      const folder = new URL('node_modules/@chancery/licence-file/vectors/', import.meta.url)
      const keys = JSON.parse(readFileSync(new URL('keys.json', folder), 'utf8'))
      const result = verifyLicenceFile(readFileSync(new URL('example.lic', folder)), { keys, now: 1790000000 })
      console.log(result.genuine, result.inForce, result.claims.quantity)`
    writeFileSync(join(app, 'app.mjs'), program)
    expect(execFileSync(process.execPath, [join(app, 'app.mjs')], { encoding: 'utf8' })).toBe('true true 50\n')
  })

  it('imports nothing but its own files and the platform', () => {
    const manifest: { exports: Record<string, string> } = JSON.parse(
      readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'),
    )
    const imports = Object.values(manifest.exports).flatMap((file) => {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8')
      return [...source.matchAll(/ from '([^']+)'/g)].map(([, from]) => from ?? '')
    })
    expect(imports.length).toBeGreaterThan(10)
    expect(imports.filter((from) => !/^(\.\/[a-z0-9-]+\.ts|node:(crypto|zlib))$/.test(from))).toEqual([])
  })
})
