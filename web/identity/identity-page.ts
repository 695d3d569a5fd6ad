import type { PageHandle } from '../app/page-handle.ts'

/** Pages of signing in are complete without a script, and none may run there. */
export const publicPage = { messages: ['identity'], noScript: true } satisfies PageHandle

/** A person's own pages. */
export const ownPage = { messages: ['identity'] } satisfies PageHandle
