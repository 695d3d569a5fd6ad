import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Worlds, walks, crashes, loads and started processes take up to a minute each: begun first, none is left to run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const long = /\/(testing|bench|cli)\/|\/server\/main\.|embedded-postgres|migrations|never-oversold|sign-in-delays/
    const isLong = ({ moduleId }: TestSpecification): boolean => long.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'build/**', 'data/**'],
    globalSetup: ['testing/global-setup.ts'],
    setupFiles: ['testing/seeded-properties.ts'],
    // One module graph per worker: measured six to eight times as fast as a fresh one per file. Tests share no state.
    isolate: false,
    pool: 'forks',
    // Each has a database of its own; one waits for PostgreSQL or a started process while others compute.
    maxWorkers: 3,
    // Room for what lives for one call: collecting it took a twelfth of the processor's time.
    execArgv: ['--max-semi-space-size=64', '--min-semi-space-size=16'],
    sequence: { sequencer: LongestFirst },
    // A busy machine takes long to start processes; how fast things are is measured in bench/, not by tests that give up.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
