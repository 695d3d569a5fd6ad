import { createHash, createHmac } from 'node:crypto'

/**
 * Whose eyes a transaction has. Each is a database role of its own with policies of its own; none is an owner.
 * `visitor` finds out who somebody is, `person` touches what belongs to one sign-in, `customer` and `staff` act for an
 * organization or the vendor, `partner` looks at the customers that let a partner in, `worker` does later what they caused.
 */
export const audiences = ['visitor', 'person', 'customer', 'partner', 'staff', 'worker'] as const
export type Audience = (typeof audiences)[number]

/** What the policies may know. They read it from here only, time included, so that tests freeze them as well. */
export type RowContext = {
  audience: Audience
  user: string | null
  contact: string | null
  organization: string | null
  /** The contact types, empty for others. */
  types: readonly string[]
  restricted: boolean
  /** What the reader is at the partner they act for, if it is one (PAR-3). */
  partner: { status: string; roles: readonly string[]; location: string | null } | null
  now: string
  today: string
  /** Nothing may be written: one of the staff looks at the portal as somebody else (ACC-16). */
  readOnly?: true
}

const lifetimeMilliseconds = 5 * 60 * 1000

/** A key that the database checks contexts by: the two blocks of HMAC-SHA-256, as the database can compute no HMAC itself. */
export type SealKey = { inner: Buffer; outer: Buffer; sign(text: string): string }

/** The seal for row contexts, derived from the portal's secret. */
export function sealKey(secret: Buffer): SealKey {
  const key = createHmac('sha256', secret).update('row context').digest()
  const block = Buffer.alloc(64)
  key.copy(block)
  const xor = (value: number): Buffer => Buffer.from(block.map((byte) => byte ^ value))
  return {
    inner: xor(0x36),
    outer: xor(0x5c),
    sign: (text) => createHmac('sha256', key).update(text).digest('hex'),
  }
}

/**
 * The context as the database takes it: 64 hexadecimal digits of HMAC, then the row of `app.row_context` as text. Injected SQL
 * can overwrite the setting but cannot make one that the policies accept, nor keep an old one for longer than five minutes.
 */
export function sealed(context: RowContext, key: SealKey, epochMilliseconds: number): string {
  const { audience, user, contact, organization, types, restricted, partner, now, today } = context
  const until = Math.ceil((epochMilliseconds + lifetimeMilliseconds) / 1000)
  const standing = [partner?.status ?? null, partner && arrayText(partner.roles), partner?.location ?? null]
  const facts = [audience, user, contact, organization, arrayText(types), restricted, ...standing, now, today, until]
  const text = `(${facts.map((fact) => (fact === null ? '' : `"${String(fact).replace(/["\\]/g, '$&$&')}"`)).join(',')})`
  return key.sign(text) + text
}

function arrayText(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** What of a secret may be shown or compared in the open: 16 hexadecimal digits of its hash. */
export function fingerprint(secret: Buffer): string {
  return createHash('sha256').update('fingerprint').update(secret).digest('hex').slice(0, 16)
}
