import { expect, test } from 'vitest'
import { docs } from './docs.ts'
import { projectOf } from './project.ts'

test('a page links only to what is there, whatever folder it lies in', async () => {
  const files = {
    'README.md': '[one](docs/a.md) [folder](docs/) [part](docs/a.md#part) [out](https://example.com) [gone](docs/b.md)',
    'docs/a.md': '[up](../README.md) [gone](README.md)',
  }
  expect(await docs.run(projectOf(files))).toEqual([
    'README.md links to docs/b.md, which is not there',
    'docs/a.md links to README.md, which is not there',
  ])
})

test('a page names only files that are there', async () => {
  const files = { 'STYLE.md': '`server/jobs.ts` `server/gone.ts` `server/*-rules.ts` `a.ts`', 'server/jobs.ts': '' }
  expect(await docs.run(projectOf(files))).toEqual(['STYLE.md names server/gone.ts, which is gone'])
})

test('every setting is explained to operators, and none that is not read', async () => {
  const files = {
    'server/platform/config.ts': 'const settings = z.object({\n  PORT: number(),\n  SMTP_URL: z.string(),\n})',
    'docs/guide/configure.md': '| `PORT` | `3000` | where |\n| `HOSTS` | – | gone |\n',
  }
  expect(await docs.run(projectOf(files))).toEqual([
    'docs/guide/configure.md does not explain SMTP_URL',
    'docs/guide/configure.md explains HOSTS, which nothing reads',
  ])
})
