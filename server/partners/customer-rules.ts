import type { Day } from '../../values/calendar.ts'
import { searchKey } from '../../values/text.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'

/** A range of days must not end before it begins: refused at the field `to`. */
export function expectRange({ from, to }: { from?: Day | undefined; to?: Day | undefined }): void {
  if (from && to && to < from) throw new FieldsInvalid(fault('to', 'ends-before-start'))
}

/** The codes of those products that somebody means by these words, each anywhere in name or code. */
export function productsMeant(products: readonly { code: string; name: string }[], typed: string): string[] {
  const words = searchKey(typed).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return []
  return products
    .filter(({ code, name }) => {
      const key = searchKey(`${name} ${code}`)
      return words.every((word) => key.includes(word))
    })
    .map(({ code }) => code)
}
