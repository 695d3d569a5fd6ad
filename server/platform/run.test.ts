import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const address = (file: string): string => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href)

/** A process that runs this code beside the platform's own files. */
function run(code: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Stops only when told to a second time, or at once. */
const serving = (stop: string): ChildProcess =>
  run(`
    import { stopOnSignals } from ${address('run.ts')}
    const alive = setInterval(() => {}, 1000)
    stopOnSignals({ stop: async () => { console.log('stopping'); ${stop} } })
    console.log('ready')`)

async function nextLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process has no output')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return String(line)
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'PLT-2: %s stops in good order, and the process ends with 0',
  async (signal) => {
    const child = serving('clearInterval(alive)')
    const exited = once(child, 'exit')
    expect(await nextLine(child)).toBe('ready')
    child.kill(signal)
    expect(await exited).toEqual([0, null])
  },
)

test('PLT-2: a second signal ends a portal at once that does not stop', async () => {
  const child = serving('await new Promise(() => {})')
  const exited = once(child, 'exit')
  await nextLine(child)
  child.kill('SIGTERM')
  expect(await nextLine(child)).toBe('stopping')
  child.kill('SIGTERM')
  expect(await exited).toEqual([1, null])
})

async function ending(throwing: string): Promise<[code: unknown, said: string]> {
  const child = run(`
    import { fail } from ${address('run.ts')}
    import { readConfig } from ${address('config.ts')}
    import { OperatorFault } from ${address('operator-fault.ts')}
    try { ${throwing} } catch (error) { fail(error) }`)
  const exited = once(child, 'exit')
  const said = child.stderr ? await text(child.stderr) : ''
  return [(await exited)[0], said]
}

test('PLT-2: a faulty configuration ends with exit code 78 and one sentence per fault', async () => {
  const [code, said] = await ending("readConfig({ PORT: 'x', HOST: 'y' })")
  expect([code, said.trim().split('\n').length]).toEqual([78, 2])
})

test('what the operator can mend is told without a stack, a mistake of ours with one', async () => {
  expect(await ending("throw new OperatorFault('Mend this.')")).toEqual([1, 'Mend this.\n'])
  const [code, said] = await ending("throw new Error('a bug')")
  expect([code, said]).toEqual([1, expect.stringMatching(/^Error: a bug\n {4}at /)])
})
