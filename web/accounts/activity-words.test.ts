import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import type { Messages } from '../app/messages.ts'
import { actionText } from './activity-words.ts'

const root = join(import.meta.dirname, '../..')

/** What is recorded in the vendor's own trail alone, which no organization reads. */
const vendorsOwn = [
  /^(deal-credit|job|price-schedule|product|programme|service-notice|staff-member|territory|useful-links)\./,
  /^quote\.(prepared|revised|approved|refused)$/,
]

/** Every action that the portal records, as its sources name it: `action: 'contact.added'`. */
function recordedActions(): string[] {
  const sources = globSync('server/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'))
  const lines = sources.flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
  const telling = lines.filter((line) => /\baction: |\brecordQuote\(/.test(line))
  return [...new Set(telling.flatMap((line) => line.match(/(?<=')[a-z-]+\.[a-z-]+(?=')/g) ?? []))]
}

test('ACC-18: whatever stands in an organization’s trail has words there', () => {
  const actions = recordedActions().filter((action) => !vendorsOwn.some((one) => one.test(action)))
  expect(actions.length).toBeGreaterThan(80)
  expect(actions).toContain('quote.completed')
  const accounts = readFileSync(join(root, 'messages/en/accounts.json'), 'utf8')
  const messages: Messages = JSON.parse(`{"accounts": ${accounts}}`)
  const t = createTranslator({ locale: 'en', messages })
  const wordless = actions.filter((action) => actionText(t, action) === action)
  expect(wordless).toEqual([])
})
