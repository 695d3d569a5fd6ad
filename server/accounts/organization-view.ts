import type { OrganizationView } from '../../contract/accounts.ts'
import { mayActor, whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { listAddresses, listContracts, listVendorPeople, type OrganizationRow } from './organization-queries.ts'

/** The organization as its reader may see it (ACC-1): contracts only together with licences. */
export async function viewOrganization(ctx: Ctx, row: OrganizationRow): Promise<OrganizationView> {
  const { tx, actor } = ctx
  const people = await listVendorPeople(tx, [row.salesRepresentativeId, row.specialistId, row.renewalsSpecialistId])
  const person = (id: string | null) => people.find((one) => one.id === id) ?? null
  return {
    number: row.number,
    legalName: row.legalName,
    otherNames: row.otherNames,
    country: row.country,
    state: row.state,
    region: row.region,
    language: row.language,
    status: row.status,
    phone: row.phone,
    fax: row.fax,
    webAddresses: row.webAddresses,
    emailDomains: row.emailDomains,
    addresses: await listAddresses(tx, row.organization_id),
    contracts: mayActor(actor, 'licence.read') ? await listContracts(tx, row.organization_id) : [],
    salesRepresentative: person(row.salesRepresentativeId),
    renewalsSpecialist: person(row.specialistId),
    ownSpecialist: actor.kind === 'staff' ? person(row.renewalsSpecialistId) : null,
    actions: { edit: whyNotReader(actor, 'company.edit'), editFacts: whyNotReader(actor, 'organization.edit') },
    version: row.version,
  }
}
