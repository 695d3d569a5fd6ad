import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvColumn, csvFile, plainCell } from './csv.ts'

type Row = { code: string; note: string | null; seats: number; open: boolean }

const columns: CsvColumn<Row>[] = [
  { name: 'code', title: { en: 'Code', es: 'Código' }, value: (row) => row.code },
  { name: 'note', title: { en: 'Note', es: 'Nota' }, value: (row) => row.note },
  { name: 'seat_count', title: { en: 'Seats', es: 'Puestos' }, value: (row) => row.seats },
  { name: 'open', title: { en: 'Open', es: 'Abierto' }, value: (row) => row.open },
]
const one: Row = { code: 'A "quoted", code', note: null, seats: -5, open: true }

test('UX-37: a file begins with a byte order mark, quotes every cell and ends its rows as RFC 4180 says', () => {
  const { fileName, content } = csvFile('licences', columns, [one], { language: 'es', header: 'words' })
  expect(fileName).toBe('licences.csv')
  expect(content).toBe('\ufeff"Código","Nota","Puestos","Abierto"\r\n"A ""quoted"", code","","-5","true"\r\n')
})

test('UX-37: programs can ask for stable column names instead of words', () => {
  const { content } = csvFile('licences', columns, [], { language: 'es', header: 'machine' })
  expect(content).toBe('\ufeff"code","note","seat_count","open"\r\n')
})

test.each(['=1+1', '+34600', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'UX-37: text that a spreadsheet would calculate is put behind an apostrophe: %j',
  (code) => {
    const { content } = csvFile('x', columns, [{ ...one, code }], { language: 'en', header: 'machine' })
    expect(parse(content, { bom: true })[1]?.[0]).toBe(`'${code}`)
  },
)

test('UX-37: whatever people typed, no cell of text begins as a formula, and all of it can be read back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+\-@\t\r"',].{0,5}/)), { maxLength: 8 }),
      (notes) => {
        const rows = notes.map((note) => ({ ...one, note }))
        const { content } = csvFile('x', columns, rows, { language: 'en', header: 'machine' })
        const cells = parse(content, { bom: true, record_delimiter: '\r\n' })
          .slice(1)
          .map((record) => record[1] ?? '')
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
        expect(
          cells.map((cell) => plainCell(cell)).filter((cell, index) => !sameCell(cell, notes[index] ?? '')),
        ).toEqual([])
      },
    ),
  )
})

/** A typed apostrophe before a sign reads as ours: the one thing that does not survive, and harmless. */
function sameCell(read: string, typed: string): boolean {
  return read === typed || `'${read}` === typed
}
