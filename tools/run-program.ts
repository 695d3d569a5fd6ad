import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a program came to: its exit code (1 where a signal ended it) and all it said, in order. */
export type Outcome = { code: number; output: string }

/** The files of the programs that npm installed and the tools start. */
export const programs = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  reactRouter: 'node_modules/@react-router/dev/bin.cjs',
} as const

/**
 * Runs a JavaScript or TypeScript program of the project under this Node, in the project's folder. Its output is
 * gathered, and also shown at once where `live` is set. The program may not outlive this one.
 */
export async function runProgram(
  root: string,
  program: string,
  args: readonly string[],
  options: { live?: boolean; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      heard.push(chunk)
      if (options.live) process.stdout.write(chunk)
    })
  const end = (): void => void child.kill('SIGTERM')
  for (const signal of signals) process.once(signal, end)
  const [code] = await once(child, 'close')
  for (const signal of signals) process.off(signal, end)
  return { code: typeof code === 'number' ? code : 1, output: Buffer.concat(heard).toString() }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
