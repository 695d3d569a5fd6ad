import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Writes the package as it is published into a folder: JavaScript and types, since Node runs no TypeScript below
 * node_modules, with format notes and vectors. Throws where the compiler finds a fault.
 */
export function packLicenceFile(into: string): void {
  const here = import.meta.dirname
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  rmSync(into, { recursive: true, force: true })
  const compiled = spawnSync(process.execPath, [compiler, '-p', join(here, 'tsconfig.build.json'), '--outDir', into], {
    encoding: 'utf8',
  })
  if (compiled.status !== 0) throw new Error(`The package does not compile:\n${compiled.stdout}${compiled.stderr}`)
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
  const { private: _, scripts: __, ...rest } = manifest
  writeFileSync(
    join(into, 'package.json'),
    `${JSON.stringify({ ...rest, exports: builtExports(manifest.exports) }, null, 2)}\n`,
  )
  cpSync(join(here, 'FORMAT.md'), join(into, 'FORMAT.md'))
  const data = readdirSync(join(here, 'vectors')).filter((name) => /\.(json|lic)$/.test(name))
  for (const name of data) cpSync(join(here, 'vectors', name), join(into, 'vectors', name))
}

/** `./verify.ts` becomes `./verify.js` with its types. */
function builtExports(exports: unknown): Record<string, { types: string; default: string }> {
  const entries = typeof exports === 'object' && exports !== null ? Object.entries(exports) : []
  return Object.fromEntries(
    entries.map(([name, source]) => {
      const base = String(source).replace(/\.ts$/, '')
      return [name, { types: `${base}.d.ts`, default: `${base}.js` }]
    }),
  )
}

// `npm run pack --workspace licence-file` writes the folder to publish from.
if (import.meta.main) packLicenceFile(join(import.meta.dirname, 'build'))
