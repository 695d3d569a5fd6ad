import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder: string
const patience = 60_000

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-cli-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** What `npm run chancery -- …` does, on an embedded database of its own. */
function chancery(...given: string[]): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    CHANCERY_DATA: folder,
    CHANCERY_DEMO: '0',
    LOG_LEVEL: 'error',
    PUBLIC_ORIGIN: 'https://licences.example.com',
  }
  return new Promise((settle) => {
    execFile(process.execPath, [join(import.meta.dirname, 'main.ts'), ...given], { env }, (error, out, err) =>
      settle({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, said: out + err }),
    )
  })
}

const ana = ['--login-id', 'ana.operator', '--first-name', 'Ana', '--last-name', 'García', '--email', 'ana@example.com']
const order = ['--organization', '12345678', '--order', 'SO-1', '--line', '1', '--sku', 'WS-ADV', '--quantity', '5']

test('PLT-5: the first of the vendor’s people is let in from the command line, once', {
  timeout: patience,
}, async () => {
  const added = await chancery('staff', 'add', ...ana, '--roles', 'licensing-operator', '--json')
  expect(added.code).toBe(0)
  expect(JSON.parse(added.said)).toEqual({
    url: expect.stringMatching(/^https:\/\/licences\.example\.com\/en\/new-password\/[\w-]{43}$/),
  })
  const again = await chancery('staff', 'add', ...ana, '--roles', 'licensing-operator')
  expect(again).toMatchObject({ code: 1, said: 'The login ID ana.operator is taken.\n' })
  const odd = await chancery('staff', 'add', ...ana, '--roles', 'emperor')
  expect(odd).toMatchObject({ code: 1, said: expect.stringContaining('The roles are licensing-operator') })
})

test('LIC-2: fulfilling from the command line goes through the door, in an operator’s name', {
  timeout: patience,
}, async () => {
  const nobody = await chancery('fulfil', '--as', 'nobody', ...order)
  expect(nobody).toMatchObject({ code: 1, said: expect.stringContaining('no active member of staff') })
  const unknown = await chancery('fulfil', '--as', 'ana.operator', ...order)
  expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('Nothing here by this address') })
})

test('PLT-1: a portal that is no demo is not filled with one', { timeout: patience }, async () => {
  expect(await chancery('demo')).toMatchObject({ code: 1, said: expect.stringContaining('CHANCERY_DEMO=1') })
})
