import { setImmediate as others } from 'node:timers/promises'
import type { PdfBlock, PdfCell, PdfColumn } from './pdf.ts'
import { type Measure, type PdfLine, type PdfText, type PdfTone, wrapped } from './pdf-text.ts'

/** A4 in points, and what stays free around the text. The foot has its line within the lower margin. */
export const sheet = { width: 595.28, height: 841.89, left: 48, right: 48, top: 62, bottom: 62 }

/** Inner width. */
export const textWidth = sheet.width - sheet.left - sheet.right
const bodyHeight = sheet.height - sheet.top - sheet.bottom
const pad = { x: 4, y: 4 }

/** A cell in its place: lines from the left edge, or up to the right one. */
export type PlacedCell = { x: number; width: number; align: 'left' | 'right'; isHead: boolean; lines: PdfLine[] }

/** Something in its place on a page; `y` is its upper edge. Rows with the same number belong to one table. */
export type Placed =
  | { kind: 'text'; tag: 'H1' | 'H2' | 'P'; y: number; lines: PdfLine[] }
  | { kind: 'row'; table: number; role: 'head' | 'repeated' | 'body'; y: number; height: number; cells: PlacedCell[] }

type Row = Omit<Extract<Placed, { kind: 'row' }>, 'y'>

const gapsAfter = { H1: 4, H2: 4, P: 6 }
const gapBefore = { H1: 12, H2: 12, P: 0 }
/** After so many rows others have their turn. */
const rowsAtOnce = 40

/** Puts everything on pages: no row is cut in two unless it is higher than a page, and each page of a table has its head. */
export async function placedOn(blocks: readonly PdfBlock[], measure: Measure): Promise<Placed[][]> {
  const pages = new Pages()
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') await placeTable(pages, index, block, measure)
    if (block.kind === 'facts') placeFacts(pages, index, block.rows, measure)
    if (block.kind === 'title') placeText(pages, 'H1', { text: block.text, tone: 'title' }, measure)
    if (block.kind === 'heading') placeText(pages, 'H2', { text: block.text, tone: 'heading' }, measure)
    if (block.kind === 'paragraph') placeText(pages, 'P', { text: block.text, tone: block.tone ?? 'plain' }, measure)
  }
  return pages.all
}

/** The pages so far, and how far down the last one is full. */
class Pages {
  readonly all: Placed[][] = [[]]
  #y = sheet.top

  get left(): number {
    return sheet.height - sheet.bottom - this.#y
  }

  get isFresh(): boolean {
    return this.all.at(-1)?.length === 0
  }

  turn(): void {
    this.all.push([])
    this.#y = sheet.top
  }

  put(height: number, at: (y: number) => Placed): void {
    this.all.at(-1)?.push(at(this.#y))
    this.#y += height
  }

  skip(height: number): void {
    if (!this.isFresh) this.#y += height
  }
}

function placeText(pages: Pages, tag: 'H1' | 'H2' | 'P', text: PdfText, measure: Measure): void {
  pages.skip(gapBefore[tag])
  let lines = wrapped(text, textWidth, measure)
  // A heading is not left alone at the foot of a page.
  if (tag === 'H2' && pages.left < heightOf(lines) + 60) pages.turn()
  while (lines.length > 0) {
    const fitting = fittingIn(lines, pages.left)
    if (fitting === 0) {
      pages.turn()
      continue
    }
    const now = lines.slice(0, fitting)
    pages.put(heightOf(now), (y) => ({ kind: 'text', tag, y, lines: now }))
    lines = lines.slice(fitting)
  }
  pages.skip(gapsAfter[tag])
}

function placeFacts(
  pages: Pages,
  table: number,
  rows: readonly (readonly [string, PdfCell])[],
  measure: Measure,
): void {
  const columns: PdfColumn[] = [
    { title: '', share: 3 },
    { title: '', share: 7 },
  ]
  for (const [label, value] of rows) {
    const [head, ...rest] = cellsOf(columns, [[{ text: label, tone: 'muted' }], value], measure, 'plain')
    if (head) placeRow(pages, rowOf(table, 'body', [{ ...head, isHead: true }, ...rest]), null)
  }
  pages.skip(8)
}

async function placeTable(
  pages: Pages,
  table: number,
  { columns, rows }: Extract<PdfBlock, { kind: 'table' }>,
  measure: Measure,
): Promise<void> {
  const titles = cellsOf(
    columns,
    columns.map(({ title }) => title),
    measure,
    'strong',
  ).map((cell) => ({ ...cell, isHead: true }))
  const head = rowOf(table, 'head', titles)
  let count = 0
  for (const cells of rows) {
    const row = rowOf(table, 'body', cellsOf(columns, cells, measure, 'plain'))
    if (count === 0) {
      if (pages.left < head.height + Math.min(row.height, bodyHeight - head.height)) pages.turn()
      placeRow(pages, head, null)
    }
    placeRow(pages, row, { ...head, role: 'repeated' })
    count += 1
    if (count % rowsAtOnce === 0) await others()
  }
  pages.skip(10)
}

/** Puts a row where it fits, on a page of its own if need be; what is higher than that goes on over the page. */
function placeRow(pages: Pages, row: Row, head: Row | null): void {
  if (row.height > pages.left && !pages.isFresh) {
    const room = bodyHeight - (head?.height ?? 0)
    if (row.height <= room || pages.left < 80) {
      pages.turn()
      if (head) pages.put(head.height, (y) => ({ ...head, y }))
    }
  }
  if (row.height <= pages.left) {
    pages.put(row.height, (y) => ({ ...row, y }))
    return
  }
  const room = pages.left - 2 * pad.y
  const taken = row.cells.map(({ lines }) => Math.max(1, fittingIn(lines, room)))
  const part = (from: 'start' | 'rest') =>
    rowOf(
      row.table,
      row.role,
      row.cells.map((cell, index) => ({
        ...cell,
        lines: from === 'start' ? cell.lines.slice(0, taken[index]) : cell.lines.slice(taken[index]),
      })),
    )
  const start = part('start')
  pages.put(start.height, (y) => ({ ...start, y }))
  pages.turn()
  if (head) pages.put(head.height, (y) => ({ ...head, y }))
  placeRow(pages, part('rest'), head)
}

function rowOf(table: number, role: Row['role'], cells: PlacedCell[]): Row {
  const height = Math.max(...cells.map(({ lines }) => heightOf(lines))) + 2 * pad.y
  return { kind: 'row', table, role, height, cells }
}

function cellsOf(
  columns: readonly PdfColumn[],
  cells: readonly PdfCell[],
  measure: Measure,
  tone: PdfTone,
): PlacedCell[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let x = sheet.left
  return columns.map(({ share, align }, index) => {
    const whole = (textWidth * share) / shares
    const cell = cells[index] ?? ''
    const texts = typeof cell === 'string' ? [{ text: cell, tone }] : cell
    const width = whole - 2 * pad.x
    const lines = texts.flatMap((text) => wrapped(text, width, measure))
    const placed: PlacedCell = { x: x + pad.x, width, align: align ?? 'left', isHead: false, lines }
    x += whole
    return placed
  })
}

/** How far below a row's upper edge its text begins. */
export const rowPad = pad.y

function heightOf(lines: readonly PdfLine[]): number {
  return lines.reduce((sum, { style }) => sum + style.leading, 0)
}

function fittingIn(lines: readonly PdfLine[], room: number): number {
  let left = room
  const over = lines.findIndex(({ style }) => {
    left -= style.leading
    return left < 0
  })
  return over === -1 ? lines.length : over
}
