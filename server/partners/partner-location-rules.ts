import type { Actor } from '../../contract/actor.ts'
import type { PartnerLocation } from '../../contract/partners.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayActor } from '../access/rights.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import type { LocationRow, PlaceFacts } from './partner-location-queries.ts'
import { whyNotInPartner } from './partner-rules.ts'

/** So many places a partner has at most. */
export const locationsMost = 500

/** The places in the order of the tree: headquarters, their branches, then each country's office with its own. */
export function inTreeOrder<Place extends Pick<LocationRow, 'id' | 'parentId' | 'kind'>>(
  places: readonly Place[],
): Place[] {
  const below = (id: string): Place[] =>
    places
      .filter(({ parentId }) => parentId === id)
      .toSorted((a, b) => Number(a.kind === 'country') - Number(b.kind === 'country'))
      .flatMap((place) => [place, ...below(place.id)])
  return places.filter(({ kind }) => kind === 'headquarters').flatMap((place) => [place, ...below(place.id)])
}

/**
 * PAR-1: where a place stands: a country's office below the headquarters, a branch below either. Refuses another parent at its
 * field. `wanted.parentId` is blank where nothing is said.
 */
export function standOf(
  wanted: { kind: PlaceFacts['kind']; parentId: string },
  places: readonly Pick<LocationRow, 'id' | 'kind'>[],
  ownId: string | null,
): Pick<PlaceFacts, 'kind' | 'parentId'> {
  const { kind } = wanted
  if (kind === 'headquarters') return { kind, parentId: null }
  const headquarters = places.find((one) => one.kind === 'headquarters')
  const parent = wanted.parentId === '' ? headquarters : places.find(({ id }) => id === wanted.parentId)
  const isPossible =
    parent !== undefined &&
    parent.id !== ownId &&
    (parent.kind === 'headquarters' || (kind === 'branch' && parent.kind === 'country'))
  if (!isPossible) throw new FieldsInvalid(fault('parentId', 'not-one-of'))
  return { kind, parentId: parent.id }
}

/** Whether the actor keeps up only one place of the partner's: a location administrator. */
export function ownPlaceOnly(actor: Actor): string | null {
  if (actor.kind !== 'contact' || mayActor(actor, 'partner.edit')) return null
  return actor.partner?.location ?? null
}

/** What the reader may do with a place, and for the rest why not. */
export function placeActions(actor: Actor, row: LocationRow): PartnerLocation['actions'] {
  const own = ownPlaceOnly(actor)
  const whyNotEdit = whyNotInPartner(actor, 'partner.edit-location')
  const whyNotAll = whyNotEdit ?? (own === null ? null : 'beyond-location')
  const first = (...reasons: (RefusalCode | null | false)[]): RefusalCode | null => reasons.find(Boolean) || null
  return {
    edit: first(whyNotEdit, own !== null && own !== row.id && 'beyond-location'),
    place: first(whyNotAll, row.kind === 'headquarters' && 'headquarters-stay'),
    remove: first(
      whyNotAll,
      row.kind === 'headquarters' && 'headquarters-stay',
      (row.people > 0 || row.branches > 0) && 'location-in-use',
    ),
  }
}
