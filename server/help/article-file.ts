import { z } from 'zod'
import { dayField, type Language, line } from '../../contract/fields.ts'
import { helpTopics } from '../../contract/help-topics.ts'

/** A file of the folder of articles, as it was read. */
export type SourceFile = { language: Language; name: string; text: string }

/** An article as its file has it: what is known of it, and its body in Markdown. */
export type ArticleSource = z.output<typeof frontMatter> & {
  language: Language
  number: number
  /** The readable part of its address, behind the number. */
  slug: string
  body: string
}

/** A list on one line, divided by commas. */
const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

const frontMatter = z.strictObject({
  title: line(80),
  summary: line(160),
  topic: z.enum(helpTopics),
  updated: dayField,
  keywords: commaList.pipe(z.array(z.string()).min(3)),
  related: commaList.pipe(z.array(z.string().regex(/^\d{3,6}$/)).min(1)).transform((numbers) => numbers.map(Number)),
})

/**
 * Reads `201-allocate-licences.md`: between two lines of `---` one `name: value` a line, then Markdown. Returns what is
 * wrong instead where something is, each fault naming the file.
 */
export function readArticleFile(file: SourceFile): { article: ArticleSource } | { faults: string[] } {
  const fail = (...faults: string[]) => ({ faults: faults.map((fault) => `${file.language}/${file.name}: ${fault}`) })
  const [, number, slug] = /^([1-9]\d{2,5})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file.name) ?? []
  if (number === undefined || slug === undefined) return fail('the name is not NUMBER-words-of-the-address.md')
  const [, head, body] = /^---\n+([\s\S]*?)\n+---\n([\s\S]*)$/.exec(file.text.replaceAll('\r\n', '\n')) ?? []
  if (head === undefined || body === undefined) return fail('there is no front matter between two lines of ---')
  const entries = head.split('\n').map((entry) => /^([a-z]+): (.*)$/.exec(entry))
  const names = entries.map((entry) => entry?.[1])
  if (names.includes(undefined)) return fail('a line of the front matter is not "name: value"')
  if (new Set(names).size < names.length) return fail('the front matter names something twice')
  const parsed = frontMatter.safeParse(Object.fromEntries(entries.map((entry) => [entry?.[1], entry?.[2]])))
  if (!parsed.success)
    return fail(...parsed.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}`))
  return { article: { ...parsed.data, language: file.language, number: Number(number), slug, body } }
}
