import type { Answer } from '../app/call.ts'
import type { PaletteAnswer } from '../app/palette-answer.ts'
import { typedText } from '../app/typed-text.ts'

/** What was typed, as far as anything can be found by it. */
export function queryIn(url: URL): string {
  return typedText(url, 'q', 200)
}

/** The palette's answer as a script reads it; never kept, as it depends on who asks. */
export function paletteResponse(answer: Answer<PaletteAnswer>): Response {
  const headers = { 'Cache-Control': 'no-store' }
  if (answer.ok) return Response.json(answer.output, { headers })
  return Response.json(answer.problem, { status: answer.problem.status, headers })
}
