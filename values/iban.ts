/** A bank account as people write it, without what only divides it: `de89 3704 0044…` → `DE8937040044…`. */
export function accountOf(text: string): string {
  const tight = text.replaceAll(/[\s-]/g, '').toUpperCase()
  return looksLikeIban(tight) ? tight : text
}

/** Whether a text means to be an IBAN: two letters and two digits first, which account numbers of other kinds do not have. */
function looksLikeIban(tight: string): boolean {
  return /^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$/.test(tight)
}

/** Whether an account is right as far as it can be told: an IBAN carries two check digits (ISO 13616), others none. */
export function isAccount(text: string): boolean {
  const tight = accountOf(text)
  if (!looksLikeIban(tight)) return true
  const moved = `${tight.slice(4)}${tight.slice(0, 4)}`
  const digits = moved.replaceAll(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`)
  return BigInt(digits) % 97n === 1n
}

/** An account as it is read out: an IBAN in groups of four. */
export function groupedAccount(account: string): string {
  return looksLikeIban(account) ? account.replaceAll(/(.{4})(?=.)/g, '$1 ') : account
}
