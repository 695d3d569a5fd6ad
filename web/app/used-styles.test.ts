import { expect, test } from 'vitest'
import { stylesUsedBy } from './used-styles.ts'

test.each([
  ['a rule of a class that occurs', '.a{color:red}', '.a{color:red}'],
  ['a rule of a class that does not', '.z{color:red}', ''],
  ['a rule of several, one of which occurs', '.z,.b:hover{color:red}', '.z,.b:hover{color:red}'],
  ['a rule without classes', 'h1>p{margin:0}', 'h1>p{margin:0}'],
  ['a group, for what is left in it', '@media (width>=1px){.z{x:1}.a{x:2}}', '@media (width>=1px){.a{x:2}}'],
  ['an empty group', '@layer utilities{.z{x:1}}', ''],
  ['groups in groups', '@layer u{@media print{.z{x:1}.b{x:2}}}', '@layer u{@media print{.b{x:2}}}'],
  ['nested rules', '.a{x:1;&:hover{x:2}}.z{&:hover{x:3}}', '.a{x:1;&:hover{x:2}}'],
  [
    'other at-rules',
    '@layer a,b;@font-face{src:url(x)}@keyframes k{50%{x:1}}',
    '@layer a,b;@font-face{src:url(x)}@keyframes k{50%{x:1}}',
  ],
  [
    'classes with signs',
    String.raw`.lg\:w-1\/2{x:1}.\[\&_h2\]\:m-1 h2{x:2}.q\:z{x:3}`,
    String.raw`.lg\:w-1\/2{x:1}.\[\&_h2\]\:m-1 h2{x:2}`,
  ],
  [
    'braces in strings and brackets',
    `.a{content:"}.z{"}.z{content:'\\'}'}[x="{"].b{y:1}`,
    '.a{content:"}.z{"}[x="{"].b{y:1}',
  ],
  [
    'registered properties that a kept rule reads',
    '@property --x{inherits:false}@property --xy{inherits:true}.a{--xy:1;y:var(--x)}.z{y:var(--xy)}',
    '.a{--xy:1;y:var(--x)}@property --x{inherits:false}',
  ],
  ['comments, which nobody reads', '/* .a{ */.a{x:1}/* } */', '.a{x:1}'],
])('keeps %s', (_, css, expected) => {
  const html = '<p class="a b"><i class="lg:w-1/2 [&amp;_h2]:m-1"></i></p><p title="z">z</p>'
  expect(stylesUsedBy(css)(html)).toBe(expected)
})

test('what is kept applies in the order in which it stood, whatever document came before', () => {
  const used = stylesUsedBy('.a{x:1}.b{x:2}.c{x:3}')
  expect(used('<p class="c a">')).toBe('.a{x:1}.c{x:3}')
  expect(used('<p class="b">')).toBe('.b{x:2}')
  expect(used('<p>')).toBe('')
})
