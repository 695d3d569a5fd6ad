import type { Language } from './language.ts'
import type { Namespace } from './messages.ts'

/**
 * What a route says about its page: `export const handle = { … } satisfies PageHandle`.
 * `messages`: the namespaces it speaks from (besides `app` and `ui`); only those travel to the browser.
 * `noScript`: the page is complete without JavaScript and gets none at all.
 * `frames`: the page shows another document of ours in a frame.
 * `addressIn`: the same page in another language, from what its loader gave, where more than `/en` or `/es` differs.
 */
export type PageHandle = {
  messages?: readonly Namespace[]
  noScript?: boolean
  frames?: boolean
  addressIn?: (loaded: unknown, language: Language) => string | null
}

/** Whether a route's handle is one of ours. */
export function isPageHandle(handle: unknown): handle is PageHandle {
  return typeof handle === 'object' && handle !== null
}

/** What the matched routes say together: all their namespaces, and no script as soon as one of them wants none. */
export function joinHandles(handles: readonly unknown[]): {
  messages: readonly Namespace[]
  noScript: boolean
  frames: boolean
} {
  const pages = handles.filter(isPageHandle)
  return {
    messages: [...new Set(pages.flatMap((page) => page.messages ?? []))],
    noScript: pages.some((page) => page.noScript === true),
    frames: pages.some((page) => page.frames === true),
  }
}
