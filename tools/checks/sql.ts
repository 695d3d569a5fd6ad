import { type Check, faultAt, isTest, type Source } from './project.ts'

/** Rooms whose business is SQL, and what is set up or measured with it. */
const open = /-queries\.ts$|^server\/(platform|access|audit)\/|^(testing|bench|tools)\//

/** Small files where a file of queries beside them would hold one statement, each with its reason. */
const allowed: Record<string, string> = {
  'server/demo.ts': 'asks once whether there is anything yet',
  'server/identity/authenticate.ts': 'every request asks it, and one look shows all that it asks',
  'server/identity/tidy-sign-ins.job.ts': 'forgets rows by their age, which nothing else does',
  'server/rules.ts': 'one look-up that the door is told by the features above it',
  'server/licences/issue-file.ts': 'a file is written in the one place that fixes what it says',
}

function faultsOf(source: Source): string[] {
  return source
    .imports()
    .filter(({ written, typesOnly }) => !typesOnly && (written === 'sql-template-tag' || written === 'pg'))
    .map(({ line, written }) => `${source.path}:${line} uses ${written}`)
}

/** SQL hidden in an ordinary string would escape the check above. */
function hidden(source: Source): string[] {
  const faults: string[] = []
  const looksLikeSql =
    /^\s*(select\s[\s\S]+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|SELECT\s|INSERT\s|UPDATE\s|DELETE\s)/
  source.visit({
    TaggedTemplateExpression: (node) => {
      if (node.tag.type !== 'Identifier' || !['sql', 'often'].includes(node.tag.name)) return
      faults.push(faultAt(source, node.start, 'a statement'))
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && looksLikeSql.test(node.value))
        faults.push(faultAt(source, node.start, 'a statement in a string'))
    },
  })
  return faults
}

/** SQL only in files of queries. */
export const sqlRooms: Check = {
  name: 'sql',
  remedy: 'Give the statement a name in the feature’s *-queries.ts.',
  run: ({ sources }) =>
    sources
      .filter(({ path }) => path.startsWith('server/') && !open.test(path) && !isTest(path) && !(path in allowed))
      .flatMap((source) => [...faultsOf(source), ...hidden(source)]),
}
