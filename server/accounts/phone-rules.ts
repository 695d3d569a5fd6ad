import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { FieldsInvalid, fault } from '../platform/refusal.ts'

/**
 * A phone number in E.164 as somebody in a country writes it; null when it is none. Extensions have no place in E.164
 * and are refused rather than lost.
 */
export function readPhone(text: string, country: string): string | null {
  const region = isSupportedCountry(country) ? { defaultCountry: country } : {}
  const phone = parsePhoneNumberFromString(text, { ...region, extract: false })
  return phone?.isValid() && !phone.ext ? phone.number : null
}

/**
 * The phone numbers of an input in E.164, by field (ACC-1, ACC-4); what is left out stays so. Refuses all that are no
 * numbers at once, each at its field.
 */
export function readPhones<Name extends string>(
  given: { [K in Name]?: string | null | undefined },
  names: readonly Name[],
  country: string,
): { [K in Name]?: string | null } {
  const phones: { [K in Name]?: string | null } = {}
  const faults = names.filter((name) => {
    const text = given[name]
    if (text === undefined) return false
    phones[name] = text === null ? null : readPhone(text, country)
    return text !== null && phones[name] === null
  })
  if (faults.length > 0) throw new FieldsInvalid(...faults.map((name) => fault(name, 'not-a-phone')))
  return phones
}
