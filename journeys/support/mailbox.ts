import { type APIRequestContext, expect } from '@playwright/test'
import type { OutputOf } from '../../contract/endpoint.ts'
import { mailbox } from '../../contract/mailbox.ts'
import { portalOrigin } from './portal.ts'

/** A letter as it went out. */
export type SentLetter = OutputOf<typeof mailbox.readLetter>

/** The newest letter to an address whose subject fits, once there is one. */
export async function letterTo(request: APIRequestContext, email: string, subject: RegExp): Promise<SentLetter> {
  const find = async () => {
    const response = await request.get(`${portalOrigin()}/v1/demo/letters?to=${encodeURIComponent(email)}`)
    const { items } = mailbox.listLetters.output.parse(await response.json())
    return items.find((letter) => subject.test(letter.subject))?.id ?? null
  }
  await expect.poll(find, { message: `a letter to ${email} about ${subject}` }).not.toBeNull()
  const response = await request.get(`${portalOrigin()}/v1/demo/letters/${await find()}`)
  return mailbox.readLetter.output.parse(await response.json())
}

/** The address that the letter asks its reader to open. Throws where it has none. */
export function linkIn(letter: SentLetter): string {
  const link = /https?:\/\/\S+/.exec(letter.text)?.[0]
  if (link === undefined) throw new Error(`the letter “${letter.subject}” has no link`)
  return link
}
