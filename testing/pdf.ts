import { extractText, getDocumentProxy } from 'unpdf'

/** A PDF as a reader meets it. */
export type ReadPdf = {
  /** The text of each page, each run of white space as one space. */
  pages: string[]
  text: string
  /** What the file says of itself. */
  language: string
  title: string
  /** Whether its parts are tagged, and the tags of its first page. */
  isTagged: boolean
  tags: string
}

/** Reads a PDF back. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(pdf.slice())
  const { text } = await extractText(document, { mergePages: false })
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '))
  const { info } = await document.getMetadata()
  const said: Record<string, unknown> = { ...info }
  const marks: { Marked?: boolean } | null = await document.getMarkInfo()
  const tags = await (await document.getPage(1)).getStructTree()
  return {
    pages,
    text: pages.join(' '),
    language: String(said['Language']),
    title: String(said['Title']),
    isTagged: marks?.Marked === true,
    tags: JSON.stringify(tags),
  }
}
