import type { JwkSet } from '../../licence-file/keys.ts'
import type { Signer } from '../platform/signer.ts'

/** LIC-7: current and past public keys as a JWK set, which stock libraries and our verifier read alike. */
export function publishedKeys(signer: Signer): JwkSet {
  return { keys: signer.publicKeys().map((key) => key.jwk) }
}
