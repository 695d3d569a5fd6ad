/** Time zones by continent, as a list to choose from; UTC stands alone at the top. */
export type TimeZones = { single: readonly string[]; groups: readonly { label: string; zones: readonly string[] }[] }

/**
 * The time zones that this machine knows, and the one chosen, which may go by an older name. Only for the server:
 * browsers know other lists.
 */
export function timeZones(chosen: string): TimeZones {
  const all = [...new Set([...Intl.supportedValuesOf('timeZone'), chosen])].toSorted()
  const groups = Map.groupBy(
    all.filter((zone) => zone.includes('/')),
    (zone) => zone.slice(0, zone.indexOf('/')),
  )
  return {
    single: [...new Set(['UTC', ...all.filter((zone) => !zone.includes('/'))])],
    groups: [...groups].map(([label, zones]) => ({ label, zones })),
  }
}
