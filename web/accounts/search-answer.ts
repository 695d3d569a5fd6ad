import type { accounts } from '../../contract/accounts.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { Translate } from '../app/i18n.tsx'
import type { Language } from '../app/language.ts'
import { organizationNav } from '../app/navigation.ts'
import type { PaletteAnswer } from '../app/palette-answer.ts'

type Found = OutputOf<typeof accounts.search>

/** What was found, by kind, and the pages whose names hold the words (UX-40). Kinds without anything are left out. */
export function paletteAnswer(
  t: Translate,
  language: Language,
  number: string,
  q: string,
  found: Found,
): PaletteAnswer {
  const base = `/${language}/o/${number}`
  const words = q.trim().toLocaleLowerCase(language)
  const pages = organizationNav(t, language, number).filter(({ label }) =>
    label.toLocaleLowerCase(language).includes(words),
  )
  const groups = [
    {
      title: t('search.licences'),
      items: found.licences.map(({ id, code, productName, editionName }) => ({
        href: `${base}/licences/${id}`,
        label: code,
        hint: `${productName} ${editionName}`,
      })),
    },
    {
      title: t('search.people'),
      items: found.contacts.map(({ id, name, email }) => ({ href: `${base}/people/${id}`, label: name, hint: email })),
    },
    { title: t('search.pages'), items: pages.map(({ href, label }) => ({ href, label })) },
  ]
  return { groups: groups.filter(({ items }) => items.length > 0) }
}
