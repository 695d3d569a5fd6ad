import { dictionary } from '@zxcvbn-ts/language-common'
import { passwordLengths } from '../../contract/identity-fields.ts'
import { searchKey } from '../../values/text.ts'
import { Refusal } from '../platform/refusal.ts'
import type { User } from './user-queries.ts'

/** About 49,000 passwords that are tried first, in lower case (MIT licence; server only). */
const common: ReadonlySet<string> = new Set(dictionary['passwords-common']?.map((word) => String(word).toLowerCase()))

/** What follows each other on keyboards and in the alphabet. */
const runs = [
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
].map((run) => run + run)

/** Words that anybody who knows of the account would try, in lower case and without accents. */
export function wordsAround(user: Pick<User, 'login_id' | 'contacts' | 'staff'>): string[] {
  return contextWords([
    user.login_id,
    user.staff?.name ?? '',
    ...user.contacts.flatMap(({ organization, name, email }) => [organization, name, email.replace(/@.*/, '')]),
  ])
}

/** The words in names of people, companies and accounts; too short ones would forbid half of everything. */
export function contextWords(names: readonly string[]): string[] {
  const words = names.flatMap((name) => [searchKey(name), ...searchKey(name).split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(['chancery', ...words])].filter((word) => word.length >= 4).sort((a, b) => b.length - a.length)
}

/** The fewest characters that a password needs (ACC-12, NIST SP 800-63B). */
export function leastPasswordLength(hasSecondFactor: boolean): number {
  return hasSecondFactor ? passwordLengths.withSecondFactor : passwordLengths.alone
}

/** How many characters a password has, as people count them. */
export function lengthOf(password: string): number {
  return [...password].length
}

/**
 * ACC-12: too short, or on the lists of attackers. No rule about kinds of characters. Common is what is on the list, also
 * behind or before digits and signs, repeated, or a run of the keyboard; and what hardly has more than known words.
 */
export function whyNotPassword(
  password: string,
  account: { hasSecondFactor: boolean; words: readonly string[] },
): 'password-too-short' | 'password-too-common' | null {
  if (lengthOf(password) < leastPasswordLength(account.hasSecondFactor)) return 'password-too-short'
  const folded = password.normalize('NFKC').toLowerCase()
  return isCommon(folded) || isMostlyKnown(searchKey(password), account.words) ? 'password-too-common' : null
}

/** The same as a refusal at the field of this name. */
export function requirePassword(
  password: string,
  account: { hasSecondFactor: boolean; words: readonly string[] },
  field: string,
): void {
  const whyNot = whyNotPassword(password, account)
  if (whyNot) throw new Refusal(whyNot, { least: leastPasswordLength(account.hasSecondFactor) }, field)
}

function isCommon(folded: string): boolean {
  const core = folded.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    common.has(folded) ||
    common.has(core) ||
    new Set(folded).size < 5 ||
    isRun(folded) ||
    isRun([...folded].reverse().join('')) ||
    isRepetition(folded)
  )
}

function isRun(folded: string): boolean {
  return runs.some((run) => run.includes(folded))
}

function isRepetition(folded: string): boolean {
  for (let length = 1; length <= folded.length / 2; length += 1) {
    const unit = folded.slice(0, length)
    if (unit.repeat(Math.ceil(folded.length / length)).startsWith(folded)) return length < 8 || common.has(unit)
  }
  return false
}

/** Whether fewer than eight letters and digits are left once what anybody knows is taken away. */
function isMostlyKnown(folded: string, words: readonly string[]): boolean {
  const hit = words.filter((word) => folded.includes(word))
  if (hit.length === 0) return false
  const rest = hit.reduce((text, word) => text.replaceAll(word, ' '), folded)
  return rest.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 8
}
