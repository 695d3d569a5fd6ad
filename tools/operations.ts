import type { Project } from './checks/project.ts'
import type { ContractEntry } from './contract-entries.ts'

/** The generated list of all operations. */
export const operationsFile = 'docs/operations.md'

const head = `# Operations

Generated from the contract by \`npm run generate\`; do not edit. One operation, five names: \`reallocate-licence.ts\`,
\`reallocateLicence\`, \`…/reallocate\`, \`licence.reallocated\` in the audit trail, \`licence.allocate\` as the permission.
`

/** Where each operation is: its address, permission, file, the screens that call it, its tests. */
export function operationsDocument(project: Project, entries: readonly ContractEntry[]): string {
  const groups = [...new Set(entries.map(({ feature }) => feature))]
  const parts = groups.map((group) => {
    const rows = entries.filter(({ feature }) => feature === group).map((entry) => rowOf(project, entry))
    const title = group.charAt(0).toUpperCase() + group.slice(1)
    return [
      `## ${title}`,
      '',
      '| operation | address | permission | file | screens | tests |',
      '|---|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n')
  })
  return `${head}\n${parts.join('\n')}`
}

function rowOf(project: Project, entry: ContractEntry): string {
  const { name, kebab, endpoint } = entry
  const file = project.paths.find(
    (path) => /^server\/[\w-]+\//.test(path) && (path.endsWith(`/${kebab}.ts`) || path.endsWith(`/${kebab}.errand.ts`)),
  )
  const own = project.paths.filter((path) => path.startsWith('server/') && path.endsWith(`/${kebab}.test.ts`))
  const tests = own.length > 0 ? own : naming(project, name, /^(server|testing)\/.*\.test\.ts$/)
  const screens = naming(project, name, /^web\/.*(?<!\.test)\.tsx?$/)
  const cells = [
    `\`${name}\``,
    `\`${endpoint.method} /v1${endpoint.path}\``,
    `\`${endpoint.permission}\``,
    linkTo(file === undefined ? [] : [file]),
    linkTo(screens),
    linkTo(tests),
  ]
  return `| ${cells.join(' | ')} |`
}

/** The files of a kind that name the operation in quotes, which is how it is called. */
function naming({ sources }: Project, name: string, kind: RegExp): string[] {
  return sources
    .filter(({ path, text }) => kind.test(path) && (text.includes(`'${name}'`) || text.includes(`call.${name}(`)))
    .map(({ path }) => path)
}

function linkTo(paths: readonly string[]): string {
  if (paths.length === 0) return '–'
  return paths.map((path) => `[${path.split('/').slice(1).join('/')}](../${path})`).join(', ')
}
