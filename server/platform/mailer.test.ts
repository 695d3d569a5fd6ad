import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newTestPortal } from '../../testing/portal.ts'
import { post } from './letter.ts'
import { smtpMailer } from './mailer.ts'
import { sendLetterJob } from './send-letter.job.ts'
import { workerWithin } from './worker.ts'

type Received = { recipients: string[]; from: string; raw: string }

const received: Received[] = []
/** What the server does after it has taken a message: accept it, or drop the connection before it says so. */
let afterData: 'accept' | 'drop' | 'refuse' = 'accept'
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: async (stream, session, done) => {
    const raw = await text(stream)
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
    if (afterData === 'refuse') return done(new Error('try later'))
    received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), from, raw })
    if (afterData === 'accept') return done()
    for (const connection of server.connections) connection.close()
  },
})
server.on('error', () => undefined)
let mailer: ReturnType<typeof smtpMailer>

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  // A listening TCP server has an address with a port, which its type does not say.
  const { port } = server.server.address() as AddressInfo
  mailer = smtpMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Licences <licences@vendor.example>',
    host: 'vendor.example',
  })
})
beforeEach(() => {
  received.length = 0
  afterData = 'accept'
})
afterAll(() => {
  mailer.close()
  server.close()
})

const letter = {
  messageId: '6d2f1f0e-0000-4000-8000-000000000001',
  to: { name: 'Ana Ñúñez', email: 'ana@example.com' },
  subject: 'Su licencia ⚖',
  text: 'Hola\n.\nadiós',
  html: '<p>Hola</p>',
}

test('a letter goes out as text and HTML, under a Message-ID made of its own id, marked as sent by a machine', async () => {
  await mailer.send(letter)
  expect(received.map(({ recipients, from }) => [recipients, from])).toEqual([
    [['ana@example.com'], 'licences@vendor.example'],
  ])
  const raw = received[0]?.raw ?? ''
  expect(raw).toMatch(/^Message-ID: <6d2f1f0e-0000-4000-8000-000000000001@vendor\.example>\r?$/m)
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m)
  expect(raw).toMatch(/multipart\/alternative/)
})

test('nothing in a letter adds a header', async () => {
  await mailer.send({
    ...letter,
    to: { name: 'Ana\r\nBcc: eve@example.com', email: 'ana@example.com' },
    subject: 'Hi\r\nX-Injected: yes\r\n\r\nbody',
  })
  const head = received[0]?.raw.split('\r\n\r\n')[0] ?? ''
  expect(head).not.toMatch(/^(bcc|x-injected):/im)
  expect(received[0]?.recipients).toEqual(['ana@example.com'])
})

test.each([
  'ana@example.com, eve@example.com',
  'ana@example.com>\r\nRCPT TO:<eve@example.com',
  '<eve@example.com> ana@example.com',
  'ana@example.com\0',
  'ana',
  '',
])('an address that is not one address is refused: %j', async (email) => {
  await expect(mailer.send({ ...letter, to: { name: 'Ana', email } })).rejects.toThrow(/no usable address/)
  expect(received).toEqual([])
})

test('PLT-7: a mail server that took a letter but did not say so gets it once more under the same Message-ID', async () => {
  const portal = await newTestPortal()
  try {
    const house = { ...portal.house, mail: mailer }
    const to = { name: 'Ana', email: 'ana@example.com', language: 'en', organizationId: null, contactId: null } as const
    const write = () => ({ subject: 'Hello', paragraphs: ['There.'] })
    await workerWithin(house, (ctx) => post(ctx, { kind: 'greeting', write }, {}, to))
    const [row] = await portal.rows<{ id: string }>(sql`select id from letters`)
    const job = { letterId: row?.id ?? '' }
    afterData = 'refuse'
    await expect(sendLetterJob(house, job)).rejects.toThrow()
    afterData = 'drop'
    await expect(sendLetterJob(house, job)).rejects.toThrow()
    afterData = 'accept'
    await sendLetterJob(house, job)
    await sendLetterJob(house, job)
    expect(received).toHaveLength(2)
    expect(new Set(received.map(({ raw }) => /^Message-ID: .*$/m.exec(raw)?.[0])).size).toBe(1)
    expect(await portal.rows(sql`select sent_at from letters`)).toEqual([{ sent_at: portal.clock.now() }])
  } finally {
    await portal.close()
  }
})
