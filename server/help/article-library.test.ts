import { describe, expect, test } from 'vitest'
import { refusals } from '../../contract/refusals.ts'
import type { SourceFile } from './article-file.ts'
import { library, libraryOf } from './article-library.ts'

const languages = ['en', 'es'] as const
const all = languages.flatMap((language) => library().list(language))

/** Everything that a reader sees of an article, without code. */
function wordsSeen({ view, sections }: (typeof all)[number]): string {
  const paragraphs = sections.flatMap((section) => [section.title ?? '', ...section.paragraphs])
  return [view.title, view.summary, ...paragraphs].join('\n')
}

describe('the articles of the portal', () => {
  test('DSK-2: every article exists in every language, under the same number and topic', () => {
    const outline = (language: (typeof languages)[number]) =>
      library()
        .list(language)
        .map(({ view }) => `${view.number} ${view.topic}`)
    expect(outline('es')).toEqual(outline('en'))
    expect(outline('en').length).toBeGreaterThanOrEqual(20)
  })

  test('every article that a refusal names exists', () => {
    const named = Object.values(refusals).flatMap(({ help }) => help ?? [])
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((number) => languages.some((language) => library().find(language, number) === null))).toEqual(
      [],
    )
  })

  test('corresponding articles have as many sections, steps and commands', () => {
    const shape = (language: (typeof languages)[number]) =>
      library()
        .list(language)
        .map(({ view, sections }) => ({
          number: view.number,
          sections: sections.map(({ code, paragraphs }) => `${paragraphs.length} paragraphs, ${code.length} of code`),
        }))
    expect(shape('es')).toEqual(shape('en'))
  })

  const banned: Record<(typeof languages)[number], RegExp> = {
    // British spelling; words that make little of a bad day; jargon of the trade that is not in the glossary.
    en: /\b(licens(e|es|ed|ee)|simply|just click|click here|obviously|log ?in\b(?! ID)|submit|kindly|e\.g\.|i\.e\.|license server|entitlement)\b/i,
    // The formal address; one word for one thing; no English where Spanish has a word.
    es: /\b(t[uú]|tus|te|puedes|debes|tienes|haz|haga clic aquí|simplemente|obviamente|fichero|loguear\w*|clickear|password|login|email|e-mail|desasignar|renombrar|ordenador portátil)\b/iu,
  }
  test.each(all)('$view.language $view.number: no word that has no place here', (article) => {
    expect(wordsSeen(article).match(banned[article.view.language])).toBeNull()
  })

  test.each(all)('$view.language $view.number: paragraphs that can be read, and no straight quotes', (article) => {
    const paragraphs = article.sections.flatMap((section) => section.paragraphs)
    expect(paragraphs.filter((paragraph) => paragraph.length > 600)).toEqual([])
    expect(paragraphs.filter((paragraph) => /["]|\w'\w/.test(paragraph.replaceAll("can't", '')))).toEqual([])
  })

  test.each(all)(
    '$view.language $view.number: markup of ours alone, and headings that can be linked to',
    ({ view }) => {
      const tags = new Set(Array.from(view.html.matchAll(/<([a-z0-9]+)/g), ([, tag]) => tag))
      const known = ['p', 'ul', 'ol', 'li', 'h2', 'h3', 'strong', 'em', 'code', 'pre', 'a', 'br', 'blockquote']
      expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([])
      const anchors = Array.from(view.html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
      expect(anchors).toEqual(view.sections.map(({ id }) => id))
    },
  )
})

describe('a folder of articles', () => {
  const article = (body: string, changes: Record<string, string> = {}) => {
    const fields = {
      title: 'Title',
      summary: 'What it is about.',
      topic: 'files',
      updated: '2026-11-22',
      keywords: 'one, two, three',
      related: '701',
      ...changes,
    }
    const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
    return `---\n${head.join('\n')}\n---\n\n${body}\n`
  }
  /** Two articles in two languages, all in order, save for what the English 700 says. */
  const folder = (text: string, ...more: SourceFile[]): SourceFile[] => [
    { language: 'en', name: '700-first.md', text },
    { language: 'en', name: '701-second.md', text: article('## Here\n\nText.', { related: '700' }) },
    { language: 'es', name: '700-primero.md', text: article('Texto.') },
    { language: 'es', name: '701-segundo.md', text: article('## Aquí\n\nTexto.', { related: '700' }) },
    ...more,
  ]

  test('links lead to articles by number, to their sections, to pages, and stay in the language', () => {
    const made = libraryOf(folder(article('[a](701) [b](701#here) [c](/sign-in) [d](#mine)\n\n## Mine\n\nText.')))
    const html = made.find('en', 700)?.view.html ?? ''
    expect(Array.from(html.matchAll(/href="([^"]*)"/g), ([, href]) => href)).toEqual([
      '/en/help/701-second',
      '/en/help/701-second#here',
      '/en/sign-in',
      '#mine',
    ])
    expect(made.find('es', 701)?.view.addresses).toEqual({ en: '/en/help/701-second', es: '/es/help/701-segundo' })
  })

  test('code is shown as it is written, and can be reached by the keyboard', () => {
    const made = libraryOf(folder(article('```\n<b> & "x"\n```')))
    expect(made.find('en', 700)?.view.html).toBe('<pre tabindex="0"><code>&lt;b&gt; &amp; &quot;x&quot;</code></pre>\n')
  })

  test.each([
    ['raw HTML', article('Text <b onclick="x()">bold</b>.'), /en\/700-first\.md: "<b onclick.* is html/],
    ['a script', article('<script>alert(1)</script>'), /is html/],
    ['a picture', article('![x](x.png)'), /is image/],
    ['a heading of the first order', article('# Title'), /neither ## nor ###/],
    ['two headings with one anchor', article('## Same\n\n## Same!'), /two headings give #same/],
    ['a link to no article', article('[x](999)'), /the link 999 leads nowhere/],
    ['a link to no section', article('[x](701#there)'), /the link 701#there leads nowhere/],
    ['a link to no page', article('[x](/nowhere)'), /the link \/nowhere leads nowhere/],
    ['a link that is a script', article('[x](javascript:alert)'), /leads nowhere/],
    ['no front matter', 'Text.', /no front matter/],
    ['a field twice', article('Text.').replace('topic:', 'title: Again\ntopic:'), /names something twice/],
    ['a day that does not exist', article('Text.', { updated: '2026-02-30' }), /updated: not-a-day/],
    ['a topic that does not exist', article('Text.', { topic: 'misc' }), /700-first\.md: topic/],
    ['too few words to find it by', article('Text.', { keywords: 'one' }), /keywords/],
    ['a related article that does not exist', article('Text.', { related: '999' }), /related article 999/],
    ['other related articles than its translation', article('Text.', { topic: 'staff' }), /not those of es/],
  ])('%s keeps the portal from starting, and the fault is named', (_, text, fault) => {
    expect(() => libraryOf(folder(text))).toThrow(fault)
  })

  test('a file name without a number, a number twice and a missing translation are faults too', () => {
    const text = article('Text.', { related: '700' })
    expect(() => libraryOf(folder(article('Text.'), { language: 'en', name: 'notes.md', text }))).toThrow(
      /the name is not/,
    )
    expect(() => libraryOf(folder(article('Text.'), { language: 'en', name: '700-again.md', text }))).toThrow(
      /another article has the number 700/,
    )
    expect(() => libraryOf(folder(article('Text.'), { language: 'en', name: '702-alone.md', text }))).toThrow(
      /702-alone\.md: there is no such article in es/,
    )
  })
})
