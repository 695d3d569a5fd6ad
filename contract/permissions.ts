/**
 * Every permission that an operation can ask for. `public` asks for nothing; those that begin with `own.` ask only for a
 * signed-in person and touch only what is theirs. Who holds the others is the table in `server/access/rights.ts`.
 */
export const permissions = [
  'public',
  'own.account',
  'overview.read',
  'licence.read',
  'licence.allocate',
  'licence.hide',
  'licence-view.keep',
  'file.download',
  'profile.read',
  'profile.edit',
  'company.read',
  'company.edit',
  'people.read',
  'people.edit',
  'audit.read',
  'access.request',
  'access.read',
  'access.decide',
  'recovery.request',
  'recovery.read',
  'recovery.decide',
  'advisor.read',
  'advisor.edit',
  'partner.read',
  'partner.edit',
  'partner.edit-location',
  'partner.find',
  'partner.manage',
  'customer.find',
  'customer.read',
  'organization.find',
  'organization.edit',
  'licence.find',
  'licence.fulfil',
  'licence.override',
  'catalogue.read',
  'catalogue.edit',
  'job.read',
  'job.retry',
  'portal.edit',
] as const

/** What somebody may do. Ordinary words for a customer's auditor. */
export type Permission = (typeof permissions)[number]
