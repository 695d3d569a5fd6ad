import type { Language } from '../../contract/fields.ts'
import { often } from './db.ts'
import { enqueueAll, jobKind } from './enqueue.ts'
import type { Ctx } from './operation.ts'

/** A letter's text in one language: paragraphs, one button at most, and a line of why it came. */
export type LetterText = {
  subject: string
  paragraphs: string[]
  button?: { label: string; url: string }
  /** Facts set out as a list: name and value. */
  facts?: [name: string, value: string][]
}

/** A kind of letter: pure, facts to text, per language. */
export type Letter<F> = { kind: string; write(facts: F, language: Language): LetterText }

/** To whom a letter goes. */
export type Recipient = {
  name: string
  email: string
  language: Language
  organizationId: string | null
  contactId: string | null
}

/** The errand that sends one letter. */
export const sendLetter = jobKind<{ letterId: string }>('send-letter')

/** Writes a letter and asks for its sending, both as rows of this transaction. */
export async function post<F>(ctx: Ctx, letter: Letter<F>, facts: F, to: Recipient): Promise<void> {
  await postAll(ctx, letter, [{ facts, to }])
}

/** The same for many letters of one kind at once. */
export async function postAll<F>(
  ctx: Ctx,
  letter: Letter<F>,
  posted: readonly { facts: F; to: Recipient }[],
): Promise<void> {
  if (posted.length === 0) return
  const rows = posted.map(({ facts, to }) => ({ id: ctx.ids.uuid(), to, text: letter.write(facts, to.language) }))
  const each = <T>(of: (row: (typeof rows)[number]) => T): T[] => rows.map(of)
  const written = await ctx.tx.change(often`
    insert into letters (id, organization_id, contact_id, kind, language, recipient_name, recipient_email, subject, body_text,
      body_html, created_at)
    select id, organization_id, contact_id, ${letter.kind}, language, name, email, subject, plain, html, ${ctx.now}
    from unnest(${each(({ id }) => id)}::uuid[], ${each(({ to }) => to.organizationId)}::uuid[],
      ${each(({ to }) => to.contactId)}::uuid[], ${each(({ to }) => to.language)}::text[], ${each(({ to }) => to.name)}::text[],
      ${each(({ to }) => to.email)}::text[], ${each(({ text }) => text.subject)}::text[],
      ${each(({ text, to }) => plain(text, to))}::text[], ${each(({ text, to }) => html(text, to))}::text[])
      as t (id, organization_id, contact_id, language, name, email, subject, plain, html)`)
  if (written !== rows.length) throw new Error(`expected ${rows.length} letters, wrote ${written}`)
  await enqueueAll(
    ctx,
    sendLetter,
    each(({ id }) => ({ letterId: id })),
  )
}

const words = {
  en: {
    greeting: (name: string) => `Dear ${name},`,
    closing: 'This message was sent by the licence portal. You can also read what it says there.',
  },
  es: {
    greeting: (name: string) => `Estimado/a ${name}:`,
    closing: 'Este mensaje lo ha enviado el portal de licencias. Su contenido también puede leerse allí.',
  },
}

function plain(text: LetterText, to: Recipient): string {
  const facts = (text.facts ?? []).map(([name, value]) => `  ${name}: ${value}`)
  return [
    words[to.language].greeting(to.name),
    ...text.paragraphs,
    ...(facts.length > 0 ? [facts.join('\n')] : []),
    ...(text.button ? [`${text.button.label}:\n${text.button.url}`] : []),
    `-- \n${words[to.language].closing}`,
  ].join('\n\n')
}

/** Mail programs know old HTML only, hence a table and styles in place. Every value is escaped. */
function html(text: LetterText, to: Recipient): string {
  const facts = (text.facts ?? [])
    .map(
      ([name, value]) =>
        `<tr><td style="padding:4px 16px 4px 0;color:#555b66">${escaped(name)}</td><td style="padding:4px 0">${escaped(value)}</td></tr>`,
    )
    .join('')
  const button = text.button
    ? `<p style="margin:24px 0"><a href="${escaped(text.button.url)}" style="background:#314ec7;color:#ffffff;padding:10px 16px;border-radius:7px;text-decoration:none;font-weight:600">${escaped(text.button.label)}</a></p>`
    : ''
  const body = [
    `<p>${escaped(words[to.language].greeting(to.name))}</p>`,
    ...text.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    facts ? `<table role="presentation" style="border-collapse:collapse;font-size:14px">${facts}</table>` : '',
    button,
    `<p style="color:#555b66;font-size:12px;border-top:1px solid #e2e5e9;padding-top:12px">${escaped(words[to.language].closing)}</p>`,
  ].join('\n')
  return `<!doctype html><html lang="${to.language}"><head><meta charset="utf-8"><title>${escaped(text.subject)}</title></head><body style="font:14px/20px Inter,Segoe UI,Helvetica,Arial,sans-serif;color:#161b24;background:#ffffff;margin:0;padding:24px"><div style="max-width:560px">${body}</div></body></html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
