/** Files per status list: a list of two bits each is 32 kB before compression. */
export const statusListSize = 131_072

/**
 * Where the file with this position, counted from 0, stands. Within a list positions are mixed by an odd factor, a
 * one-to-one mapping, so that a file's index does not tell how many were issued before it.
 */
export function statusPlace(position: number): { list: number; index: number } {
  const within = position % statusListSize
  return { list: Math.floor(position / statusListSize) + 1, index: (within * 48_271 + 31_337) % statusListSize }
}

/** Where a status list is published. Files carry this address for as long as they live. */
export function statusListUri(publicOrigin: string, list: number): string {
  return `${publicOrigin}/status-lists/${list}`
}

/** The number of the list that a file of ours names; null for an address that is none. */
export function readStatusListUri(uri: string): number | null {
  const digits = /\/status-lists\/([1-9]\d{0,8})$/.exec(uri)?.[1]
  return digits === undefined ? null : Number(digits)
}
