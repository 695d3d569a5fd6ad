import type { Language } from '../app/language.ts'

/** The addresses of programmes and price schedules, in the reader's language. */
export function pricingPaths(language: Language) {
  const schedules = `/${language}/console/pricing`
  const programmes = `${schedules}/programmes`
  const schedule = (code: string) => `${schedules}/schedules/${code}`
  const version = (code: string, number: number) => `${schedule(code)}/versions/${number}`
  return {
    schedules,
    addSchedule: `${schedules}/schedules/new`,
    schedule,
    startDraft: (code: string) => `${schedule(code)}/start-draft`,
    version,
    edit: (code: string, number: number) => `${version(code, number)}/edit`,
    import: (code: string, number: number) => `${version(code, number)}/import`,
    publish: (code: string, number: number) => `${version(code, number)}/publish`,
    discard: (code: string, number: number) => `${version(code, number)}/discard`,
    rates: (code: string, number: number) => `${version(code, number)}/rates.csv`,
    programmes,
    addProgramme: `${programmes}/new`,
    programme: (code: string) => `${programmes}/${code}`,
  }
}

/** All addresses of programmes and price schedules. */
export type PricingPaths = ReturnType<typeof pricingPaths>
