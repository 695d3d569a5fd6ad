import { createTransport } from 'nodemailer'
import type { Mailer } from './house.ts'

/** One address and nothing else: no list, no comment, no way to end the line. */
const oneAddress = /^[^\s<>@,;:"()[\]\\\p{Cc}]+@[^\s<>@,;:"()[\]\\\p{Cc}]+$/u

/**
 * Sends by SMTP. The Message-ID comes from the letter, so that a letter sent twice after a crash is one to its reader.
 * Nothing of a letter can add a header or a recipient: line ends become blanks, and what is not one address is refused.
 */
export function smtpMailer(options: { smtpUrl: string; from: string; host: string }): Mailer & { close(): void } {
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ messageId, to, subject, text, html }) {
      if (!oneAddress.test(to.email)) throw new Error(`the letter ${messageId} has no usable address`)
      await transport.sendMail({
        from: options.from,
        to: { name: oneLine(to.name), address: to.email },
        subject: oneLine(subject),
        text,
        html,
        messageId: `<${messageId}@${options.host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}

/** Leaves letters where they are already: the mailbox page reads them from the database (PLT-7). */
export const mailboxMailer: Mailer = { send: async () => undefined }

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
