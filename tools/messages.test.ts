import { expect, test } from 'vitest'
import { faultsOf, typesOf } from './messages.ts'

const en = { licences: { seats: '{count, plural, one {# seat} other {# seats of {name}}}', title: 'Licences' } }

test('A complete translation has no faults', () => {
  const es = {
    licences: {
      seats: '{count, plural, one {# puesto de {name}} many {# de puestos} other {# puestos}}',
      title: 'Licencias',
    },
  }
  expect(faultsOf({ en, es })).toEqual([])
})

test('A missing key, a key too many and an empty text are each named', () => {
  const es = { licences: { title: ' ', extra: 'x' } }
  expect(faultsOf({ en, es })).toEqual(
    expect.arrayContaining(['es licences.seats: missing', 'es licences.extra: not in en', 'es licences.title: empty']),
  )
})

test('A Spanish plural without "many" is a fault, and so is another argument', () => {
  const es = { licences: { seats: '{count, plural, one {#} other {# {nombre}}}', title: 'Licencias' } }
  expect(faultsOf({ en, es })).toEqual([
    'es licences.seats: plural of {count} lacks "many"',
    'es licences.seats: takes (count:plural nombre:argument), en takes (count:plural name:argument)',
  ])
})

test('A tag and the branches of a choice count as arguments', () => {
  const english = { a: { b: '{state, select, on {<b>on</b>} other {off}}' } }
  const same = { a: { b: '{state, select, on {<b>sí</b>} other {no}}' } }
  const other = { a: { b: '{state, select, off {no} other {sí}}' } }
  expect(faultsOf({ en: english, es: same })).toEqual([])
  expect(faultsOf({ en: english, es: other })).toHaveLength(1)
})

test('The types hold the English texts, from which the compiler reads keys and arguments', () => {
  expect(typesOf({ app: { hello: 'Hello {name}' } })).toContain('"hello": "Hello {name}"')
})
