import { onlyInDemo } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/show-letter.ts'

/**
 * A letter is a stranger's document as far as the browser is concerned: it may show its own styles and pictures that it
 * carries, run nothing, send nothing, and stand in no frame but ours.
 */
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-top-navigation-by-user-activation',
].join('; ')

/** Links in the letter open in the whole window, as they do from a mail program. */
function openingOnTop(html: string): string {
  const base = '<base target="_top">'
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html
}

/** PLT-7: the letter's HTML exactly as it went out, but for where its links open. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyInDemo(here)
  const answer = await here.call('readLetter', { letterId: params.letterId })
  if (!answer.ok) return new Response(answer.problem.detail, { status: answer.problem.status })
  return new Response(openingOnTop(answer.output.html), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
