import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What the portal keeps secret at rest. Everything is bound to a purpose: what was sealed for one opens for no other. */
export type Vault = {
  /** A key of 256 bits for one purpose, derived from the portal's secret. */
  key(purpose: string): Buffer
  /** Encrypts and authenticates: AES-256-GCM, base64url. The purpose may name the row, so that nothing can be moved. */
  seal(purpose: string, text: string): string
  /** The text again, or null where it was not sealed by this portal for this purpose. */
  open(purpose: string, sealed: string): string | null
}

const nonceBytes = 12
const tagBytes = 16

/** Opens the vault with the portal's secret; two secrets never open each other's. */
export function openVault(secret: Buffer): Vault {
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `vault: ${purpose}`, 32))
  const sealing = key('sealing')
  return {
    key,
    seal: (purpose, text) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open: (purpose, sealed) => opened(sealing, purpose, Buffer.from(sealed, 'base64url')),
  }
}

function opened(key: Buffer, purpose: string, bytes: Buffer): string | null {
  if (bytes.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
