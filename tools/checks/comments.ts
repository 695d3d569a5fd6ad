import type { ESTree } from 'vite'
import { type Check, faultAt, isTest, type Source } from './project.ts'

/** What the web's framework gives meaning to by name needs no sentence of ours. */
const framework =
  /^(loader|action|meta|headers|handle|links|middleware|shouldRevalidate|clientLoader|clientAction|ErrorBoundary|Layout)$/

/** Words that promise what is not there. */
const promises = /\b(TODO|FIXME|XXX|HACK)\b/

function isFunction(node: ESTree.Node | null | undefined): boolean {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression'
}

/** Whether the thing says something that its name alone does not: functions and types do, a constant may. */
function namesOf(declaration: ESTree.Node | null): string[] {
  if (declaration?.type === 'FunctionDeclaration' || declaration?.type === 'ClassDeclaration')
    return declaration.id ? [declaration.id.name] : []
  if (declaration?.type === 'TSInterfaceDeclaration') return [declaration.id.name]
  if (declaration?.type === 'VariableDeclaration')
    return declaration.declarations
      .filter(({ init }) => isFunction(init))
      .flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  return declaration?.type === 'TSTypeAliasDeclaration' ? [declaration.id.name] : []
}

/** A type taken from a documented constant or schema beside it says no more than that. */
function isDerived(source: Source, declaration: ESTree.Node | null): boolean {
  return (
    declaration?.type === 'TSTypeAliasDeclaration' &&
    /\btypeof \w/.test(source.text.slice(declaration.start, declaration.end))
  )
}

function faultsOf(source: Source): string[] {
  const faults: string[] = []
  const { comments } = source.parsed()
  for (const { value, start } of comments)
    if (promises.test(value)) faults.push(faultAt(source, start, 'a promise in a comment'))
  source.visit({
    ExportNamedDeclaration: (node) => {
      if (isDerived(source, node.declaration)) return
      const documented = comments.some(
        ({ type, value, end }) =>
          type === 'Block' && value.startsWith('*') && source.text.slice(end, node.start).trim() === '',
      )
      for (const name of namesOf(node.declaration))
        if (!documented && !framework.test(name)) faults.push(faultAt(source, node.start, `${name} has no doc comment`))
    },
  })
  return faults
}

/** What is exported says what it means; nothing is promised for later. */
export const comments: Check = {
  name: 'comments',
  remedy: 'Say in one sentence what it means, in which units, and what it refuses; do what a promise says, or drop it.',
  run: ({ sources }) => sources.filter(({ path }) => !isTest(path) && !path.endsWith('.gen.ts')).flatMap(faultsOf),
}
