import { Marked, type Token, type Tokens } from 'marked'
import { searchKey } from '../../values/text.ts'

/** A part of an article: its heading (null before the first) and what stands under it, as plain text. */
export type Section = { id: string; title: string | null; paragraphs: string[]; code: string[] }

/** An article's body as it was read, before its links are resolved. */
export type Body = { tokens: Token[]; sections: Section[]; links: string[]; faults: string[] }

/** What Markdown may hold here. Raw HTML, images and tables are not among it. */
const allowed = new Set([
  'blockquote',
  'br',
  'code',
  'codespan',
  'em',
  'escape',
  'heading',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'text',
])

/** Reads Markdown: sections for search and anchors, links to be resolved, and whatever has no place in an article. */
export function readBody(markdown: string): Body {
  const marked = new Marked()
  const tokens = marked.lexer(markdown)
  const body: Body = { tokens, sections: [{ id: '', title: null, paragraphs: [], code: [] }], links: [], faults: [] }
  marked.walkTokens(tokens, (token) => {
    if (!allowed.has(token.type))
      body.faults.push(`"${token.raw.trim().slice(0, 40)}" is ${token.type}, which articles do not have`)
    if (isLink(token)) body.links.push(token.href)
  })
  for (const token of tokens) takeBlock(token, body)
  const ids = body.sections.map(({ id }) => id)
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) < at))) body.faults.push(`two headings give #${id}`)
  return body
}

function takeBlock(token: Token, body: Body): void {
  const section = body.sections.at(-1)
  if (section === undefined) return
  if (isHeading(token)) {
    const title = plainText(token.tokens)
    if (token.depth < 2 || token.depth > 3) body.faults.push(`the heading "${title}" is neither ## nor ###`)
    body.sections.push({ id: anchorOf(title), title, paragraphs: [], code: [] })
  } else if (token.type === 'code' && 'text' in token && typeof token.text === 'string') section.code.push(token.text)
  else if (isList(token)) for (const item of token.items) for (const inner of item.tokens) takeBlock(inner, body)
  else if (token.type === 'blockquote' && token.tokens !== undefined)
    for (const inner of token.tokens) takeBlock(inner, body)
  else if (token.type !== 'space') section.paragraphs.push(plainText([token]))
}

/** The words without their markup. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return ' '
      if ('tokens' in token && token.tokens !== undefined) return plainText(token.tokens)
      return 'text' in token && typeof token.text === 'string' ? token.text.replaceAll('\n', ' ') : ''
    })
    .join('')
}

/** The anchor of a heading: its words without accents, joined by hyphens. */
export function anchorOf(title: string): string {
  return searchKey(title)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

/** The page's HTML. `resolve` turns a link of the source into an address. Raw HTML comes out as the text it is. */
export function renderBody(tokens: Token[], resolve: (href: string) => string): string {
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escaped(text),
      // A command may be wider than a phone and is then scrolled, which must work from the keyboard too.
      code: ({ text }) => `<pre tabindex="0"><code>${escaped(text)}</code></pre>\n`,
      // An option such as --keys must not be divided at its hyphens; a whole path may be.
      codespan: ({ text }) => `<code${text.length <= 20 ? ' data-short' : ''}>${escaped(text)}</code>`,
      heading({ depth, tokens: inner }) {
        return `<h${depth} id="${anchorOf(plainText(inner))}">${this.parser.parseInline(inner)}</h${depth}>\n`
      },
      link({ href, tokens: inner }) {
        return `<a href="${escaped(resolve(href))}">${this.parser.parseInline(inner)}</a>`
      },
    },
  })
  return marked.parser(tokens)
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replaceAll(/[&<>"']/g, (symbol) => entities[symbol] ?? symbol)
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading'
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list'
}

function isLink(token: Token): token is Tokens.Link {
  return token.type === 'link'
}
