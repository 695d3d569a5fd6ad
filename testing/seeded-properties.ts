import fc from 'fast-check'
import { seedOfRun } from './seed.ts'

// A failed property prints its seed and path; in CI all of them begin with the seed of the run.
if (process.env.CI) fc.configureGlobal({ seed: Number.parseInt(seedOfRun.slice(0, 7), 16) || 0 })
