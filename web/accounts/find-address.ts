import { data } from 'react-router'
import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'

/** The address of the page's path, with the organization that it belongs to; the page for what is absent otherwise. */
export async function findAddress(call: Call, params: { number: string; addressId: string }) {
  const organization = outputOf(await call('readOrganization', { number: params.number }))
  const address = organization.addresses.find(({ id }) => id === params.addressId)
  if (address === undefined) throw data(null, { status: 404 })
  return { address, organization }
}
