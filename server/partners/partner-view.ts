import type { PartnerLocation, PartnerPersonView, PartnerView } from '../../contract/partners.ts'
import { whyNotReader } from '../access/rights.ts'
import { isSelf } from '../accounts/contact-rules.ts'
import { signInOf } from '../accounts/contact-view.ts'
import type { Ctx } from '../platform/operation.ts'
import { type LocationRow, listLocations } from './partner-location-queries.ts'
import { inTreeOrder, locationsMost, placeActions } from './partner-location-rules.ts'
import { listPartnerManagers } from './partner-manager-queries.ts'
import { listLeaders, type PersonRow } from './partner-people-queries.ts'
import { type Distributor, listNamedProducts, type PartnerRow } from './partner-queries.ts'
import { personActions } from './partner-role-rules.ts'
import { listingOf, whyNotInPartner } from './partner-rules.ts'

/** The partner as its own people and the vendor see it, with what may be done and why not (PAR-1, PAR-3). */
export async function viewPartner(ctx: Ctx, row: PartnerRow): Promise<PartnerView> {
  const { tx, actor } = ctx
  const places = await listLocations(tx, row.organization_id)
  const whyNotEdit = whyNotInPartner(actor, 'partner.edit')
  return {
    number: row.number,
    name: row.name,
    kind: row.kind,
    status: row.status,
    level: row.level,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    distributor: row.distributor && viewDistributor(row.distributor),
    listed: row.listed,
    listing: listingOf(row, places),
    products: await listNamedProducts(tx, row.products),
    languages: row.languages,
    locations: inTreeOrder(places).map((place) => viewLocation(ctx, place)),
    leaders: await listLeaders(ctx, row.organization_id),
    managers: await listPartnerManagers(tx),
    actions: {
      edit: whyNotEdit,
      addLocation: whyNotEdit ?? (places.length < locationsMost ? null : 'locations-full'),
      giveRoles: whyNotInPartner(actor, 'partner.edit-location'),
      manage: whyNotReader(actor, 'partner.manage'),
    },
    version: row.version,
  }
}

/** A distributor by name and number. */
export function viewDistributor({ number, name }: Distributor) {
  return { number, name }
}

/** A place as its reader may see it, with what may be done with it. */
export function viewLocation(ctx: Pick<Ctx, 'actor'>, row: LocationRow): PartnerLocation {
  const { id, parentId, kind, name, country, state, city, phone, webAddress, listed, people, version } = row
  return {
    ...{ id, parentId, kind, name, country, state, city, phone, webAddress, listed, people, version },
    actions: placeActions(ctx.actor, row),
  }
}

/** One of the partner's people, with what may be done about them. */
export function viewPerson(ctx: Pick<Ctx, 'actor' | 'now'>, row: PersonRow): PartnerPersonView {
  const { id, firstName, lastName, email, phone, jobTitle, restricted, status, roles, location, listed } = row
  return {
    ...{ contactId: id, firstName, lastName, email, phone, jobTitle, restricted, status, roles, location, listed },
    signIn: signInOf(row, ctx.now),
    isYou: isSelf(ctx.actor, row),
    actions: personActions(ctx.actor, row),
    version: row.peopleVersion,
  }
}
