import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { anyAddress, carried, contactWithPassword, lastLetterTo, lettersTo, postFrom } from '../../testing/sign-ins.ts'
import { unique } from '../../testing/unique.ts'
import { type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

const ask = (email: string, address?: string) => postFrom(portal, 'requestLoginId', { email }, address)

describe('works', () => {
  test('ACC-11: all login IDs of an address are mailed to it in one letter, with the companies that they are for', async () => {
    const email = `${unique('shared.')}@example.com`
    const ana = await contactWithPassword(world, { email })
    const luis = await contactWithPassword(world, { email })
    expect((await ask(email.toUpperCase())).json()).toEqual({ accepted: true })
    const letter = await lastLetterTo(portal, email)
    for (const { loginId, organization } of [ana, luis]) {
      expect(letter.text).toContain(loginId)
      expect(letter.text).toContain(`${organization.name} (${organization.number})`)
    }
    expect(await lettersTo(portal, email)).toHaveLength(1)
  })

  test('ACC-11: staff get theirs as well', async () => {
    const sam = await world.staff()
    await ask(sam.email)
    expect((await lastLetterTo(portal, sam.email)).text).toContain(sam.loginId)
  })

  test('ACC-10: a contact who was never invited is told so by mail, in their language', async () => {
    const customer = await world.customer()
    const contact = await customer.contactWithoutSignIn({ language: 'es' })
    await ask(contact.email)
    expect((await lastLetterTo(portal, contact.email)).text).toContain('aún no tiene identificador de acceso')
  })
})

describe('not visible', () => {
  test('S2: the answer is the same for an address that nobody has, and so is the work that it causes', async () => {
    const ana = await contactWithPassword(world)
    await portal.runJobs()
    const answers = []
    for (const email of [ana.email, `${unique('nobody.')}@example.com`]) {
      const response = await ask(email)
      answers.push({ status: response.statusCode, body: response.body, names: Object.keys(response.headers) })
      expect((await portal.runJobs())[0]?.kind).toBe('mail-login-ids')
    }
    expect(answers[1]).toEqual(answers[0])
  })

  test('ACC-5: an inactive contact’s address gets no letter', async () => {
    const gone = await contactWithPassword(world, { status: 'inactive' })
    await ask(gone.email)
    expect(await lettersTo(portal, gone.email)).toEqual([])
  })
})

describe('refuses', () => {
  test('ACC-11: three letters an hour go to one address, however many ask', async () => {
    const ana = await contactWithPassword(world)
    for (let count = 0; count < 6; count += 1) expect((await ask(ana.email, anyAddress())).statusCode).toBe(200)
    expect(await lettersTo(portal, ana.email)).toHaveLength(3)
  })

  test('ACC-14: one caller who asks for many addresses is told to wait', async () => {
    const address = anyAddress()
    for (let count = 0; count < 20; count += 1) await ask(`${unique('nobody.')}@example.com`, address)
    expect(carried(await ask(`${unique('nobody.')}@example.com`, address)).code).toBe('sign-in-delayed')
  })

  test('PLT-3: what is no e-mail address is refused at the field', async () => {
    for (const email of ['', 'ana', 'ana@', 'a\u0000b@example.com', `${'x'.repeat(300)}@example.com`])
      expect((await ask(email)).statusCode).toBe(422)
  })
})
