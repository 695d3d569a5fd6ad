import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { type LicenceCode, licenceCodeFrom, type OrganizationNumber, organizationNumberFrom } from '../../values/ids.ts'

/** Where all randomness comes from. Tests hand in seeded ones. */
export type Ids = {
  /** A row's public identifier. */
  uuid(): string
  /** A secret for a link or a session: 256 bits, base64url. */
  secret(): string
  licenceCode(): LicenceCode
  organizationNumber(): OrganizationNumber
  /** A quote's public number (REN-10). */
  quoteNumber(): string
  /** An order's public number (REN-19). */
  orderNumber(): string
}

/** Identifiers from the operating system's random source. */
export const randomIds: Ids = {
  uuid: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
  licenceCode: () => licenceCodeFrom(randomBytes(64)),
  organizationNumber: () => organizationNumberFrom(randomInt(2 ** 40)),
  quoteNumber: () => `Q-${eightDigits()}`,
  orderNumber: () => `S-${eightDigits()}`,
}

/** Numbers tell nobody how many quotes or orders there are. */
function eightDigits(): string {
  return String(randomInt(10 ** 8)).padStart(8, '0')
}
