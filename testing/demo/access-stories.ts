import { act, asContact, type Company, daysAgo, type Stage } from './acting.ts'
import type { DemoContact } from './scene.ts'

/** Plays who asked for access, and which companies say that they lost their administrators. */
export async function actAccess(stage: Stage): Promise<void> {
  await askForAccess(stage)
  await loseAdministrators(stage)
}

/** A restricted contact was refused once, and asks again for a better reason. */
async function askForAccess(stage: Stage): Promise<void> {
  const company = companyAt(stage, 0)
  const noah = asContact(
    company,
    personOf(company, ({ name }) => name === 'Noah Price'),
  )
  const emma = asContact(
    company,
    personOf(company, ({ name }) => name === 'Emma Clark'),
  )
  const note = 'I would like to look up our licences myself.'
  const { output } = await act(stage, 'requestAccess', noah, daysAgo(stage, 40), company, { note })
  const accessRequestId = requestIn(output)
  const reason = 'Liam looks after the licences and sends you what you need.'
  await act(stage, 'refuseAccess', emma, daysAgo(stage, 39.5), company, { accessRequestId, reason })
  const better = 'Liam is on leave until the end of the month, and the file server has to be replaced this week.'
  await act(stage, 'requestAccess', noah, daysAgo(stage, 0.8), company, { note: better })
}

/** One request waits for objections; of another the waiting time is over, and somebody has objected. */
async function loseAdministrators(stage: Stage): Promise<void> {
  const first = companyAt(stage, 6)
  const evidence =
    'Nuestra administradora dejó la empresa en septiembre y nadie tiene su acceso. Pueden comprobarlo en el departamento de personal: +34 953 600 410.'
  await act(stage, 'requestRecovery', asContact(first, other(first)), daysAgo(stage, 0.5), first, { evidence })
  const second = companyAt(stage, 16)
  const asker = other(second)
  const left =
    'Our IT manager, who set up this account, retired in the summer. Our public register entry names me as his successor.'
  const at = daysAgo(stage, 9)
  const asked = await act(stage, 'requestRecovery', asContact(second, asker), at, second, { evidence: left })
  const objector = personOf(second, (one) => one.userId !== null && one.contactId !== asker.contactId)
  await act(stage, 'objectToRecovery', asContact(second, objector), daysAgo(stage, 8), second, {
    recoveryRequestId: idIn(asked.output),
    reason: 'I still work here, if only on Mondays. Please let me hand over the account myself.',
  })
}

function companyAt({ base }: Stage, position: number): Company {
  const found = base.customers[position]
  if (!found) throw new Error(`the demo has no customer ${position}`)
  return found
}

function personOf(company: Company, is: (one: DemoContact) => boolean): DemoContact {
  const found = company.contacts.find(is)
  if (!found) throw new Error(`${company.organization.name} lacks somebody for its story`)
  return found
}

/** Somebody with a sign-in who is no administrator. */
function other(company: Company): DemoContact {
  return personOf(company, ({ userId, types }) => userId !== null && !types.includes('administrator'))
}

function requestIn(output: unknown): string {
  return typeof output === 'object' && output !== null && 'request' in output ? idIn(output.request) : ''
}

function idIn(output: unknown): string {
  return typeof output === 'object' && output !== null && 'id' in output ? String(output.id) : ''
}
