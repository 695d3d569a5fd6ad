import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'

/**
 * Takes a picture of the whole page into `screenshots/<project>/<name>.png`, which no commit holds. It is for people to
 * look at, so none is taken in CI.
 */
export async function takePicture(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  if (process.env.CI) return
  const folder = join(import.meta.dirname, '..', '..', 'screenshots', testInfo.project.name)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' })
}
