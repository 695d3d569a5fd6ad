import type { PageHandle } from './page-handle.ts'

export { default, loader } from './not-found.tsx'

/** Outside every shell there is nothing on the page that a script would help with. */
export const handle = { noScript: true } satisfies PageHandle
