import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'
import { day } from '../../values/calendar.ts'
import { rowContext } from '../platform/door.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const visitor = portal.visit()

/** What the database holds of ratings of an article, oldest first. */
const ratingsOf = (article: number) =>
  portal.rows<{ id: string; useful: boolean; comment: string | null; explains: string | null; language: string }>(
    sql`select id, useful, comment, explains, language from help_ratings where article = ${article} order by rated_at, explains nulls first`,
  )

test('works (DSK-1): anybody lists the articles, in the language asked for or preferred', async () => {
  const english = await visitor.call('listArticles')
  const spanish = await visitor.call('listArticles', {}, { language: 'es' })
  expect(english.output.items.find(({ number }) => number === 201)).toMatchObject({
    title: 'Allocate licences to a server',
    topic: 'licences',
    address: '/en/help/201-allocate-licences',
  })
  expect(spanish.output.items.map(({ number }) => number)).toEqual(english.output.items.map(({ number }) => number))
  expect((await visitor.call('listArticles', { language: 'es' })).output).toEqual(spanish.output)
})

test('works (DSK-2): an article is read by its number, with its sections, relatives and both addresses', async () => {
  const { output } = await visitor.call('readArticle', { article: '203', language: 'es' })
  expect(output).toMatchObject({
    number: 203,
    language: 'es',
    updatedOn: '2026-11-22',
    addresses: { en: '/en/help/203-reallocate-a-licence', es: '/es/help/203-reasignar-una-licencia' },
  })
  expect(output.related.map(({ number }) => number)).toEqual([202, 201, 204, 208])
  expect(output.html).toContain('<h2 id="correcciones-en-24-horas">')
})

test('works (DSK-3): articles are found, and those who are signed in find the same', async () => {
  const found = await visitor.call('searchArticles', { q: 'reasingar', language: 'es' })
  expect(found.output.items[0]?.number).toBe(203)
  const { contact } = await world.customer()
  const ana = await contact({ restricted: true })
  expect((await ana.call('searchArticles', { q: 'reasingar', language: 'es' })).output).toEqual(found.output)
})

test('works (UX-51): yes and no are kept without a name; a comment may follow and is not counted again', async () => {
  const yes = await visitor.call('rateArticle', { article: 106, useful: 'yes' })
  const no = await visitor.call('rateArticle', { article: 106, useful: 'no', language: 'es' })
  const comment = 'Falta cómo\nse ve en el móvil. '
  await visitor.call('rateArticle', { article: 106, useful: 'no', language: 'es', comment, explains: no.output.id })
  expect(await ratingsOf(106)).toEqual(
    expect.arrayContaining([
      { id: yes.output.id, useful: true, comment: null, explains: null, language: 'en' },
      { id: no.output.id, useful: false, comment: null, explains: null, language: 'es' },
      expect.objectContaining({ comment: 'Falta cómo\nse ve en el móvil.', explains: no.output.id }),
    ]),
  )
  expect(await ratingsOf(106)).toHaveLength(3)
})

test('works: the same click twice counts once', async () => {
  const click = () =>
    visitor.call('rateArticle', { article: 107, useful: 'yes' }, { key: 'one-click-of-the-help-test' })
  const [first, second] = [await click(), await click()]
  expect(second.output).toEqual(first.output)
  expect(await ratingsOf(107)).toHaveLength(1)
})

test.each(['readArticle', 'rateArticle'] as const)(
  'refuses article-not-found: %s of a number that is none',
  async (name) => {
    const { status, problem } = await visitor.call(name, {
      article: 999,
      ...(name === 'rateArticle' ? { useful: 'no' } : {}),
    })
    expect([status, problem.code]).toEqual([404, 'article-not-found'])
  },
)

test.each([
  [{ article: '../201' }, 'article: not-a-number'],
  [{ article: -1 }, 'article: too-small'],
  [{ article: 201, language: 'fr' }, 'language: not-one-of'],
  [{ article: 201, extra: 'x' }, 'extra: unknown-field'],
])('refuses at the field: reading %o', async (input, fault) => {
  expect((await visitor.call('readArticle', input)).faults).toEqual([fault])
})

test.each([
  [{ useful: 'maybe' }, 'useful: not-one-of'],
  [{ useful: 'no', comment: 'x'.repeat(1001) }, 'comment: too-long'],
  [{ useful: 'no', comment: 'a\u0000b' }, 'comment: not-printable'],
  [{ useful: 'no', explains: '1' }, 'explains: not-an-id'],
])('refuses at the field: rating with %o', async (input, fault) => {
  expect((await visitor.call('rateArticle', { article: 201, ...input })).faults).toEqual([fault])
})

test('a search for anything at all gives an answer: %, quotes, emoji, right-to-left letters, 200 characters', async () => {
  for (const q of ['%_\\', `'";--`, '😀👩‍💻', 'שלום', 'a'.repeat(200)])
    expect((await visitor.call('searchArticles', { q })).status).toBe(200)
  expect((await visitor.call('searchArticles', { q: 'a'.repeat(201) })).faults).toEqual(['q: too-long'])
  expect((await visitor.call('searchArticles', { q: 'a\u0000' })).faults).toEqual(['q: not-printable'])
})

test('not visible: readers see no rating, customers none, and nobody but the owner changes one; staff read them', async () => {
  await visitor.call('rateArticle', { article: 105, useful: 'yes' })
  const now = portal.clock.now()
  const today = day('2026-11-16')
  const as = <T>(
    audience: 'visitor' | 'person' | 'customer' | 'staff',
    work: Parameters<typeof portal.db.within<T>>[1],
  ) =>
    portal.db.within(
      { ...rowContext(audience, { actor: { kind: 'visitor' }, organization: null, now, today }), audience },
      work,
    )
  const count = sql`select count(*)::int as count from help_ratings where article = 105`
  for (const audience of ['visitor', 'person', 'customer'] as const)
    await expect(as(audience, (tx) => tx.one(count))).rejects.toThrow(/permission denied/)
  expect(await as('staff', (tx) => tx.one<{ count: number }>(count))).toEqual({ count: 1 })
  for (const audience of ['visitor', 'staff'] as const)
    await expect(as(audience, (tx) => tx.change(sql`delete from help_ratings`))).rejects.toThrow(/permission denied/)
  await expect(as('staff', (tx) => tx.change(sql`update help_ratings set useful = true`))).rejects.toThrow(
    /permission denied/,
  )
})
