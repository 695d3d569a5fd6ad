import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ContactType } from '../../contract/actor.ts'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import {
  carrying,
  contactWithPassword,
  goodPassword,
  lastLetterTo,
  signInFrom,
  trailOf,
} from '../../testing/sign-ins.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactOptions, type Customer, type World, worldOf } from '../../testing/world.ts'
import { workerWithin } from '../platform/worker.ts'
import { type Invitee, inviteContact } from './invite-contact.ts'

let portal: TestPortal
let world: World
beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

async function invited(customer: Customer, options: ContactOptions & { continueTo?: string } = {}) {
  const { continueTo = null, ...contactOptions } = options
  const made = await customer.contactWithoutSignIn(contactOptions)
  await invite(customer, made.contactId, continueTo)
  return { ...made, token: (await lastLetterTo(portal, made.email)).token }
}

async function invite(customer: Customer, contactId: string, continueTo: string | null = null): Promise<void> {
  const [contact] = await portal.rows<Invitee & { types: ContactType[] }>(
    sql`select * from contacts where id = ${contactId}`,
  )
  if (!contact) throw new Error('no such contact')
  await workerWithin(portal.house, (ctx) =>
    inviteContact(ctx, { contact, organization: customer.organization, continueTo }),
  )
}

const accept = (token: string, more: Record<string, string> = {}) =>
  portal.visit().call('acceptInvitation', { token, loginId: unique('new.'), password: goodPassword, ...more })

describe('works', () => {
  test('ACC-10: the letter’s link lets a contact choose login ID and password, signs in, and goes on to where it leads', async () => {
    const customer = await world.customer({ name: 'Talleres Ñandú' })
    const { number } = customer.organization
    const continueTo = `/o/${number}/licences/${randomUUID()}/allocate`
    const ana = await invited(customer, { firstName: 'Ána', lastName: 'Núñez', continueTo, types: ['ship-to'] })
    expect((await portal.visit().call('readInvitation', { token: ana.token })).output).toMatchObject({
      name: 'Ána Núñez',
      email: ana.email,
      organization: { number, name: 'Talleres Ñandú' },
      suggestedLoginId: 'ana.nunez',
      leastPasswordLength: 15,
    })
    const loginId = unique('Ana.')
    const answer = await accept(ana.token, { loginId })
    expect(answer.output).toMatchObject({
      name: 'Ána Núñez',
      loginId,
      continueTo,
      memberships: [{ number, types: ['ship-to'], restricted: false }],
    })
    expect((await carrying(portal, answer.cookies.chancery_session).call('readMe')).status).toBe(200)
    expect((await signInFrom(portal, { loginId: loginId.toUpperCase(), password: goodPassword })).status).toBe(200)
    expect(await trailOf(portal, customer.organization.id)).toContain('invitation.accepted')
  })

  test('ACC-10: the letter is in the contact’s language and leads to the page in that language', async () => {
    const customer = await world.customer()
    const ana = await invited(customer, { language: 'es' })
    const letter = await lastLetterTo(portal, ana.email)
    expect(letter.subject).toBe(`Invitación al portal de licencias de ${customer.organization.name}`)
    expect(letter.link).toMatch(/^http:\/\/localhost\/es\/invitation\/[\w-]{43}$/)
  })

  test('ACC-10: reading an invitation, as scanners of mail do, does not use it up', async () => {
    const ana = await invited(await world.customer())
    for (let count = 0; count < 3; count += 1)
      expect((await portal.visit().call('readInvitation', { token: ana.token })).status).toBe(200)
    expect((await accept(ana.token)).status).toBe(200)
  })

  test('ACC-10: an invitation works for 7 days and not a second longer', async () => {
    const customer = await world.customer()
    const [good, bad] = [await invited(customer), await invited(customer)]
    portal.clock.advance({ days: 6, hours: 23, minutes: 59, seconds: 59 })
    expect((await accept(good.token)).status).toBe(200)
    portal.clock.advance({ seconds: 2 })
    expect((await accept(bad.token)).problem.code).toBe('link-not-valid')
    expect((await portal.visit().call('readInvitation', { token: bad.token })).problem.code).toBe('link-not-valid')
  })

  test('ACC-11: somebody who signs in already joins with that sign-in, and acts for both companies', async () => {
    const ana = await contactWithPassword(world)
    const customer = await world.customer()
    const continueTo = `/o/${customer.organization.number}/licences`
    const there = await invited(customer, { continueTo })
    const answer = await ana.call('joinWithInvitation', { token: there.token })
    expect(answer.output).toEqual({
      organization: { number: customer.organization.number, name: customer.organization.name },
      continueTo,
    })
    expect((await ana.call('readMe')).output.memberships).toHaveLength(2)
    expect(await trailOf(portal, customer.organization.id)).toContain('invitation.accepted')
  })
})

describe('refuses', () => {
  test('ACC-10: twenty acceptances at one moment: one sign-in is made', async () => {
    const customer = await world.customer()
    const ana = await invited(customer)
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(ana.token)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code))).toEqual(
      new Set(['link-not-valid']),
    )
  })

  test('ACC-10: a newer invitation replaces the older one', async () => {
    const customer = await world.customer()
    const ana = await invited(customer)
    await invite(customer, ana.contactId)
    const newer = await lastLetterTo(portal, ana.email)
    expect((await accept(ana.token)).problem.code).toBe('link-not-valid')
    expect((await accept(newer.token)).status).toBe(200)
    await expect(invite(customer, ana.contactId)).rejects.toMatchObject({ code: 'invitation-not-open' })
  })

  test('ACC-10: contacts who are only sales, and inactive ones, are not invited; an older invitation of theirs is void', async () => {
    const customer = await world.customer()
    const sales = await customer.contactWithoutSignIn({ types: ['sales'] })
    await expect(invite(customer, sales.contactId)).rejects.toMatchObject({ code: 'cannot-sign-in' })
    const ana = await invited(customer)
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${ana.contactId}`)
    expect((await accept(ana.token)).problem.code).toBe('link-not-valid')
  })

  test('ACC-11: a login ID that is taken, whatever its case and accents, told at its field; the invitation still works', async () => {
    const ana = await contactWithPassword(world, { loginId: unique('maria.') })
    const there = await invited(await world.customer())
    for (const loginId of [ana.loginId, ana.loginId.toUpperCase(), ana.loginId.replace('a', 'á')])
      expect((await accept(there.token, { loginId })).faults).toEqual(['loginId: login-id-taken'])
    expect((await accept(there.token)).status).toBe(200)
  })

  test('ACC-12: login IDs and passwords that will not do, at their fields', async () => {
    const customer = await world.customer({ name: 'Brontolith Foundries' })
    const ana = await invited(customer)
    for (const loginId of ['ab', 'has blank', 'a@b.c', 'почта', 'x'.repeat(65), '../etc'])
      expect((await accept(ana.token, { loginId })).faults).toEqual(['loginId: not-a-login-id'])
    expect((await accept(ana.token, { password: 'short' })).faults).toEqual(['password: password-too-short'])
    expect((await accept(ana.token, { password: 'brontolith foundries' })).faults).toEqual([
      'password: password-too-common',
    ])
  })

  test('ACC-11: whoever is a contact of the company already does not join it twice', async () => {
    const customer = await world.customer()
    const ana = await customer.contact()
    const there = await invited(customer)
    expect((await ana.call('joinWithInvitation', { token: there.token })).problem).toMatchObject({
      code: 'already-contact',
      facts: { organization: customer.organization.name },
    })
  })

  test('ACC-10: an invitation leads only to pages of the company that invites', async () => {
    const customer = await world.customer()
    const contact = await customer.contactWithoutSignIn()
    const { number } = customer.organization
    for (const path of [
      'https://evil.example/',
      '//evil.example',
      `/o/${number}/../../x`,
      '/o/12345678/licences',
      `/o/${number}`,
      `/o/${number}//x`,
      `/o/${number}/a?b`,
    ])
      await expect(invite(customer, contact.contactId, path)).rejects.toThrow('only to a page of its own organization')
  })
})

describe('not allowed', () => {
  test('ACC-10: joining needs a sign-in', async () => {
    const there = await invited(await world.customer())
    expect((await portal.visit().call('joinWithInvitation', { token: there.token })).problem.code).toBe('not-signed-in')
  })
})

describe('not visible', () => {
  test('ACC-10: a link that never was, one that was used and one of a closed company read the same', async () => {
    const [used, closed] = [await invited(await world.customer()), await invited(await world.customer())]
    await accept(used.token)
    await portal.rows(sql`
      update organizations set status = 'closed' where id = (select organization_id from contacts where id = ${closed.contactId})`)
    const details = []
    for (const token of [used.token, closed.token, 'x'.repeat(43)])
      details.push((await portal.visit().call('readInvitation', { token })).problem.detail)
    expect(new Set(details).size).toBe(1)
  })
})
