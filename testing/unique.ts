import { randomInt } from 'node:crypto'

/** A text that no other test has. */
export function unique(prefix: string): string {
  return `${prefix}${randomInt(36 ** 8)
    .toString(36)
    .padStart(8, '0')}`
}
