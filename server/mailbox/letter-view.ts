import type { LetterRow } from './letter-queries.ts'

/** A letter as the mailbox lists it. */
export function viewLetter(row: LetterRow) {
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    recipientName: row.recipient_name,
    recipientEmail: row.recipient_email,
    subject: row.subject,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }
}
