import { type ESTree, Visitor } from 'vite'
import { type Check, faultAt, isTest, type Source } from './project.ts'

/** Where the outside world may be asked. Everywhere else, time, chance and answers come in as arguments. */
const open = /^(server\/platform|server\/cli|tools|bench|testing|journeys)\/|^licence-file\/(sign|vectors\/)|^[^/]+$/

const clocks = ['Date.now', 'performance.now', 'process.hrtime', 'Temporal.Now']
const chances = ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues']
const randomNames = /^(random(Bytes|UUID|UUIDv7|Int|Fill|FillSync)|generateKey(Pair)?(Sync)?|getRandomValues)$/
const networks =
  /^(node:)?(net|tls|http|https|http2|dgram|dns|dns\/promises)$|^(nodemailer|undici|smtp-server|imapflow)$/

/** Small exceptions, each with its reason. */
const allowed: Record<string, string> = {
  'server/house.ts': 'builds the house, and hands the clock to what must go by the time of day',
  'web/app/palette-dialog.tsx': 'the browser asks the portal itself for what matches, as one types',
}

function faultsOf(source: Source): string[] {
  const faults: string[] = []
  const refuse = (node: ESTree.Node, what: string): void => {
    const text = source.text.slice(node.start, node.end)
    faults.push(faultAt(source, node.start, `${what}: ${text.split('\n')[0]?.slice(0, 60)}`))
  }
  const visitor = new Visitor({
    ImportDeclaration: (node) => {
      if (node.importKind === 'type') return
      if (networks.test(node.source.value)) refuse(node, 'the network')
      for (const one of node.specifiers)
        if (/^(node:)?crypto$/.test(node.source.value) && randomNames.test(one.local.name)) refuse(node, 'randomness')
    },
    MemberExpression: (node) => {
      const text = source.text.slice(node.start, node.end).replace(/^globalThis\./, '')
      if (clocks.includes(text)) refuse(node, 'the clock')
      if (chances.includes(text)) refuse(node, 'randomness')
    },
    CallExpression: (node) => {
      if (node.callee.type !== 'Identifier') return
      if (node.callee.name === 'fetch') refuse(node, 'the network')
      if (node.callee.name === 'Date') refuse(node, 'the clock')
    },
    NewExpression: (node) => {
      if (node.callee.type !== 'Identifier') return
      if (node.callee.name === 'Date' && node.arguments.length === 0) refuse(node, 'the clock')
      if (['WebSocket', 'EventSource', 'XMLHttpRequest'].includes(node.callee.name)) refuse(node, 'the network')
    },
  })
  visitor.visit(source.parsed().program)
  return faults
}

/** Clock, randomness and network only in their rooms. */
export const outside: Check = {
  name: 'outside',
  remedy: 'Take ctx.now, ctx.ids or the house as an argument; only server/platform asks the world itself.',
  run: ({ sources }) =>
    sources.filter(({ path }) => !open.test(path) && !isTest(path) && !(path in allowed)).flatMap(faultsOf),
}
