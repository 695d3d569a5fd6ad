import { defineConfig } from '@playwright/test'
import type { Surroundings } from './journeys/support/journey.ts'
import { chromiumArgs, chromiumPath } from './tools/chromium.ts'

const launchOptions = { executablePath: await chromiumPath(), args: chromiumArgs }

/**
 * Journeys run against one real portal, each twice: as somebody at a desk, and as somebody with a phone, in the dark, in
 * Spanish, whose JavaScript did not arrive. Each test makes its own things, so they may run side by side.
 * Screens are looked at in pairs of surroundings besides.
 */
export default defineConfig<Surroundings>({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  outputDir: 'test-results/journeys',
  globalSetup: './journeys/support/global-setup.ts',
  fullyParallel: true,
  // One more than the cores of a small machine: each waits now and then for letters, signatures, frames.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  // Room for letters and signatures, which a busy machine makes later; nothing that holds is waited for.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    launchOptions,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording takes a quarter of the time, and nobody can fetch a recording from where CI ran.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    timezoneId: 'Europe/Madrid',
  },
  projects: [
    {
      name: 'english-desktop',
      use: { language: 'en', theme: 'light', viewport: { width: 1280, height: 800 }, javaScriptEnabled: true },
    },
    {
      name: 'spanish-phone',
      use: {
        language: 'es',
        theme: 'dark',
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        javaScriptEnabled: false,
      },
    },
    // Every screen, in surroundings of its own choice.
    { name: 'screens', testMatch: '*.screens.ts' },
  ],
})
