import { expect, test } from 'vitest'
import type { ApiOperation } from './api-document.server.ts'
import { curlExample } from './curl-example.server.ts'

const operation: ApiOperation = {
  name: 'returnAllocation',
  method: 'POST',
  path: '/v1/organizations/{number}/allocations/{allocationId}/return',
  summary: '',
  heldBy: '',
  isPublic: false,
  demoOnly: false,
  sends: [
    { name: 'number', place: 'path', required: true, schema: { type: 'string' } },
    { name: 'allocationId', place: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
    { name: 'quantity', place: 'body', required: true, schema: { type: 'integer', minimum: 1 } },
    { name: 'label', place: 'body', required: false, schema: { type: 'string' } },
  ],
  needsKey: true,
  needsVersion: false,
  answer: { kind: 'json', schema: {} },
  refusals: [],
}

test('PLT-3: an example sends what is needed and nothing else, as the door wants it', () => {
  expect(curlExample(operation, 'https://portal.example')).toBe(
    [
      "curl -X POST 'https://portal.example/v1/organizations/10000001/allocations/0b6f3c1e-5d0a-4c52-9a53-6f1f2f7c8e11/return'",
      '-b session.txt',
      "-H 'Idempotency-Key: my-key-1'",
      "-H 'Content-Type: application/json'",
      `-d '{"quantity":50}'`,
    ].join(' \\\n  '),
  )
})

test('PLT-3: a public read needs neither session nor body', () => {
  const read = { ...operation, method: 'GET', path: '/v1/help/articles', isPublic: true, needsKey: false, sends: [] }
  expect(curlExample(read, 'https://portal.example')).toBe("curl 'https://portal.example/v1/help/articles'")
})
