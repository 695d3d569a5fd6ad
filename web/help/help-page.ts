import type { PageHandle } from '../app/page-handle.ts'

/** Every page of the help centre is complete without JavaScript and gets none (UX-46). */
export const helpPage = { messages: ['help'], noScript: true } satisfies PageHandle
