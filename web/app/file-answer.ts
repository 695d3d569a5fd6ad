import { redirect } from 'react-router'
import type { ExportKind } from '../../contract/exports.ts'
import type { Answer } from './call.ts'
import type { Visit } from './visit.ts'

type File = { fileName: string; content: string | Uint8Array | AsyncIterable<string> }

/**
 * A file to be saved, for a route without a page. A refusal is sent as plain words: the browser shows it in the place of
 * the page that had the link, from which Back leads on.
 */
export function fileAnswer(answer: Answer<File>, type: string): Response {
  if (!answer.ok) return inWords(answer.problem)
  const { fileName, content } = answer.output
  return new Response(bodyOf(content), {
    headers: {
      'Content-Type': type === 'application/pdf' ? type : `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

function bodyOf(content: File['content']): BodyInit {
  if (typeof content === 'string') return content
  return content instanceof Uint8Array ? new Uint8Array(content) : streamOf(content)
}

function inWords({ detail, status }: { detail: string; status: number }): Response {
  return new Response(detail, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

function streamOf(pieces: AsyncIterable<string>): ReadableStream {
  const left = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await left.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await left.return?.()
    },
  })
}

/**
 * What pressing Export comes to (UX-36, UX-37): the list as a file at once or, where it is too long for that, the page on
 * which the file will wait, its preparation under way.
 */
export async function exportAnswer(
  { call, language, requestId }: Visit,
  answer: Answer<File>,
  request: { number: string; kind: ExportKind; filter: Record<string, unknown> },
): Promise<Response> {
  if (answer.ok || answer.problem.code !== 'export-too-large') return fileAnswer(answer, 'text/csv')
  // Who presses twice gets the file that is under way; a key of the page would give what was prepared the last time.
  const asked = await call('requestExport', request, { idempotencyKey: `export ${requestId}` })
  if (!asked.ok && asked.problem.code !== 'exports-under-way') return inWords(asked.problem)
  const downloads = `/${language}/o/${request.number}/downloads`
  return redirect(`${downloads}?${asked.ok ? `asked=${asked.output.id}` : 'full'}`, 303)
}
