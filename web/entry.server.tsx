import { drawn } from 'virtual:icons'
import { renderToReadableStream } from 'react-dom/server'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { contentSecurityPolicy, finishDocument } from './app/document.ts'
import { languageOfPath } from './app/language.ts'
import { commonNamespaces, messagesAtHand } from './app/messages.ts'
import { joinHandles } from './app/page-handle.ts'
import styles from './app/styles.css?inline'
import { stylesUsedBy } from './app/used-styles.ts'
import { visit } from './app/visit.ts'

/** The server puts the request's `Visit` under this very key; a second copy of the module would be another key. */
export { visit } from './app/visit.ts'

const usedStyles = stylesUsedBy(styles)

/** How long, in milliseconds, a page may wait for its data before the answer is cut off. */
export const streamTimeout = 15_000

/**
 * Writes the whole page before answering, so that a component that fails gives a proper error page with its status
 * instead of half a page that claims success.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, language } = context.get(visit)
  const handles = routerContext.staticHandlerContext.matches.map(
    ({ route }) => routerContext.routeModules[route.id]?.handle,
  )
  const { messages, noScript, frames } = joinHandles(handles)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (!import.meta.env.DEV) headers.set('Content-Security-Policy', contentSecurityPolicy(nonce, { noScript, frames }))
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (request.method === 'HEAD') return new Response(null, { status, headers })

  let failure: unknown
  const stream = await renderToReadableStream(
    <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
    {
      nonce,
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(streamTimeout)]),
      onError: (error) => {
        failure ??= error
      },
    },
  )
  await stream.allReady
  if (failure !== undefined) throw failure
  const pageLanguage = languageOfPath(new URL(request.url).pathname) ?? language
  const written = await new Response(stream).text()
  const html = finishDocument(written, {
    nonce,
    drawn,
    // A page without a script stays as it is written, so it needs no more styles than it uses: a third of its weight.
    styles: noScript ? usedStyles(written) : styles,
    messages: noScript ? null : messagesAtHand(pageLanguage, [...commonNamespaces, ...messages]),
  })
  return new Response(html, { status, headers })
}
