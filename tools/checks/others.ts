import { type Outcome, programs, runProgram } from '../run-program.ts'
import type { Check } from './project.ts'

/** What a failed program said, shortened to what somebody reads. */
function said({ code, output }: Outcome, most = 60): string[] {
  if (code === 0) return []
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} lines more`] : lines
}

/** `::error title=rule,file=path,line=1,…::message` as `path:1 rule: message`. */
function readable(line: string, root: string): string {
  const found = /^::\w+ title=([^,]*),file=([^,]*),line=(\d+),[^:]*::(.*)$/.exec(line)
  if (!found) return line
  const [, rule = '', file = '', at = '', message = ''] = found
  return `${file.replace(`${root}/`, '')}:${at} ${rule}: ${message.slice(0, 160)}`
}

/** One format for all, and what the linter knows. */
export const format: Check = {
  name: 'format',
  remedy: 'Run "npx biome check --write" for what it can mend itself.',
  run: async ({ root }) => {
    const flags = ['check', '--colors=off', '--reporter=github', '--max-diagnostics=200', '--diagnostic-level=warn']
    const outcome = await runProgram(root, programs.biome, [...flags, '--error-on-warnings'])
    return said(outcome).map((line) => readable(line, root))
  },
}

/** The types of all files, by one checker: several side by side each find out anew what all share. The web's routes get theirs generated first. */
export const types: Check = {
  name: 'types',
  remedy: 'Mend the types; a cast is no way out.',
  run: async ({ root }) => {
    const generated = await runProgram(root, programs.reactRouter, ['typegen'])
    return generated.code === 0
      ? said(await runProgram(root, programs.tsc, ['--noEmit', '--pretty', 'false', '--checkers', '1']))
      : said(generated)
  },
}

/** Both languages say everything, with the same arguments, in all their plurals. */
export const messages: Check = {
  name: 'messages',
  remedy: 'Add the sentence in both languages, then run "npm run generate".',
  run: async ({ root }) => said(await runProgram(root, 'tools/messages.ts', ['--check'])),
}
