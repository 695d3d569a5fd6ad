import { randomInt } from 'node:crypto'

/**
 * A text that no other test has. What chance adds begins with a zero: names are found by the beginnings of their words,
 * and no test that looks for somebody by a letter may meet it.
 */
export function unique(prefix: string): string {
  return `${prefix}0${randomInt(36 ** 8)
    .toString(36)
    .padStart(8, '0')}`
}
