/**
 * Characters that end a line, hide, or reorder what is on it: C0 and C1 controls, soft hyphen, Arabic and Mongolian format
 * marks, zero-width space, bidirectional marks, embeddings and isolates, line and paragraph separators, invisible operators,
 * byte order mark, annotation marks, tags, lone surrogates. Listed, not taken from Unicode properties (save Cc, which
 * never grows), so that a newer Unicode version can't change the bytes of a file. Zero-width (non-)joiners stay: names and emoji need them.
 */
const unsafe =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]/u

const unsafeRuns = new RegExp(`${unsafe.source}+`, 'gu')

/** Most texts are plain ASCII and need no closer look. */
const plainAscii = /^[\x20-\x7e]*$/

/** Longest name shown in a comment, in code points. */
const shownMax = 200

/** A text that stays on its line and shows in the order it is stored: unsafe characters become one `�`, long ones end in `…`. */
export function plainText(text: string): string {
  if (text.length <= shownMax && plainAscii.test(text)) return text
  const shown = [...text.replace(unsafeRuns, '\ufffd')]
  return shown.length <= shownMax ? shown.join('') : `${shown.slice(0, shownMax - 1).join('')}…`
}

/** Whether a line carries a character that `plainText` would have replaced. */
export function hasUnsafeCharacters(line: string): boolean {
  return !plainAscii.test(line) && unsafe.test(line)
}
