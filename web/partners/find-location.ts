import { data } from 'react-router'
import type { PartnerLocation, PartnerView } from '../../contract/partners.ts'
import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'

/** The place of the page's path, with the partner that it belongs to; the page for what is absent otherwise. */
export async function findLocation(call: Call, params: { number: string; locationId: string }) {
  const partner = outputOf(await call('readPartner', { number: params.number }))
  const place = partner.locations.find(({ id }) => id === params.locationId)
  if (place === undefined) throw data(null, { status: 404 })
  return { partner, place }
}

/** Places that another can stand below, as choices; the headquarters come first and are chosen by nothing. */
export function parentChoices(partner: PartnerView, own: PartnerLocation | null) {
  return partner.locations
    .filter(({ id, kind }) => kind !== 'branch' && id !== own?.id)
    .map(({ id, name }) => ({ value: id, label: name }))
}
