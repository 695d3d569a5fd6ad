import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutLegalForms } from './legal-forms.ts'
import { searchTerms } from './search-words.ts'

test.each([
  ['Müller GmbH', 'muller'],
  ['Müller GmbH & Co. KG', 'muller'],
  ['Siemens AG', 'siemens'],
  ['Nube Partner, S.L.', 'nube partner'],
  ['Nube Partner S. L. U.', 'nube partner'],
  ['TELEFÓNICA S.A.', 'telefonica'],
  ['Grupo Azul S.A. de C.V.', 'grupo azul'],
  ['Oficina Dos Lda', 'oficina dos'],
  ['Acme Inc.', 'acme'],
  ['Acme Corporation', 'acme'],
  ['Acme Pty Ltd', 'acme'],
  ['Acme Pte. Ltd.', 'acme'],
  ['Acme (UK) plc', 'acme uk'],
  ['Acme L.L.C.', 'acme'],
  ['Wind Energy B.V.', 'wind energy'],
  ['Antwerp Data NV', 'antwerp data'],
  ['Rossi S.r.l.', 'rossi'],
  ['Rossi S.p.A.', 'rossi'],
  ['Dupont SARL', 'dupont'],
  ['Dupont S.A.S.', 'dupont'],
  ['Sakura K.K.', 'sakura'],
  ['Nokia Oyj', 'nokia'],
  ['Volvo AB', 'volvo'],
  ['Lego ApS', 'lego'],
  ['Kowalski Sp. z o.o.', 'kowalski'],
  ['Novak s.r.o.', 'novak'],
  // Words that only begin like a form, or hold one, stay.
  ['Agora Sales', 'agora sales'],
  ['Limitless Cooperation', 'limitless cooperation'],
  ['Inca Corporate', 'inca corporate'],
  // Where nothing else is left, it is the name.
  ['AS', 'as'],
  ['Co', 'co'],
  ['S.A.', 'sa'],
  ['Company Limited', 'company limited'],
])('PAR-6: %s is looked for as %s', (typed, expected) => {
  expect(withoutLegalForms(searchTerms(typed)).join(' ')).toBe(expected)
})

test('PAR-6: something to look for is always left, in the order in which it was typed, and nothing is added', () => {
  const word = fc.constantFrom<string[]>('acme', 'nube', 'sa', 'gmbh', 's', 'l', '&', 'co', 'z', 'sp', 'oo')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (terms) => {
      const left = withoutLegalForms(terms)
      expect(left.length).toBeGreaterThan(0)
      let from = 0
      for (const one of left) {
        const at = terms.indexOf(one, from)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
    }),
  )
})
