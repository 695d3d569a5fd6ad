import { often } from './db.ts'
import type { House } from './house.ts'
import { workerWithin } from './worker.ts'

type Letter = {
  recipient_name: string
  recipient_email: string
  subject: string
  body_text: string
  body_html: string
}

/**
 * PLT-7. Sends one letter and notes when. A crash in between sends it once more under the same Message-ID, by which mail
 * programs know the copy; a letter that is noted as sent is never sent again.
 */
export async function sendLetterJob(house: House, { letterId }: { letterId: string }): Promise<void> {
  const letter = await workerWithin(house, ({ tx }) =>
    tx.maybe<Letter>(often`
      select recipient_name, recipient_email, subject, body_text, body_html from letters
      where id = ${letterId} and sent_at is null`),
  )
  if (!letter) return
  await house.mail.send({
    messageId: letterId,
    to: { name: letter.recipient_name, email: letter.recipient_email },
    subject: letter.subject,
    text: letter.body_text,
    html: letter.body_html,
  })
  await workerWithin(house, ({ tx, now }) =>
    tx.change(often`update letters set sent_at = ${now} where id = ${letterId} and sent_at is null`),
  )
}
