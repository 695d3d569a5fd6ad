/** The text between a brace and its partner, and where it ends. */
function inBraces(text: string, from: number): { inside: string; end: number } {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return { inside: text.slice(from + 1, at), end: at + 1 }
  }
  return { inside: text.slice(from + 1), end: text.length }
}

/** Of the branches of a choice the one for everything else, which reads best without knowing what is chosen by. */
function otherBranch(branches: string): string {
  const at = branches.search(/\bother\s*\{/)
  return at < 0 ? '' : inBraces(branches, branches.indexOf('{', at)).inside
}

/** A message with arguments as people read it who do not know them yet: `{left, number}` becomes `‹left›`. */
export function plainSentence(message: string): string {
  let plain = ''
  for (let at = 0; at < message.length; ) {
    if (message[at] !== '{') {
      plain += message[at]
      at += 1
      continue
    }
    const { inside, end } = inBraces(message, at)
    const [, name = inside, kind = '', rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([\s\S]*))?)?$/.exec(inside) ?? []
    const chooses = kind === 'plural' || kind === 'select'
    plain += chooses ? plainSentence(otherBranch(rest).replaceAll('#', `{${name}}`)) : `‹${name}›`
    at = end
  }
  return plain
}
