/**
 * Playwright asks at every step where it was called, and has up to fifty frames translated back to TypeScript for each answer: a
 * fifth of what its workers compute. The frames are few and always the same, so each is translated once.
 */
const translate = Error.prepareStackTrace
const known = new Map<string, string>()

Error.prepareStackTrace = (error, sites) =>
  [`${error.name}: ${error.message}`, ...sites.map((site) => lineOf(error, site))].join('\n')

/** A frame as Playwright's own translation words it. */
function lineOf(error: Error, site: NodeJS.CallSite): string {
  const place = `${site.getFunctionName()} ${site.getFileName()}:${site.getLineNumber()}:${site.getColumnNumber()} ${site.isAsync()}`
  const line = known.get(place) ?? String(translate(error, [site])).replace(/^.*\n/s, '')
  known.set(place, line)
  return line
}
