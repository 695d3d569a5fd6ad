import type { InputOf } from '../../contract/endpoint.ts'
import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import { changedFields, patched } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import {
  findDistributor,
  findPartner,
  listNamedProducts,
  type PartnerRow,
  type ProfileFacts,
  saveProfile,
  takePartner,
} from './partner-queries.ts'
import { partnerSubject } from './partner-rules.ts'
import { viewPartner } from './partner-view.ts'

/** PAR-1, PAR-3. What a partner keeps up itself: whether customers find it, and what it says of itself. */
export const updatePartner: Operation<typeof partners.updatePartner> = async (ctx, input) => {
  const row = await takePartner(ctx)
  permit(ctx.actor, 'partner.edit', row)
  expectVersion(ctx, row)
  const after = patched(profileOf(row), await wantedProfile(ctx, row, input))
  const change = changedFields(inWords(profileOf(row)), inWords(after))
  if (!change) return viewPartner(ctx, row)
  await saveProfile(ctx.tx, row, after)
  await record(ctx, { action: 'partner.updated', subject: partnerSubject(row), ...change })
  return viewPartner(ctx, await findPartner(ctx))
}

function profileOf({ listed, products, languages, distributor }: PartnerRow): ProfileFacts {
  return { listed, products, languages, distributor }
}

/** A distributor by name, as people read the trail. */
function inWords({ distributor, ...facts }: ProfileFacts) {
  return { ...facts, distributor: distributor?.name ?? null }
}

async function wantedProfile(
  ctx: Ctx,
  row: PartnerRow,
  input: InputOf<typeof partners.updatePartner>,
): Promise<{ [Name in keyof ProfileFacts]?: ProfileFacts[Name] }> {
  const { listed, languages, distributorNumber } = input
  const products = input.products && [...new Set(input.products)]
  const known = products && (await listNamedProducts(ctx.tx, products))
  const isAsBefore = distributorNumber === (row.distributor?.number ?? '')
  const distributor = distributorNumber ? await findDistributor(ctx.tx, distributorNumber) : null
  const isPossible =
    isAsBefore ||
    !distributorNumber ||
    (row.kind === 'reseller' && distributor && distributor.id !== row.organization_id)
  const faults = [
    ...(known?.length === products?.length ? [] : [fault('products', 'not-one-of')]),
    ...(isPossible ? [] : [fault('distributorNumber', 'not-one-of')]),
  ]
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  return {
    ...(listed !== undefined && { listed }),
    ...(known && { products: known.map(({ code }) => code) }),
    ...(languages && { languages: [...new Set(languages)].toSorted() }),
    ...(distributorNumber !== undefined && !isAsBefore && { distributor }),
  }
}
