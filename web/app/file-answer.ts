import type { Answer } from './call.ts'

/**
 * A file to be saved, for a route without a page. A refusal is sent as plain words: the browser shows it in the place of
 * the page that had the link, from which Back leads on.
 */
export function fileAnswer(answer: Answer<{ fileName: string; content: string }>, type: string): Response {
  if (!answer.ok)
    return new Response(answer.problem.detail, {
      status: answer.problem.status,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  const { fileName, content } = answer.output
  return new Response(content, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
