import { assembleLicenceFile } from '../../licence-file/encode.ts'
import type { House } from '../platform/house.ts'
import type { Ctx } from '../platform/operation.ts'
import { type FileParts, saveContent } from './licence-file-queries.ts'

/**
 * LIC-7: signs what a transaction has fixed and stores the bytes, between two short transactions because the signer may
 * be a machine elsewhere. Ed25519 gives the same bytes each time, and only the first to arrive are kept.
 */
export async function signFile(
  outing: { house: House; within<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> },
  file: FileParts,
): Promise<string> {
  if (file.content !== null) return file.content
  const signature = await outing.house.signer.sign('licence-file', file.key_id, file.signing_input)
  const content = assembleLicenceFile(file.comments.split('\n'), file.signing_input, signature)
  return outing.within((ctx) => saveContent(ctx, file, content))
}
