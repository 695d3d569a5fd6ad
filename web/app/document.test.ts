import { expect, test } from 'vitest'
import { contentSecurityPolicy, finishDocument } from './document.ts'

const page = '<html><head><title>x</title></head><body><link rel="modulepreload" href="/a.js"/></body></html>'

test('A page without script may run none, and a page with script only ours and those of this answer', () => {
  expect(contentSecurityPolicy('n1', { noScript: true })).toContain("script-src 'none'")
  expect(contentSecurityPolicy('n1', { noScript: false })).toContain("script-src 'self' 'nonce-n1';")
  for (const noScript of [true, false]) expect(contentSecurityPolicy('n1', { noScript })).not.toContain('unsafe')
})

test('Only a page that says so may show another of our documents in a frame', () => {
  expect(contentSecurityPolicy('n1', { noScript: true })).not.toContain('frame-src')
  expect(contentSecurityPolicy('n1', { noScript: true, frames: true })).toContain("frame-src 'self'")
})

test('A message cannot end the script element that carries it', () => {
  const html = finishDocument(page, {
    nonce: 'n1',
    styles: '',
    drawn: {},
    messages: { app: { name: '</script><script>x' } },
  })
  expect(html.match(/<\/script>/g)).toHaveLength(1)
  const json = /id="messages" nonce="n1">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(json)).toEqual({ app: { name: '</script><script>x' } })
})

test('Styles come inline with the nonce and scripts wait for the first paint', () => {
  const html = finishDocument(page, { nonce: 'n1', styles: 'a{color:red}', drawn: {}, messages: null })
  expect(html).toContain('<style nonce="n1">a{color:red}</style></head>')
  expect(html).toContain('rel="modulepreload" fetchpriority="low"')
  expect(html).not.toContain('<script')
})

test('The page brings the drawing of each icon that it shows once, and of no other', () => {
  const icon = '<svg><use href="#icon-Search"></use></svg>'
  const drawn = { Search: '<symbol id="icon-Search"/>', Plus: '<symbol id="icon-Plus"/>' }
  const finished = (html: string) => finishDocument(html, { nonce: 'n1', styles: '', drawn, messages: null })
  expect(finished(page.replace('</body>', `${icon}${icon}</body>`))).toContain(
    `${icon}${icon}<svg class="hidden"><symbol id="icon-Search"/></svg></body>`,
  )
  expect(finished(page)).not.toContain('<svg')
})
