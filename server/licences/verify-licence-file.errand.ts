import { hostIdTypes, type licences, type VerificationView } from '../../contract/licences.ts'
import { verificationWords } from '../../licence-file/cli-verify.ts'
import { type GenuineLicence, type Verification, verifyLicenceFile as verify } from '../../licence-file/verify.ts'
import { epochOf } from '../../values/calendar.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { readHostId } from './host-id-rules.ts'
import { findStatusAt } from './licence-file-queries.ts'
import { publishedKeys } from './published-keys.ts'
import { readStatusListUri } from './status-list-rules.ts'

/**
 * LIC-7: judges a licence file as a product would, by the portal's own keys and clock, and by what the portal knows of
 * its status at this moment. What the file says is shown to whoever holds it, and nothing else of the account.
 */
export const verifyLicenceFile: Errand<typeof licences.verifyLicenceFile, House> = async (outing, input) => {
  const now = Math.floor(epochOf(outing.now) / 1000)
  const result = verify(input.file, {
    keys: publishedKeys(outing.house.signer),
    now,
    // The portal's clock is the one that all files were made by: nobody set it back between then and now.
    highestTimeSeen: now,
    ...(input.releaseDate === undefined ? {} : { releaseDate: input.releaseDate }),
    ...(input.hostId.trim() === '' ? {} : { host: hostOf(input) }),
  })
  return view(result.genuine ? await outing.within((ctx) => withStatus(ctx, result)) : result, outing.language)
}

function hostOf(given: { hostIdType: (typeof hostIdTypes)[number]; hostId: string }) {
  const { type, value } = readHostId(
    { ...given, cluster: false },
    { host_id_types: [...hostIdTypes], serial_shape: null },
  )
  return { type, value }
}

/** Adds what the database knows of the file's status: the list that is published may be a minute behind it. */
async function withStatus(ctx: Ctx, result: GenuineLicence): Promise<GenuineLicence> {
  const { idx, uri } = result.claims.status.status_list
  const list = readStatusListUri(uri)
  if (list === null) return result
  const status = await findStatusAt(ctx, { list, index: idx })
  const notChecked = result.notChecked.filter((check) => check !== 'status')
  if (status === null) return { ...result, notChecked }
  if (status === 'superseded')
    return { ...result, notChecked, findings: [...result.findings, { code: status, stops: false }] }
  return { ...result, notChecked, findings: [...result.findings, { code: status, stops: true }], inForce: false }
}

function view(result: Verification, language: 'en' | 'es'): VerificationView {
  const { verdict, findings, grant, notChecked } = verificationWords(result, language)
  return {
    genuine: result.genuine,
    inForce: result.genuine && result.inForce,
    verdict,
    findings: [...findings],
    lines: grant.map(([label, value]) => ({ label, value })),
    notChecked: [...notChecked],
  }
}
