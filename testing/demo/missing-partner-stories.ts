import { act, asContact, daysAgo, type Stage } from './acting.ts'

/** Partners that customers looked for in vain, by the customer's position, and how many days ago. */
const reports = [
  {
    customer: 8,
    daysAgo: 4,
    name: 'Consultoría Ebro S.L.',
    country: 'ES',
    note: 'Nos vendió las licencias el año pasado.',
  },
  { customer: 22, daysAgo: 1, name: 'Lakeside Software Ltd', country: 'GB', note: '' },
] as const

/** Plays how customers told the vendor's partner managers of partners that are not listed (PAR-6). */
export async function actMissingPartners(stage: Stage): Promise<void> {
  for (const { customer, daysAgo: days, ...report } of reports) {
    const company = stage.base.customers[customer]
    const admin = company?.contacts.find(({ userId, types }) => userId !== null && types.includes('administrator'))
    if (company && admin)
      await act(stage, 'reportMissingPartner', asContact(company, admin), daysAgo(stage, days), company, report)
  }
}
