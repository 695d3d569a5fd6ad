import { features } from './checks/arrows.ts'
import type { Project } from './checks/project.ts'
import { camelOf } from './contract-entries.ts'

/** What was asked for cannot be made; the message says why. */
export class NotPossible extends Error {}

/** A new operation: its feature, its name (`split-licence`), and that of the letter that tells of it, or an empty one. */
export type NewOperation = { feature: string; name: string; letter: string }

/**
 * The files of a new operation by path, and what its maker does next. Throws NotPossible for an unknown feature, a name
 * that is not words joined by hyphens, and a name that anything in the project has already.
 */
export function planOperation(project: Project, asked: NewOperation): { files: Record<string, string>; steps: string } {
  const { feature, name, letter } = asked
  if (!features.includes(feature))
    throw new NotPossible(`There is no feature "${feature}". The features are: ${features.join(', ')}.`)
  if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name))
    throw new NotPossible(`"${name}" is no name for an operation: begin with a verb, as in reallocate-licence.`)
  for (const one of [name, letter]) {
    const taken = project.paths.find((path) => /^(server|web)\//.test(path) && stemOf(path) === one)
    if (taken) throw new NotPossible(`The name ${one} is taken by ${taken}.`)
  }
  const camel = camelOf(name)
  const entry = project.sources.find(
    ({ path, text }) => path.startsWith('contract/') && text.includes(`  ${camel}: endpoint(`),
  )
  if (entry) throw new NotPossible(`The contract has an operation ${camel} already, in ${entry.path}.`)
  const files: Record<string, string> = {
    [`server/${feature}/${name}.ts`]: operation(feature, camel),
    [`server/${feature}/${name}.test.ts`]: operationTest(camel),
    [`web/${feature}/${name}.tsx`]: screenPart(camel),
  }
  if (letter) files[`server/${feature}/${letter}.email.ts`] = letterText(letter)
  return { files, steps: steps(feature, name, camel) }
}

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\..*$/, '')
}

function operation(feature: string, camel: string): string {
  return `import type { ${feature} } from '../../contract/${feature}.ts'
import type { Operation } from '../platform/operation.ts'

/** The business meaning in one sentence, with its requirement number. */
export const ${camel}: Operation<typeof ${feature}.${camel}> = async (ctx, input) => {
  // Read what it is about, locked, or "not found": take…(ctx, input.…).
  // Permit: permit(ctx.actor, 'the.permission', row).
  // Decide by a pure rule that may refuse: plan…(row, input, ctx.now).
  // Write what was decided: save…(ctx, plan).
  // Tell: record(ctx, { action: 'noun.past-participle', … }), and a letter or a job where somebody must learn of it.
  throw new Error(\`${camel} is not written yet: \${ctx.requestId} \${JSON.stringify(input)}\`)
}
`
}

function operationTest(camel: string): string {
  return `import { beforeAll, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type World, worldOf } from '../../testing/world.ts'

let world: World
let customer: Customer
let ana: ContactPersona

beforeAll(async () => {
  world = worldOf(await openTestPortal())
  customer = await world.customer()
  ana = await customer.contact()
})

test('works: what somebody gains by it, with the requirement number', async () => {
  const answer = await ana.call('${camel}', {})
  expect(answer.output).toEqual({})
})

test('refuses: one test for each code that the contract declares', async () => {
  const answer = await ana.call('${camel}', {})
  expect(answer.problem).toMatchObject({ code: 'the-code' })
})

test('is not allowed to a restricted contact', async () => {
  const restricted = await customer.contact({ restricted: true })
  expect((await restricted.call('${camel}', {})).problem).toMatchObject({ status: 403 })
})

test('is not visible to another customer, in the words for what does not exist', async () => {
  const stranger = await (await world.customer()).contact()
  expect((await stranger.call('${camel}', {})).problem).toMatchObject({ code: 'not-found' })
})
`
}

function screenPart(camel: string): string {
  const component = camel.charAt(0).toUpperCase() + camel.slice(1)
  return `import { useI18n } from '../app/i18n.tsx'
import { Form } from '../ui/form.tsx'

/** The form of the operation, for the screen of the thing that it changes. */
export function ${component}() {
  const { t } = useI18n()
  return <Form label={t('${camel}.title')}>{/* Fields and one button; its words stand in messages/. */}</Form>
}
`
}

function letterText(name: string): string {
  const camel = camelOf(name)
  const type = `${camel.charAt(0).toUpperCase()}${camel.slice(1)}Facts`
  return `import type { Letter } from '../platform/letter.ts'

/** What the letter tells. */
export type ${type} = { organizationName: string; url: string }

/** To whom it goes, and what it is good for. */
export const ${camel}: Letter<${type}> = {
  kind: '${name}',
  write: (facts, language) =>
    language === 'es'
      ? { subject: '', paragraphs: [facts.organizationName] }
      : { subject: '', paragraphs: [facts.organizationName] },
}
`
}

function steps(feature: string, name: string, camel: string): string {
  return `Now, in this order:
1. contract/${feature}.ts: the entry, so that everything else has types.

  ${camel}: endpoint({
    method: 'POST',
    path: '/organizations/{number}/<nouns>/{id}/${name.split('-')[0]}',
    summary: 'What it does, in one line',
    permission: '<noun>.<verb>',
    input: z.strictObject({ ...inOrganization, id }),
    output: z.strictObject({}),
    refusals: [],
    repeat: 'once',
  }),

2. contract/permissions.ts and server/access/rights.ts, where it needs a permission that is not there yet.
3. server/${feature}/routes.ts: add ${camel} to what the feature serves.
4. server/${feature}/${name}.ts and its test, until the test passes.
5. npm run generate, then npm run check.`
}
