/** What a key is for; a key of one purpose never serves another. */
export type SigningPurpose = 'licence-file' | 'status-list' | 'quote-arithmetic'

/** A public key as it is published. */
export type PublicKey = { kid: string; purpose: SigningPurpose; jwk: Record<string, unknown> }

/**
 * The one way to a private key (LIC-8). A file, an environment variable, a PKCS#11 token or a key service each fit
 * behind it; the key itself comes out of none.
 */
export type Signer = {
  /** The id of the key that signs new things for this purpose. */
  currentKeyId(purpose: SigningPurpose): string
  /** Current and past keys, to verify with. */
  publicKeys(): PublicKey[]
  /** Ed25519 over the text, base64url. Throws for a key that is not here or serves another purpose. */
  sign(purpose: SigningPurpose, keyId: string, text: string): Promise<string>
}
