/**
 * A part of a style sheet: what always stays, a rule that some of the classes need, a custom property that is registered,
 * or a group such as `@media`.
 */
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'property'; text: string; name: string }
  | { kind: 'rule'; text: string; classes: readonly string[] }
  | { kind: 'group'; opening: string; parts: readonly Part[] }

const groups = /^@(layer|media|supports|container)\b/

/** Where the text that begins at `from` meets one of the symbols outside of strings, escapes and brackets. */
function nextOf(symbols: string, css: string, from: number): number {
  let depth = 0
  for (let at = from; at < css.length; at += 1) {
    const symbol = css.charAt(at)
    if (depth === 0 && symbols.includes(symbol)) return at
    if (symbol === '\\') at += 1
    else if (symbol === '"' || symbol === "'") at = endOfString(css, at)
    else if ('{[('.includes(symbol)) depth += 1
    else if ('}])'.includes(symbol)) depth -= 1
  }
  return css.length
}

function endOfString(css: string, from: number): number {
  for (let at = from + 1; at < css.length; at += 1) {
    if (css.charAt(at) === '\\') at += 1
    else if (css.charAt(at) === css.charAt(from)) return at
  }
  return css.length
}

/** The classes that a selector names, as they stand in a document. */
function classesIn(selector: string): string[] {
  return Array.from(selector.matchAll(/\.((?:\\.|[\w\u0080-\uffff-])+)/g), ([, name = '']) =>
    name.replaceAll(/\\(.)/g, '$1'),
  )
}

function partsOf(css: string): Part[] {
  const parts: Part[] = []
  for (let at = 0; at < css.length; ) {
    const bodyAt = nextOf('{;', css, at)
    const opening = css.slice(at, bodyAt).trim()
    const isStatement = css.charAt(bodyAt) !== '{'
    const end = isStatement ? bodyAt : nextOf('}', css, bodyAt + 1)
    const text = css.slice(at, end + 1)
    const name = /^@property\s+(--[\w-]+)$/.exec(opening)?.[1]
    if (name !== undefined) parts.push({ kind: 'property', text, name })
    else if (isStatement || (opening.startsWith('@') && !groups.test(opening))) parts.push({ kind: 'text', text })
    else if (opening.startsWith('@')) parts.push({ kind: 'group', opening, parts: partsOf(css.slice(bodyAt + 1, end)) })
    else parts.push({ kind: 'rule', text, classes: classesIn(opening) })
    at = end + 1
  }
  return parts
}

function kept(parts: readonly Part[], used: ReadonlySet<string>): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'property') return ''
      if (part.kind === 'group') {
        const inside = kept(part.parts, used)
        return inside === '' ? '' : `${part.opening}{${inside}}`
      }
      const isUsed = part.classes.length === 0 || part.classes.some((name) => used.has(name))
      return isUsed ? part.text : ''
    })
    .join('')
}

/**
 * Prepares a style sheet so that a document can be given only what it uses of it: rules whose classes all are absent are
 * left out, as are registered properties that nothing reads. Only for pages that run no script, which alone can bring other classes.
 */
export function stylesUsedBy(css: string): (html: string) => string {
  const parts = partsOf(css.replaceAll(/\/\*[\s\S]*?\*\//g, ''))
  const properties = parts.filter((part) => part.kind === 'property')
  return (html) => {
    const used = new Set<string>()
    for (const [, names = ''] of html.matchAll(/\sclass="([^"]*)"/g))
      for (const name of readable(names).split(/\s+/)) used.add(name)
    const rules = kept(parts, used)
    return (
      rules +
      properties
        .map(({ name, text }) => (rules.includes(`${name})`) || rules.includes(`${name},`) ? text : ''))
        .join('')
    )
  }
}

/** What an attribute says, without its entities. */
function readable(attribute: string): string {
  return attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
