import type { Submission } from '../app/submission.ts'

/** What a form says of how a contact is called and reached. */
export function reachGiven({ text }: Submission) {
  return {
    firstName: text('firstName'),
    lastName: text('lastName'),
    jobTitle: text('jobTitle'),
    department: text('department'),
    phone: text('phone'),
    mobilePhone: text('mobilePhone'),
    fax: text('fax'),
    ...(text('timeZone') === '' ? {} : { timeZone: text('timeZone') }),
    ...(text('language') === '' ? {} : { language: text('language') }),
  }
}

/** What a form says of what a contact may do; a box that is not ticked is not sent. */
export function accessGiven({ text, texts }: Submission) {
  return {
    types: texts('types'),
    restricted: text('restricted') === 'on',
    securityContact: text('securityContact') === 'on',
  }
}

/** The key that makes a second click harmless. */
export function onceGiven({ idempotencyKey }: Submission): { idempotencyKey?: string } {
  return idempotencyKey === undefined ? {} : { idempotencyKey }
}
