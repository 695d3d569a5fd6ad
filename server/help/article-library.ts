import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../contract/fields.ts'
import type { ArticleLink, HelpArticle } from '../../contract/help.ts'
import { type Body, readBody, renderBody, type Section } from './article-body.ts'
import { type ArticleSource, readArticleFile, type SourceFile } from './article-file.ts'
import { type Search, searchIn } from './article-search.ts'

/** An article, ready to be served and searched. */
export type Article = { view: HelpArticle; keywords: string[]; sections: Section[] }

/** Every article in every language, read once. */
export type Library = {
  /** By number. */
  list(language: Language): readonly Article[]
  find(language: Language, number: number): Article | null
  search(language: Language, query: string): ReturnType<Search>
}

/** The languages in which every article exists. */
const languages = ['en', 'es'] as const

/** Pages outside the help centre that articles may link to, without the language in front. */
export const linkedPages: readonly string[] = ['/sign-in', '/forgotten-password', '/forgotten-login-id', '/verify']

type Read = ArticleSource & Body

/**
 * Makes the library of all files. Throws one error that names everything wrong with any of them: a missing language, a link that
 * leads nowhere, front matter that is not complete.
 */
export function libraryOf(files: readonly SourceFile[]): Library {
  const faults: string[] = []
  const sources: Read[] = []
  for (const file of files) {
    const result = readArticleFile(file)
    if ('faults' in result) faults.push(...result.faults)
    else sources.push({ ...result.article, ...readBody(result.article.body) })
  }
  const find = (language: Language, number: number) =>
    sources.find((source) => source.language === language && source.number === number)
  faults.push(...sources.flatMap((source) => faultsOf(source, sources, find)))
  if (faults.length > 0) throw new Error(`The help articles need correcting:\n${faults.join('\n')}`)
  const listed = { en: articlesIn('en', sources, find), es: articlesIn('es', sources, find) }
  const searches = { en: searchIn('en', listed.en), es: searchIn('es', listed.es) }
  return {
    list: (language) => listed[language],
    find: (language, number) => listed[language].find(({ view }) => view.number === number) ?? null,
    search: (language, query) => searches[language](query),
  }
}

function faultsOf(source: Read, sources: readonly Read[], find: Finder): string[] {
  const where = `${source.language}/${source.number}-${source.slug}.md`
  const faults = [...source.faults]
  if (sources.some((other) => other !== source && other.language === source.language && other.number === source.number))
    faults.push(`another article has the number ${source.number}`)
  for (const language of languages) {
    const other = find(language, source.number)
    if (other === undefined) faults.push(`there is no such article in ${language}`)
    else if (other.topic !== source.topic || other.related.join() !== source.related.join())
      faults.push(`topic and related articles are not those of ${language}`)
  }
  for (const number of source.related)
    if (number === source.number || find(source.language, number) === undefined)
      faults.push(`the related article ${number} does not exist`)
  for (const href of source.links)
    if (resolve(href, source, find) === null) faults.push(`the link ${href} leads nowhere`)
  return faults.map((fault) => `${where}: ${fault}`)
}

type Finder = (language: Language, number: number) => Read | undefined

/** `203`, `203#anchor`, `#anchor`, a page such as `/sign-in`, or an `https://` address; null for anything else. */
function resolve(href: string, from: Read, find: Finder): string | null {
  if (linkedPages.includes(href)) return `/${from.language}${href}`
  if (/^https:\/\/[\w.-]+(\/|$)/.test(href)) return href
  const inside = /^(\d{3,6})?(?:#(.+))?$/.exec(href)
  if (inside === null || href === '') return null
  const [, number, anchor] = inside
  const target = number === undefined ? from : find(from.language, Number(number))
  if (target === undefined) return null
  if (anchor === undefined) return addressOf(target)
  if (!target.sections.some(({ id }) => id === anchor)) return null
  return target === from ? `#${anchor}` : `${addressOf(target)}#${anchor}`
}

function addressOf(source: ArticleSource): string {
  return `/${source.language}/help/${source.number}-${source.slug}`
}

function articlesIn(language: Language, sources: readonly Read[], find: Finder): Article[] {
  return sources
    .filter((source) => source.language === language)
    .toSorted((a, b) => a.number - b.number)
    .map((source) => ({
      view: viewOf(source, find),
      keywords: source.keywords,
      sections: source.sections,
    }))
}

function viewOf(source: Read, find: Finder): HelpArticle {
  const inLanguage = (language: Language) => addressOf(find(language, source.number) ?? source)
  return {
    ...linkOf(source),
    language: source.language,
    updatedOn: source.updated,
    html: renderBody(source.tokens, (href) => resolve(href, source, find) ?? '#'),
    sections: source.sections.flatMap(({ id, title }) => (title === null ? [] : [{ id, title }])),
    related: source.related.flatMap((number) => {
      const other = find(source.language, number)
      return other === undefined ? [] : [linkOf(other)]
    }),
    addresses: { en: inLanguage('en'), es: inLanguage('es') },
  }
}

function linkOf(source: Read): ArticleLink {
  const { number, title, summary, topic } = source
  return { number, title, summary, topic, address: addressOf(source) }
}

/** Reads the files of a folder with one folder for each language in it. */
export function readArticleFolder(folder: string): SourceFile[] {
  return languages.flatMap((language) =>
    readdirSync(join(folder, language))
      .toSorted()
      .map((name) => ({ language, name, text: readFileSync(join(folder, language, name), 'utf8') })),
  )
}

let own: Library | null = null

/** The portal's own articles, read when the first of them is asked for: a start need not wait for that. */
export function library(): Library {
  own ??= libraryOf(readArticleFolder(join(import.meta.dirname, 'articles')))
  return own
}
