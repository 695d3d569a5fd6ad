/** What the desk takes off by hand, as an address says it. The reasons are no part of it: they are nobody else's. */
export type ManualTerms = { percent: string; amount: string; waive: boolean }
