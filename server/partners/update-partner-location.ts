import type { InputOf } from '../../contract/endpoint.ts'
import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import { readPhones } from '../accounts/phone-rules.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  findLocation,
  type LocationRow,
  listLocations,
  type PlaceFacts,
  saveLocation,
  takeLocation,
} from './partner-location-queries.ts'
import { placeActions, standOf } from './partner-location-rules.ts'
import { listLeaders } from './partner-people-queries.ts'
import { findPartner } from './partner-queries.ts'
import { namesOfOthers } from './partner-role-rules.ts'
import { viewLocation } from './partner-view.ts'

type Given = InputOf<typeof partners.updatePartnerLocation>

/** PAR-1, PAR-3. Changes a place; a location administrator their own, and not where it stands among the others. */
export const updatePartnerLocation: Operation<typeof partners.updatePartnerLocation> = async (ctx, input) => {
  const partner = await findPartner(ctx)
  const row = await takeLocation(ctx, partner, input.locationId)
  permit(ctx.actor, 'partner.edit-location', row)
  const stands = await expectEditable(ctx, row, input)
  expectVersion(ctx, row)
  const { name, country, state, city, webAddress, listed } = input
  const { phone = null } = readPhones(input, ['phone'], country)
  const before = factsOf(row)
  const after: PlaceFacts = { name, country, state, city, phone, webAddress, listed, ...stands }
  const change = changedFields(before, after)
  if (!change) return viewLocation(ctx, row)
  await saveLocation(ctx.tx, row, after)
  await record(ctx, {
    action: 'partner.location-updated',
    subject: { kind: 'partner-location', id: row.id, label: name },
    ...(await inWords(ctx, row, change)),
  })
  return viewLocation(ctx, await findLocation(ctx, partner, row.id))
}

/** Where the place will stand. Refuses `beyond-location`, and `location-in-use` for an office that branches belong to. */
async function expectEditable(ctx: Ctx, row: LocationRow, { kind, parentId }: Given) {
  const { edit, place } = placeActions(ctx.actor, row)
  const wanted = { kind: kind ?? row.kind, parentId: parentId ?? row.parentId ?? '' }
  const moves = wanted.kind !== row.kind || wanted.parentId !== (row.parentId ?? '')
  if (edit === 'beyond-location' || (moves && place === 'beyond-location'))
    throw new Refusal('beyond-location', {
      people: namesOfOthers(await listLeaders(ctx, row.organization_id), ctx.actor),
    })
  if (!moves || row.kind === 'headquarters') return { kind: row.kind, parentId: row.parentId }
  if (wanted.kind !== 'country' && row.branches > 0)
    throw new Refusal('location-in-use', { branches: row.branches, people: 0, customers: 0 }, 'kind')
  const below = { kind: wanted.kind === 'headquarters' ? row.kind : wanted.kind, parentId: wanted.parentId }
  return standOf(below, await listLocations(ctx.tx, row.organization_id), row.id)
}

function factsOf(row: LocationRow): PlaceFacts {
  const { parentId, kind, name, country, state, city, phone, webAddress, listed } = row
  return { parentId, kind, name, country, state, city, phone, webAddress, listed }
}

/** The trail names the place above, not its id. */
async function inWords(ctx: Ctx, row: LocationRow, change: NonNullable<ReturnType<typeof changedFields>>) {
  if (!('parentId' in change.after)) return change
  const places = await listLocations(ctx.tx, row.organization_id)
  const named = ({ parentId, ...facts }: Record<string, unknown>) => ({
    ...facts,
    parent: places.find(({ id }) => id === parentId)?.name ?? null,
  })
  return { before: named(change.before), after: named(change.after) }
}
