import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { dayField, id, language, paragraph, whole } from './fields.ts'
import { helpTopics } from './help-topics.ts'

/** How many articles a search gives at most (UX-47). */
export const searchResultsMax = 8

const articleNumber = whole(1, 999_999)

/** An article as a link names it. `address` is the path of its page, whose words may change; its number never does. */
const articleLink = z.strictObject({
  number: z.number().int(),
  title: z.string(),
  summary: z.string(),
  topic: z.enum(helpTopics),
  address: z.string(),
})
export type ArticleLink = z.output<typeof articleLink>

/** An article to be read. `html` holds no markup but ours: raw HTML is not taken from the source. */
export const helpArticle = articleLink.extend({
  language,
  updatedOn: dayField,
  html: z.string(),
  /** The sections, in order; `id` is the anchor in the page. */
  sections: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  related: z.array(articleLink),
  /** The page of the same article in every language. */
  addresses: z.strictObject({ en: z.string(), es: z.string() }),
})
export type HelpArticle = z.output<typeof helpArticle>

/** An article that was found. `excerpt` is the sentence that matches best, with the words that match marked. */
const articleFound = articleLink.extend({
  excerpt: z.array(z.strictObject({ text: z.string(), marked: z.boolean() })),
  /** The section that the sentence stands in; null before the first. */
  section: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
})
export type ArticleFound = z.output<typeof articleFound>

/** Without it, the language that the caller prefers. */
const inLanguage = { language: language.optional() }

/** What somebody adds to a rating; blank is nothing. */
const comment = z
  .string()
  .max(4_000, 'too-long')
  .transform((text) => (text.trim() === '' ? null : text))
  .pipe(paragraph(1_000).nullable())
  .nullable()
  .default(null)

/** The help centre: public, the same for everybody (DSK-1 to DSK-3, UX-46 to UX-51). */
export const help = {
  listArticles: endpoint({
    method: 'GET',
    path: '/help/articles',
    summary: 'All help articles of a language, by number',
    permission: 'public',
    input: z.strictObject(inLanguage),
    output: z.strictObject({ items: z.array(articleLink) }),
    refusals: [],
  }),
  readArticle: endpoint({
    method: 'GET',
    path: '/help/articles/{article}',
    summary: 'One help article by its number, as HTML, with its sections and related articles',
    permission: 'public',
    input: z.strictObject({ article: articleNumber, ...inLanguage }),
    output: helpArticle,
    refusals: ['article-not-found'],
  }),
  searchArticles: endpoint({
    method: 'GET',
    path: '/help/search',
    summary: 'Help articles by words, accents and small typing errors forgiven; at most 8, best first (UX-47)',
    permission: 'public',
    input: z.strictObject({ q: z.string().max(200, 'too-long').default(''), ...inLanguage }),
    output: z.strictObject({ items: z.array(articleFound).max(searchResultsMax) }),
    refusals: [],
  }),
  rateArticle: endpoint({
    method: 'POST',
    path: '/help/articles/{article}/rate',
    summary: 'Says whether an article was useful, without a name; a comment may come with it or later (UX-51)',
    permission: 'public',
    input: z.strictObject({
      article: articleNumber,
      ...inLanguage,
      useful: z.enum(['yes', 'no'], 'not-one-of'),
      comment,
      /** A rating given before, to which this only adds the comment: it is not counted again. */
      explains: id.nullable().default(null),
    }),
    output: z.strictObject({ id }),
    refusals: ['article-not-found'],
    repeat: 'once',
  }),
}
