/** Joins class names, leaving out what is absent. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => name !== '' && name !== false && name !== null && name !== undefined).join(' ')
}
