import type { Language } from '../app/language.ts'

/** Steps of the wizard that allocates, as their addresses name them. */
export type AllocateStep = 'host' | 'quantity' | 'check'

/** Steps of the wizard that reallocates. */
export type ReallocateStep = 'host' | 'check'

/** What was just done to an allocation, as the last page of a wizard is told. */
export type Deed = 'allocated' | 'reallocated' | 'returned' | 'features' | 'reissued'

/** The addresses of everything about an organization's licences, in the reader's language. */
export function licencePaths(language: Language, number: string) {
  const list = `/${language}/o/${number}/licences`
  const licence = (licenceId: string) => `${list}/${licenceId}`
  const allocation = (licenceId: string, allocationId: string) => `${licence(licenceId)}/allocations/${allocationId}`
  return {
    list,
    csv: `${list}.csv`,
    visibility: `${list}/visibility`,
    views: `${list}/views`,
    hosts: `/${language}/o/${number}/hosts`,
    licence,
    advisor: (advisorId: string) => `/${language}/o/${number}/renewals/advisors/${advisorId}`,
    allocate: (licenceId: string, step: AllocateStep = 'host') =>
      `${licence(licenceId)}/allocate${step === 'host' ? '' : `/${step}`}`,
    reallocate: (licenceId: string, allocationId: string, step: ReallocateStep = 'host') =>
      `${allocation(licenceId, allocationId)}/reallocate${step === 'host' ? '' : `/${step}`}`,
    return: (licenceId: string, allocationId: string) => `${allocation(licenceId, allocationId)}/return`,
    features: (licenceId: string, allocationId: string) => `${allocation(licenceId, allocationId)}/features`,
    reissue: (licenceId: string, allocationId: string) => `${allocation(licenceId, allocationId)}/reissue`,
    done: (licenceId: string, allocationId: string, deed: Deed) =>
      `${allocation(licenceId, allocationId)}/done?did=${deed}`,
    file: (fileId: string) => `/${language}/o/${number}/files/${fileId}`,
    verify: (host?: { type: string; value: string }) =>
      `/${language}/verify${host === undefined ? '' : `?${new URLSearchParams({ hostIdType: host.type, hostId: host.value })}`}`,
    certificate: (licenceId: string) => `/${language}/o/${number}/renewals/certificate?licence=${licenceId}`,
    renew: (code: string) => `/${language}/o/${number}/renewals/renew/lines?q=${code}`,
    help: (article: number) => `/${language}/help/${article}`,
  }
}

/** All addresses of one organization's licences. */
export type LicencePaths = ReturnType<typeof licencePaths>
