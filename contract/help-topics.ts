/** What articles are about, in the order of the front page. A file of its own: pages use it, and need no schemas for it. */
export const helpTopics = [
  'sign-in',
  'people',
  'licences',
  'files',
  'renewals',
  'advisors',
  'partners',
  'staff',
] as const
export type HelpTopic = (typeof helpTopics)[number]
