import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'

/**
 * What chance begins with in this run: CHANCERY_SEED; in CI the hash of what is tested, so that another run of it tries
 * the same again, and every change tries something new; elsewhere something new each time.
 */
export const seedOfRun: string =
  process.env.CHANCERY_SEED ?? (process.env.CI ? hashOfTree() : null) ?? randomBytes(6).toString('hex')

/** Of all files of the commit; null where there is no repository. */
function hashOfTree(): string | null {
  try {
    const said = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: import.meta.dirname, stdio: 'pipe' })
    return said.toString().trim().slice(0, 12)
  } catch {
    return null
  }
}
