/**
 * Where an invitation may lead after it is accepted: a page of the inviting organization and nowhere else, so that no
 * link of ours sends people to strangers. Without language: the reader's own is put in front.
 */
export function isContinuation(path: string, organizationNumber: string): boolean {
  const below = path.startsWith(`/o/${organizationNumber}/`) ? path.slice(`/o/${organizationNumber}/`.length) : null
  return below !== null && below.length <= 500 && below.split('/').every(isSegment)
}

function isSegment(segment: string): boolean {
  return /^[\w~-][\w.~-]*$/.test(segment)
}
