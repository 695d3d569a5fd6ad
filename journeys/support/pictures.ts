import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'

/** Takes a picture of the whole page into `screenshots/<project>/<name>.png`, which no commit holds. */
export async function takePicture(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '..', '..', 'screenshots', testInfo.project.name)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' })
}
