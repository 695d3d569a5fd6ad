/** An address that leads nowhere but to our own pages; anything else becomes `/`. Guards every "return to". */
export function localPath(text: string | null | undefined): string {
  if (text === null || text === undefined || !text.startsWith('/')) return '/'
  // Browsers read `\` as `/` and drop control characters, so `/\evil` would lead away from here.
  const harmless = [...text].every((letter) => letter >= ' ' && letter !== '\\')
  return harmless && !text.startsWith('//') ? text : '/'
}
