import { newSigningKey, publicJwk, type SigningKey, signBytes } from '../../licence-file/sign.ts'
import type { Signer, SigningPurpose } from '../platform/signer.ts'

const purposes: readonly SigningPurpose[] = ['licence-file', 'status-list']

/**
 * A signer over keys at hand, oldest first: the last of each purpose signs, the others remain published, so that what they
 * signed stays genuine (LIC-8). Throws where a purpose has no key.
 */
export function signerOf(keys: readonly SigningKey[]): Signer {
  const current = (purpose: SigningPurpose): SigningKey => {
    const key = keys.findLast((one) => one.purpose === purpose)
    if (!key) throw new Error(`there is no signing key for the purpose ${purpose}`)
    return key
  }
  for (const purpose of purposes) current(purpose)
  return {
    currentKeyId: (purpose) => current(purpose).kid,
    publicKeys: () =>
      keys.map(({ kid, purpose, privateKey }) => ({ kid, purpose, jwk: { ...publicJwk(privateKey, purpose) } })),
    sign: async (purpose, keyId, text) => {
      const key = keys.find(({ kid }) => kid === keyId)
      if (key?.purpose !== purpose) throw new Error(`the key ${keyId} is not here, or not for the purpose ${purpose}`)
      return signBytes(key.privateKey, text)
    },
  }
}

/** New keys for all purposes. */
export function newSigningKeys(): SigningKey[] {
  return purposes.map((purpose) => newSigningKey(purpose))
}
