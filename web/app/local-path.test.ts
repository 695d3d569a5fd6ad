import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test('After sign-in one returns to the page asked for', () => {
  expect(localPath('/en/o/10000001/licences?view=new')).toBe('/en/o/10000001/licences?view=new')
})

test('No "return to" leads away from the portal', () => {
  const away = ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)']
  for (const address of [...away, '', null, undefined]) expect(localPath(address)).toBe('/')
})
