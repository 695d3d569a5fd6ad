/** A browser and a system, as coarse as a person would name them; null where they cannot be told. */
export type Browser = { browser: string | null; system: string | null }

/** Order matters: most browsers also name those that they descend from. */
const browsers: [name: string, sign: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(HeadlessChrome|Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
  ['curl', /^curl\//],
]
const systems: [name: string, sign: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\b(Mac OS X|Macintosh)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
]

/** What a User-Agent header tells. It is the caller's own word: good for reminding people, never for deciding. */
export function browserOf(userAgent: string): Browser {
  const first = (list: [string, RegExp][]): string | null => list.find(([, sign]) => sign.test(userAgent))?.[0] ?? null
  return { browser: first(browsers), system: first(systems) }
}

/** Whether two headers come from the same kind of browser. */
export function isSameKind(one: string, other: string): boolean {
  const [a, b] = [browserOf(one), browserOf(other)]
  return a.browser === b.browser && a.system === b.system
}
