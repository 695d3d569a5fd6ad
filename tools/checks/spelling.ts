import type { Check, Project } from './project.ts'

/** Where the other spelling is the law's or somebody else's: the licence's own text, package metadata, signed bytes. */
const exempt =
  /^(LICENSE|package-lock\.json|tools\/checks\/spelling(\.test)?\.ts)$|(^|\/)(package\.json|LICENSE)$|\.(woff2?|png|ico|gz|lic)$/

/** Files that are about the other spelling, each with its reason. */
const allowed: Record<string, string> = {
  'server/help/article-library.test.ts': 'looks for it in the articles',
  'server/help/article-search.test.ts': 'people search in either spelling',
}

/** Names that are not ours to spell. */
const others = [/\bApache License\b/g, /\bLICENSE\b/g, /\blicense: ('Apache-2\.0'|\{ name: 'Apache)/g, /"license": \{/g]

/** The noun, also as a part of a name; `licensed` and `licensing` are right in both spellings. */
const wrong = /licenses?(?![a-z])|Licenses?(?![a-z])|LICENSES?(?![A-Z])/

function faultsOf(project: Project, path: string): string[] {
  const named = wrong.test(path.replace(/LICENSE$/, '')) ? [`${path} by its name`] : []
  const lines = project.text(path).split('\n')
  return [
    ...named,
    ...lines.flatMap((line, index) => {
      const rest = others.reduce((left, pattern) => left.replaceAll(pattern, ''), line)
      return wrong.test(rest) ? [`${path}:${index + 1} ${line.trim().slice(0, 80)}`] : []
    }),
  ]
}

/** One spelling of the word that everything here is about. */
export const spelling: Check = {
  name: 'spelling',
  remedy: 'Write licence; the other spelling stands in the LICENSE file and package metadata only.',
  run: (project) =>
    project.paths.filter((path) => !exempt.test(path) && !(path in allowed)).flatMap((path) => faultsOf(project, path)),
}
