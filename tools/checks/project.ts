import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ESTree, type ParseResult, parseSync, Visitor, type VisitorObject } from 'vite'

/** Where a file asks for another: what is written, what it means inside the project, and whether only types travel. */
export type Import = { line: number; written: string; path: string | null; typesOnly: boolean }

/** One TypeScript file of the project, parsed when first asked for. */
export type Source = {
  /** Below the project's root, with forward slashes. */
  path: string
  text: string
  parsed(): ParseResult
  imports(): Import[]
  /** Line number, from 1, of an offset in the text. */
  lineOf(offset: number): number
  /** Calls the visitor's functions for each kind of node. */
  visit(visitor: VisitorObject): void
}

/** The whole project as the checks see it. Tests make small ones from a table of texts. */
export type Project = {
  root: string
  /** The path of every file, sorted. */
  paths: string[]
  sources: Source[]
  text(path: string): string
}

/** One rule of the house. `run` returns one line per fault; none means that the rule holds. */
export type Check = { name: string; remedy: string; run(project: Project): string[] | Promise<string[]> }

const notOurs = new Set(['node_modules', 'build', 'data', 'test-results', 'screenshots'])

/** Reads the project from its folder. What others made (packages, builds, data) and hidden folders are not entered. */
export function readProject(root: string): Project {
  return newProject(root, pathsIn(root, ''), (path) => readFileSync(join(root, path), 'utf8'))
}

function pathsIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (notOurs.has(entry.name) || /^\.(?!ci$|gitignore$)/.test(entry.name)) return []
    return entry.isDirectory() ? pathsIn(root, path) : [path]
  })
}

/** A project that exists only in memory: path to text. */
export function projectOf(files: Record<string, string>): Project {
  return newProject('/', Object.keys(files), (path) => files[path] ?? '')
}

function newProject(root: string, unsorted: string[], read: (path: string) => string): Project {
  const paths = unsorted.toSorted()
  const texts = new Map<string, string>()
  const text = (path: string): string => {
    const known = texts.get(path) ?? read(path)
    texts.set(path, known)
    return known
  }
  const known = new Set(paths)
  const sources = paths.filter((path) => /\.(ts|tsx|mjs)$/.test(path)).map((path) => sourceOf(path, text(path), known))
  return { root, paths, sources, text }
}

function sourceOf(path: string, text: string, known: ReadonlySet<string>): Source {
  let result: ParseResult | undefined
  let starts: number[] | undefined
  const source: Source = {
    path,
    text,
    parsed: () => {
      result ??= parseSync(path, text, { sourceType: 'module' })
      return result
    },
    imports: () => importsOf(source, known),
    lineOf: (offset) => {
      starts ??= [...text.matchAll(/^/gm)].map(({ index }) => index)
      return starts.findLastIndex((start) => start <= offset) + 1
    },
    visit: (visitor) => new Visitor(visitor).visit(source.parsed().program),
  }
  return source
}

function importsOf(source: Source, known: ReadonlySet<string>): Import[] {
  const found: Import[] = []
  const add = (request: ESTree.Node | null, typesOnly: boolean): void => {
    if (request?.type !== 'Literal' || typeof request.value !== 'string') return
    const written = request.value
    found.push({ line: source.lineOf(request.start), written, path: pathOf(source.path, written, known), typesOnly })
  }
  source.visit({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type' || areAllTypes(node.specifiers)),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
  })
  return found
}

function areAllTypes(specifiers: readonly ESTree.ImportDeclarationSpecifier[]): boolean {
  return specifiers.length > 0 && specifiers.every((one) => 'importKind' in one && one.importKind === 'type')
}

/** The project's file that a relative import means; null for packages and for what no file of ours is. */
function pathOf(from: string, written: string, known: ReadonlySet<string>): string | null {
  if (!written.startsWith('.')) return null
  const path = join(from, '..', written.replace(/\?.*$/, '')).replaceAll('\\', '/')
  return known.has(path) ? path : path.replace(/^(\.\.\/)+/, '')
}

/** Whether a file is a test or serves tests only. */
export function isTest(path: string): boolean {
  return /\.(test|journey|screens)\.tsx?$/.test(path)
}

/** One fault as an editor's terminal can open it. */
export function faultAt(source: Source, offset: number, message: string): string {
  return `${source.path}:${source.lineOf(offset)} ${message}`
}
