import { data } from 'react-router'
import { outputOf } from '../app/answers.ts'
import type { Visit } from '../app/visit.ts'

/** The licence and one of its allocations, for the pages about an allocation. What is not there is "not found". */
export async function findAllocation(
  call: Visit['call'],
  params: { number: string; licenceId: string; allocationId: string },
) {
  const { number, licenceId, allocationId } = params
  const licence = outputOf(await call('readLicence', { number, licenceId }))
  const allocation = licence.allocations.find((one) => one.id === allocationId)
  if (allocation === undefined) throw data(null, { status: 404 })
  return { licence, allocation }
}
