import { writeFileSync } from 'node:fs'
import { exportPrivateJwk, publicJwk } from '../sign.ts'
import { fileKey, listKey, pastFileKey } from './craft.ts'
import { forgedVectors } from './forged-vectors.ts'
import { genuineVectors } from './genuine-vectors.ts'
import { statusVectors } from './status-vectors.ts'

/** The files of this folder, by name: keys that everybody knows, and what verifiers must answer (LIC-27). */
export function makeVectors(): Record<string, string> {
  const keys = [fileKey, pastFileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose))
  const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  return {
    'keys.json': text({ keys }),
    'private-keys.json': text({ keys: [fileKey, listKey].map(exportPrivateJwk) }),
    'genuine.json': text(genuineVectors()),
    'not-genuine.json': text(forgedVectors()),
    'status-lists.json': text(statusVectors()),
    'example.lic': genuineVectors()[0]?.file ?? '',
  }
}

// Run as `node licence-file/vectors/make.ts`, it writes them; imported by a test, it only makes them.
if (import.meta.main) {
  for (const [name, text] of Object.entries(makeVectors())) writeFileSync(new URL(name, import.meta.url), text)
}
