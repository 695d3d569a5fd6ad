import { expect, test } from 'vitest'
import { fieldsOf, limitsOf, typeOf } from './describe-schema.server.ts'

test.each([
  [{ type: 'string' }, 'text'],
  [{ type: 'string', format: 'date' }, 'date, YYYY-MM-DD'],
  [{ type: 'string', enum: ['a', 'b'] }, 'one of: a, b'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text or null'],
  [
    {
      anyOf: [
        { type: 'string', const: '' },
        { type: 'string', format: 'date' },
      ],
    },
    'date, YYYY-MM-DD',
  ],
  [{ type: 'array', items: { type: 'integer' } }, 'list of whole number'],
  [{}, 'anything'],
])('PLT-3: what a field of %j holds', (schema, words) => {
  expect(typeOf(schema)).toBe(words)
})

test.each([
  [{ type: 'string', minLength: 1, maxLength: 40 }, '1 to 40 characters'],
  [{ type: 'integer', minimum: 1 }, 'at least 1'],
  [{ type: 'integer', minimum: 1, maximum: 100, default: 50 }, '1 to 100; by default 50'],
  [{ anyOf: [{ type: 'string', maxLength: 40 }, { type: 'null' }] }, 'at most 40 characters'],
  [{ type: 'string', pattern: '^x$' }, 'matches ^x$'],
  [{ type: 'string', format: 'uuid', pattern: '^x$' }, ''],
])('PLT-3: the bounds of %j', (schema, words) => {
  expect(limitsOf(schema)).toBe(words)
})

test('PLT-3: inner fields are told by their path, through lists and where null may stand', () => {
  const schema = {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          properties: { product: { type: 'object', properties: { code: { type: 'string' } } } },
        },
      },
      next: { anyOf: [{ type: 'object', properties: { on: { type: 'string' } } }, { type: 'null' }] },
    },
  }
  expect(fieldsOf(schema).map(({ name, type, required }) => [name, type, required])).toEqual([
    ['items', 'list of object', true],
    ['items[].product', 'object', false],
    ['items[].product.code', 'text', false],
    ['next', 'object or null', false],
    ['next.on', 'text', false],
  ])
})
