/** What changed, field by field: for the audit trail, which keeps nothing else. */
export type Change = { before: Record<string, unknown>; after: Record<string, unknown> }

/** The fields in which two states differ, with the value before and after; null when there is none. */
export function changedFields<Facts extends Record<string, unknown>>(before: Facts, after: Facts): Change | null {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  if (names.length === 0) return null
  return {
    before: Object.fromEntries(names.map((name) => [name, before[name] ?? null])),
    after: Object.fromEntries(names.map((name) => [name, after[name] ?? null])),
  }
}

/** The facts with those replaced that a change names; what the change leaves out stays. */
export function patched<Facts extends object>(facts: Facts, change: { [Name in keyof Facts]?: Facts[Name] }): Facts {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...facts, ...Object.fromEntries(given) }
}
