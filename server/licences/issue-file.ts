import { encodeSigningInput, type LicenceNames, licenceComments } from '../../licence-file/encode.ts'
import { expOf, type LicenceClaims, nbfOf } from '../../licence-file/format.ts'
import { epochOf } from '../../values/calendar.ts'
import { often } from '../platform/db.ts'
import { enqueue, jobKind } from '../platform/enqueue.ts'
import type { Ctx } from '../platform/operation.ts'
import type { AllocationRow, LicenceRow } from './licence-rows.ts'
import { statusListUri, statusPlace } from './status-list-rules.ts'

/** The errand that signs one file, if its first download has not. */
export const signLicenceFile = jobKind<{ organizationId: string; fileId: string }>('sign-licence-file')

/**
 * LIC-7: fixes what the file of an allocation says, down to the byte that will be signed, and asks for its signature.
 * The signer works after commit; until then the file exists but cannot be misread as issued.
 */
export async function issueFile(ctx: Ctx, licence: LicenceRow, allocation: AllocationRow): Promise<void> {
  const { position } = await ctx.tx.one<{ position: number }>(
    often`select nextval('status_list_positions') as position`,
  )
  const place = statusPlace(position)
  const id = ctx.ids.uuid()
  const claims = claimsOf(ctx, licence, allocation, { id, place })
  await ctx.tx.changeOne(often`
    insert into licence_files (organization_id, id, licence_id, allocation_id, comments, signing_input, key_id, status_list,
      status_index, created_at)
    values (${licence.organization_id}, ${id}, ${licence.id}, ${allocation.id},
      ${licenceComments(claims, namesOf(licence), ctx.language).join('\n')}, ${encodeSigningInput(claims, ctx.issuingKeyId)},
      ${ctx.issuingKeyId}, ${place.list}, ${place.index}, ${ctx.now})`)
  await enqueue(ctx, signLicenceFile, { organizationId: licence.organization_id, fileId: id })
}

/** Names for the codes in the claims, for what people read. */
export function namesOf(licence: LicenceRow): LicenceNames {
  return { product: licence.product_name, edition: licence.edition_name }
}

/** What a file grants. A licence without maintenance covers the releases up to the day it starts. */
export function claimsOf(
  ctx: Pick<Ctx, 'now' | 'publicOrigin'>,
  licence: LicenceRow,
  bound: Pick<AllocationRow, 'host_id_type' | 'host_id' | 'quantity' | 'feature_codes'>,
  file: { id: string; place: { list: number; index: number } },
): LicenceClaims {
  return {
    iss: ctx.publicOrigin,
    jti: file.id,
    iat: Math.floor(epochOf(ctx.now) / 1000),
    nbf: nbfOf(licence.starts_on),
    ...(licence.ends_on === null ? {} : { exp: expOf(licence.ends_on) }),
    sub: licence.code,
    product: licence.product_code,
    edition: licence.edition_code,
    model: licence.model,
    quantity: bound.quantity,
    features: bound.feature_codes,
    host: { type: bound.host_id_type, value: bound.host_id },
    maintenance_until: licence.maintenance_ends_on ?? licence.starts_on,
    grade: licence.grade,
    organization: { number: licence.organization_number, name: licence.organization_name },
    grace_hours: licence.grace_hours,
    overdraft_percent: licence.overdraft_percent,
    status: { status_list: { idx: file.place.index, uri: statusListUri(ctx.publicOrigin, file.place.list) } },
  }
}

/** Takes the good file of an allocation out of force: revoked where its host must stop, superseded where a newer one takes over. */
export async function retireFile(ctx: Ctx, allocation: AllocationRow, status: 'revoked' | 'superseded'): Promise<void> {
  await ctx.tx.changeOne(often`
    update licence_files set status = ${status}, status_changed_at = ${ctx.now}
    where organization_id = ${allocation.organization_id} and allocation_id = ${allocation.id} and status = 'good'`)
}
