import type { Call } from '../app/call.ts'

/** What the level is called by whose discount a partner pays: its own by name, one that it had when it quoted by its code. */
export async function levelName(call: Call, number: string, code: string | null): Promise<string> {
  if (code === null) return ''
  const answer = await call('readPartner', { number })
  const level = answer.ok ? answer.output.level : null
  return level?.code === code ? level.name : code
}
