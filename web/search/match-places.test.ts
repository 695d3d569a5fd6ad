import { expect, test } from 'vitest'
import { matchPlaces } from './match-places.ts'

const places = [
  { label: 'Licencias', href: '/l' },
  { label: 'Verificación de archivos', href: '/v' },
  { label: 'Licencias', href: '/l' },
]
const found = (query: string) => matchPlaces(query, places).map(({ href }) => href)

test('UX-40: pages are found by any part of their name, whatever case and accents, each once', () => {
  expect(found('LICEN')).toEqual(['/l'])
  expect(found('verificacion')).toEqual(['/v'])
  expect(found('archivos verif')).toEqual(['/v'])
  expect(found('facturas')).toEqual([])
})

test('nothing typed yet: all places are offered', () => {
  expect(found('  ')).toEqual(['/l', '/v'])
})
