import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { instant } from '../../values/calendar.ts'
import { drawPdf, type PdfBlock } from './pdf.ts'
import { placedOn } from './pdf-pages.ts'

const facts = {
  language: 'en' as const,
  title: 'What it is called',
  sender: 'Who sends it',
  foot: 'Below',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  madeAt: instant('2026-11-16T09:00:00Z'),
}

const draw = (...blocks: PdfBlock[]) => drawPdf({ ...facts, blocks })

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  return (await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false })).text
}

const table = (count: number, say = (row: number) => `Row ${row} says this`): PdfBlock => ({
  kind: 'table',
  columns: [
    { title: 'Number', share: 1 },
    { title: 'Words', share: 4 },
    { title: 'Amount', share: 1, align: 'right' },
  ],
  rows: Array.from({ length: count }, (_, index) => [`${index}`, [{ text: say(index), tone: 'plain' }], `${index}.00`]),
})

describe('what is drawn can be read', () => {
  test('letters with accents, Polish, Greek and Cyrillic ones come back as they were', async () => {
    const text = 'Señor Ñandú · Zażółć gęślą jaźń · Ωμέγα Ἀθῆναι · Привет, Київ · €\u00a01,00'
    const [page] = await pagesOf(await draw({ kind: 'title', text }, { kind: 'paragraph', text }))
    expect(page?.split('Zażółć gęślą jaźń').length).toBe(3)
    expect(page).toContain('Ωμέγα Ἀθῆναι · Привет, Київ')
  })

  test('a word longer than its line is broken and loses no letter', async () => {
    const word = Array.from({ length: 300 }, (_, index) => String.fromCharCode(97 + (index % 26))).join('')
    const [page] = await pagesOf(await draw({ kind: 'facts', rows: [['Name', word]] }))
    expect(page?.replaceAll(/\s/g, '')).toContain(word)
  })

  test('what cannot be seen is left out, so that no text reads otherwise than it is drawn', async () => {
    const [page] = await pagesOf(await draw({ kind: 'paragraph', text: 'pay\u202E 001\u202C to\u0007 us' }))
    expect(page).toContain('pay 001 to us')
  })
})

describe('pages', () => {
  test('a table goes over pages: the head is repeated, rows are whole, pages are counted', async () => {
    const pages = await pagesOf(await draw({ kind: 'title', text: 'Many' }, table(200)))
    expect(pages.length).toBeGreaterThan(4)
    for (const [index, page] of pages.entries()) {
      expect(page.match(/Words/g)).toHaveLength(1)
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    }
    for (let row = 0; row < 200; row += 1) {
      const on = pages.filter((page) => page.includes(`Row ${row} says`))
      expect(on, `row ${row}`).toHaveLength(1)
      expect(on[0]).toContain(`${row}.00`)
    }
  })

  test('no row is cut in two, and one that is higher than a page goes on over the page', async () => {
    const words = (row: number) => `begin${row} ${'so many words '.repeat(row === 7 ? 900 : 60)}end${row}`
    const pages = await pagesOf(await draw(table(12, words)))
    const pageOf = (text: string) => pages.findIndex((page) => new RegExp(`\\b${text}\\b`).test(page))
    for (let row = 0; row < 12; row += 1) {
      expect(pageOf(`begin${row}`)).not.toBe(-1)
      if (row === 7) expect(pageOf('end7')).toBeGreaterThan(pageOf('begin7'))
      else expect(pageOf(`end${row}`), `row ${row}`).toBe(pageOf(`begin${row}`))
    }
  })

  test('a heading is not left alone at the foot of a page', async () => {
    for (let lines = 20; lines < 90; lines += 1) {
      const rows = Array.from({ length: lines }, (_, row) => [`${row}`, 'x'] as const)
      const blocks: PdfBlock[] = [{ kind: 'facts', rows }, { kind: 'heading', text: 'Chapter' }, table(3)]
      const pages = await placedOn(blocks, (text, { size }) => text.length * size * 0.6)
      const chapter = pages.find((page) => page.some((placed) => placed.kind === 'text'))
      const rolesAfter = chapter?.slice(chapter.findIndex(({ kind }) => kind === 'text') + 1)
      expect(rolesAfter?.slice(0, 2), `${lines} lines`).toMatchObject([{ role: 'head' }, { role: 'body' }])
    }
  })
})

describe('the file', () => {
  test('is tagged: headings, and a table whose cells know their heads, over all of its pages', async () => {
    const pdf = await getDocumentProxy(await draw({ kind: 'title', text: 'Many' }, table(60)))
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    const tree = JSON.stringify(await (await pdf.getPage(2)).getStructTree())
    expect(tree).toContain('"role":"TD"')
    expect(JSON.stringify(await (await pdf.getPage(1)).getStructTree())).toMatch(
      /"role":"H1".*"role":"Table".*"role":"TH"/,
    )
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({
      Title: 'What it is called',
      Author: 'Who sends it',
      Language: 'en',
      PDFFormatVersion: '1.7',
    })
  })

  test('embeds its letters, and asks the reader for none', async () => {
    const file = Buffer.from(await draw({ kind: 'title', text: 'Many' }, { kind: 'paragraph', text: 'Some' })).toString(
      'latin1',
    )
    const fonts = [...file.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name)
    expect(fonts.length).toBeGreaterThan(0)
    for (const name of fonts) expect(name).toMatch(/^[A-Z]{6}\+DejaVuSans/)
    expect(file.match(/\/FontFile2 /g)).toHaveLength(2)
  })

  test('is the same to the byte where it says the same', async () => {
    const again = () => draw({ kind: 'title', text: 'Many' }, table(60))
    expect(Buffer.compare(await again(), await again())).toBe(0)
  })
})
