import { setImmediate as others } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import { type Placed, type PlacedCell, placedOn, rowPad, sheet, textWidth } from './pdf-pages.ts'
import {
  type Measure,
  type PdfLine,
  type PdfStyle,
  type PdfText,
  type PdfTone,
  pdfFonts,
  pdfStyles,
} from './pdf-text.ts'

/** A column of a table; its share of the width, compared with the others’. */
export type PdfColumn = { title: string; share: number; align?: 'right' }

/** What a cell says: one text, or several below each other. */
export type PdfCell = string | readonly PdfText[]

/** A part of a document. Rows of a table are asked for one by one, so that many need not be there at once. */
export type PdfBlock =
  | { kind: 'title' | 'heading'; text: string }
  | { kind: 'paragraph'; text: string; tone?: Extract<PdfTone, 'plain' | 'strong' | 'small'> }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: PdfCell])[] }
  | { kind: 'table'; columns: readonly PdfColumn[]; rows: Iterable<readonly PdfCell[]> }

/** A document: what it is called, who sends it, and what it says. */
export type PdfSheet = {
  language: Language
  title: string
  /** Above every page. */
  sender: string
  blocks: readonly PdfBlock[]
  /** Below every page, beside the page's number. */
  foot: string
  pageOf: (page: number, pages: number) => string
  madeAt: Instant
}

type Pdf = PDFKit.PDFDocument
type Struct = PDFKit.PDFStructureElement

/**
 * Draws an A4 document as a tagged PDF 1.7 with its letters embedded (decision 043). The same sheet is the same file to the
 * byte. Others have their turn after every page, so that a long document keeps nobody waiting.
 */
export async function drawPdf(asked: PdfSheet): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = openPdf(asked)
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  const measure = measureBy(pdf)
  const pages = await placedOn(asked.blocks, measure)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const tables = new Tables(pdf, root)
  for (const [index, page] of pages.entries()) {
    pdf.addPage()
    drawMargins(pdf, measure, asked, index + 1, pages.length)
    for (const placed of page) drawPlaced(pdf, root, tables, placed)
    await others()
  }
  tables.close()
  root.end()
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

function openPdf({ language, title, sender, madeAt }: PdfSheet): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    // Our own places for everything: the library shall never turn a page by itself.
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: sender, Creator: 'Chancery', Producer: 'Chancery', CreationDate: new Date(madeAt) },
  })
  const fonts = pdfFonts()
  pdf.registerFont('regular', fonts.regular)
  pdf.registerFont('bold', fonts.bold)
  return pdf
}

/**
 * Measures letter by letter, each once. Letters that are set closer to each other make a line shorter than measured, never
 * longer; figures are all of one width.
 */
function measureBy(pdf: Pdf): Measure {
  const known = { regular: new Map<string, number>(), bold: new Map<string, number>() }
  const widthOf = (letter: string, font: PdfStyle['font']): number => {
    const width = known[font].get(letter) ?? pdf.font(font).fontSize(1_000).widthOfString(letter)
    known[font].set(letter, width)
    return width
  }
  return (text, { font, size }) => {
    let width = 0
    for (const letter of text) width += widthOf(letter, font)
    return (width * size) / 1_000
  }
}

/** The table that is being drawn: rows on several pages belong to one. */
class Tables {
  #open: { number: number; table: Struct } | null = null
  readonly #pdf: Pdf
  readonly #root: Struct

  constructor(pdf: Pdf, root: Struct) {
    this.#pdf = pdf
    this.#root = root
  }

  of(number: number): Struct {
    if (this.#open?.number === number) return this.#open.table
    this.close()
    const table = this.#pdf.struct('Table')
    this.#root.add(table)
    this.#open = { number, table }
    return table
  }

  close(): void {
    this.#open?.table.end()
    this.#open = null
  }
}

/** Sender, title and page number: on every page, and no part of what is read aloud. */
function drawMargins(
  pdf: Pdf,
  measure: Measure,
  { sender, title, foot, pageOf }: PdfSheet,
  page: number,
  pages: number,
): void {
  const style = pdfStyles.small
  pdf.markContent('Artifact', { type: 'Pagination' })
  drawText(pdf, page === 1 ? sender : `${sender} · ${title}`, style, sheet.left, 34)
  const number = pageOf(page, pages)
  const at = sheet.height - 44
  pdf
    .moveTo(sheet.left, at)
    .lineTo(sheet.left + textWidth, at)
    .lineWidth(0.5)
    .strokeColor('#c9ced6')
    .stroke()
  drawText(pdf, foot, style, sheet.left, at + 8)
  drawText(pdf, number, style, sheet.left + textWidth - measure(number, style), at + 8)
  pdf.endMarkedContent()
}

function drawPlaced(pdf: Pdf, root: Struct, tables: Tables, placed: Placed): void {
  if (placed.kind === 'text') {
    tables.close()
    root.add(pdf.struct(placed.tag, {}, () => drawLines(pdf, placed.lines, sheet.left, placed.y)))
    return
  }
  drawRules(pdf, placed)
  if (placed.role === 'repeated') {
    pdf.markContent('Artifact', { type: 'Pagination' })
    for (const cell of placed.cells) drawCell(pdf, cell, placed.y)
    pdf.endMarkedContent()
    return
  }
  const row = pdf.struct('TR')
  tables.of(placed.table).add(row)
  for (const cell of placed.cells)
    row.add(
      pdf.struct(cell.isHead ? 'TH' : 'TD', cell.isHead ? scopeOf(placed.role) : {}, () =>
        drawCell(pdf, cell, placed.y),
      ),
    )
  row.end()
}

/** What a heading is for: its column, or its row. The library's types do not know of it yet. */
function scopeOf(role: 'head' | 'body'): PDFKit.Mixins.StructureElementOptions & { scope: string } {
  return { scope: role === 'head' ? 'Column' : 'Row' }
}

function drawRules(pdf: Pdf, { role, y, height }: Extract<Placed, { kind: 'row' }>): void {
  pdf.markContent('Artifact', { type: 'Layout' })
  if (role !== 'body') pdf.rect(sheet.left, y, textWidth, height).fill('#eef1f5')
  pdf
    .moveTo(sheet.left, y + height)
    .lineTo(sheet.left + textWidth, y + height)
    .lineWidth(0.5)
    .strokeColor(role === 'body' ? '#dfe3e9' : '#9aa3b0')
    .stroke()
  pdf.endMarkedContent()
}

function drawCell(pdf: Pdf, { x, width, align, lines }: PlacedCell, y: number): void {
  let top = y + rowPad
  for (const line of lines) {
    drawText(pdf, line.text, line.style, align === 'right' ? x + width - line.width : x, top)
    top += line.style.leading
  }
}

function drawLines(pdf: Pdf, lines: readonly PdfLine[], x: number, y: number): void {
  let top = y
  for (const { text, style } of lines) {
    drawText(pdf, text, style, x, top)
    top += style.leading
  }
}

/** `textWidth` spares the library measuring again what was measured when lines were broken; its types do not know of it. */
const knownWidth: PDFKit.Mixins.TextOptions & { textWidth: number } = { lineBreak: false, textWidth: 0 }

function drawText(pdf: Pdf, text: string, { font, size, colour }: PdfStyle, x: number, y: number): void {
  pdf.font(font).fontSize(size).fillColor(colour).text(text, x, y, knownWidth)
}
