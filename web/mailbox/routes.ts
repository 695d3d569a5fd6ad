import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The demo's mailbox (PLT-7): public, and without a script. */
export const mailboxPages: { wide: RouteConfigEntry[]; bare: RouteConfigEntry[] } = {
  wide: [route('mailbox', 'mailbox/letter-list.tsx'), route('mailbox/:letterId', 'mailbox/letter-page.tsx')],
  /** The letter's own document, for the frame: no page, no shell. */
  bare: [route('mailbox/:letterId/letter.html', 'mailbox/show-letter.ts')],
}
