import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** How a piece of text stands out. Muted is what names something else; small, the explanation beside it. */
export type PdfTone = 'plain' | 'strong' | 'muted' | 'small' | 'title' | 'heading'

/** What a tone looks like. */
export type PdfStyle = { font: 'regular' | 'bold'; size: number; leading: number; colour: string }

/** Text in one tone. */
export type PdfText = { text: string; tone: PdfTone }

/** A line that fits, ready to be drawn. */
export type PdfLine = { text: string; style: PdfStyle; width: number }

/** How wide a text is in a style. */
export type Measure = (text: string, style: PdfStyle) => number

const ink = '#1a1f27'
const faint = '#515b69'

/** The styles of all tones, in points. */
export const pdfStyles: Record<PdfTone, PdfStyle> = {
  plain: { font: 'regular', size: 8.5, leading: 12, colour: ink },
  strong: { font: 'bold', size: 8.5, leading: 12, colour: ink },
  muted: { font: 'regular', size: 8.5, leading: 12, colour: faint },
  small: { font: 'regular', size: 7, leading: 9.5, colour: faint },
  title: { font: 'bold', size: 17, leading: 23, colour: ink },
  heading: { font: 'bold', size: 11, leading: 15, colour: ink },
}

const fontFiles = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' }

let read: Record<keyof typeof fontFiles, Buffer> | null = null

/** The letters of every document: Latin with all accents, Greek, Cyrillic and more; read once. */
export function pdfFonts(): Record<keyof typeof fontFiles, Buffer> {
  read ??= { regular: fontFile('regular'), bold: fontFile('bold') }
  return read
}

function fontFile(name: keyof typeof fontFiles): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${fontFiles[name]}`)))
}

/** Text without what cannot be seen: control characters, and marks that turn the direction of what follows. */
function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
}

/** Breaks text into lines of at most this width, at spaces; a word that is longer than a line is broken where the line ends. */
export function wrapped({ text, tone }: PdfText, width: number, measure: Measure): PdfLine[] {
  const style = pdfStyles[tone]
  const lines: PdfLine[] = []
  let line = ''
  let lineWidth = 0
  const close = () => {
    if (line !== '') lines.push({ text: line, style, width: lineWidth })
    line = ''
    lineWidth = 0
  }
  const space = measure(' ', style)
  for (const word of printable(text).split(/ +/)) {
    if (word === '') continue
    for (const part of partsOf(word, style, width, measure)) {
      const partWidth = measure(part, style)
      if (line !== '' && lineWidth + space + partWidth > width) close()
      line = line === '' ? part : `${line} ${part}`
      lineWidth = line === part ? partWidth : lineWidth + space + partWidth
    }
  }
  close()
  return lines
}

/** The word, or as many parts of it as lines are needed. Letters with their marks stay together. */
function partsOf(word: string, style: PdfStyle, width: number, measure: Measure): string[] {
  if (measure(word, style) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (part !== '' && measure(part + segment, style) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}
