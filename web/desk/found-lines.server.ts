import { outputOf } from '../app/answers.ts'
import { formatters } from '../app/formatters.ts'
import { typedText } from '../app/typed-text.ts'
import type { Visit } from '../app/visit.ts'
import type { FoundLines } from './add-lines.tsx'

/** So many lines are found at once. */
const foundMost = 20

/** Lines that a search in the address finds and that are not priced yet, to be added to a quote of the desk (REN-7, REN-10). */
export async function findLines(
  { call, language }: Visit,
  number: string,
  url: URL,
  chosen: ReadonlySet<string>,
): Promise<FoundLines> {
  const q = typedText(url, 'find', 200)
  if (q.trim() === '') return { q, choices: null, more: false }
  const { items, next } = outputOf(await call('listRenewableLines', { number, q, limit: 100 }))
  const f = formatters(language, 'UTC')
  const others = items.flatMap(({ membershipId, licence, product, editionName, programme, endsOn }) =>
    membershipId === null || chosen.has(membershipId) || endsOn === null
      ? []
      : [
          {
            value: membershipId,
            label: `${licence.code} · ${product.name} ${editionName}`,
            hint: `${programme?.name ?? ''} · ${f.day(endsOn)}`,
          },
        ],
  )
  return { q, choices: others.slice(0, foundMost), more: others.length > foundMost || next !== null }
}
