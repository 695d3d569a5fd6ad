import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

const word = unique('q')
let acme: Customer
let admin: ContactPersona
let shipTo: ContactPersona
let operator: StaffPersona

beforeAll(async () => {
  acme = await world.customer({ name: `Acme ${word}`, country: 'ES' })
  admin = await acme.contact({ firstName: 'Ada', lastName: 'Zapata', email: `zz-${word}@example.com` })
  shipTo = await acme.contact({
    firstName: 'Bea',
    lastName: 'Molina',
    types: ['ship-to'],
    email: `mm-${word}@example.com`,
  })
  operator = await world.staff()
  for (const [firstName, lastName] of [
    ['Cid', 'Álvarez'],
    ['=SUM(A1)', 'Brown'],
    ['Dan', 'Brown'],
  ] as const)
    await acme.contactWithoutSignIn({ firstName, lastName, types: ['sales', 'bill-to'], restricted: true })
})

describe('listContacts, exportContacts', () => {
  test('ACC-4: pages follow each other in every order, forwards and backwards, with nobody twice or left out', async () => {
    for (const sort of ['name', 'email', 'newest'])
      for (const order of ['ascending', 'descending']) {
        const ids: string[] = []
        for (let after: string | undefined; ; ) {
          const { items, next, total } = (await admin.call('listContacts', { sort, order, limit: 2, after })).output
          ids.push(...items.map(({ id }) => id))
          expect(total).toEqual({ count: 5, atLeast: false })
          if (next === null) break
          after = next
        }
        expect(new Set(ids).size).toBe(5)
        const whole = (await admin.call('listContacts', { sort, order })).output.items.map(({ id }) => id)
        expect(ids).toEqual(whole)
      }
    const names = (await admin.call('listContacts')).output.items.map(({ lastName }) => lastName)
    expect(names).toEqual(['Brown', 'Brown', 'Molina', 'Zapata', 'Álvarez'])
  })

  test.each([
    [{ q: 'alvar' }, ['Cid']],
    [{ q: 'brow d' }, ['Dan']],
    [{ q: 'mm-q' }, ['Bea']],
    [{ type: ['administrator', 'ship-to'] }, ['Bea', 'Ada']],
    [{ type: 'sales', restricted: 'yes' }, ['=SUM(A1)', 'Dan', 'Cid']],
    [{ restricted: 'no' }, ['Bea', 'Ada']],
    [{ status: 'inactive' }, []],
    [{ q: 'rown' }, []],
  ])('ACC-4: %j finds %j', async (filter, firstNames) => {
    const { items, total } = (await admin.call('listContacts', filter)).output
    expect(items.map(({ firstName }) => firstName)).toEqual(firstNames)
    expect(total.count).toBe(firstNames.length)
  })

  test('ACC-5: a restricted administrator sees the same people; others themselves and the administrators, in counts too', async () => {
    const { customer, restricted } = await mixedCompany()
    expect((await restricted.call('listContacts')).output.total.count).toBe(3)
    const shipToThere = await customer.contact({ types: ['ship-to'] })
    const seen = (await shipToThere.call('listContacts')).output
    expect(seen.items.map(({ id }) => id).toSorted()).toEqual(
      [shipToThere.contactId, customer.first.contactId].toSorted(),
    )
    expect(seen.total.count).toBe(2)
    expect((await shipTo.call('listContacts', { q: 'brown' })).output.items).toEqual([])
    expect((await shipTo.call('listContacts', { q: 'zapata' })).output.items).toHaveLength(1)
    const file = (await shipTo.call('exportContacts')).output.content
    expect(file).not.toContain('Brown')
  })

  test.each([
    [{ sort: 'secret' }, ['sort: not-one-of']],
    [{ limit: 0 }, ['limit: too-small']],
    [{ limit: 1000 }, ['limit: too-big']],
    [{ after: 'nonsense' }, ['after: not-an-id']],
    [{ sort: 'newest', after: Buffer.from('["a","b"]').toString('base64url') }, ['after: not-an-id']],
    [{ q: 'x'.repeat(201) }, ['q: too-long']],
    [{ q: 'a\u0000b' }, ['q: not-printable']],
    [{ type: 'owner' }, ['type.0: not-one-of']],
  ])('PLT-3: %j is refused at its field', async (bad, faults) => {
    expect((await admin.call('listContacts', bad)).faults).toEqual(faults)
  })

  test('UX-37: the file has the filter of the list, harmless cells, and words or stable names', async () => {
    const { fileName, content } = (await admin.call('exportContacts', { q: 'brown' }, { language: 'es' })).output
    expect(fileName).toBe(`contacts-${acme.organization.number}.csv`)
    const [header, first] = parse(content, { bom: true })
    expect(header?.slice(0, 4)).toEqual(['Apellidos', 'Nombre', 'Correo electrónico', 'Tipos'])
    expect(first?.slice(0, 2)).toEqual(['Brown', "'=SUM(A1)"])
    expect(first?.slice(3, 5)).toEqual(['ventas, destinatario de facturas', 'sí'])
    const machine = parse((await admin.call('exportContacts', { header: 'machine' })).output.content, { bom: true })
    expect([machine.length, machine[0]?.[2], machine[1]?.[4]]).toEqual([6, 'email', 'true'])
  })

  /** One unrestricted administrator, a restricted one, and a bill-to contact. */
  async function mixedCompany() {
    const customer = await world.customer()
    const first = await customer.contact()
    const restricted = await customer.contact({ restricted: true })
    await customer.contact({ types: ['bill-to'] })
    return { customer: { ...customer, first }, restricted }
  }
})

describe('findOrganizations, findContacts, listStaffMembers', () => {
  test('staff find a company by number, words of its name, a contact’s e-mail and a licence code', async () => {
    const licence = await world.licence(acme.organization)
    const asked = async (q: string) => (await operator.call('findOrganizations', { q })).output.items
    const { number } = acme.organization
    expect(await asked(number)).toMatchObject([{ number, legalName: acme.organization.name, matched: null }])
    expect(await asked(`${word.toUpperCase()} acm`)).toMatchObject([{ number }])
    expect(await asked(admin.email.toUpperCase())).toMatchObject([
      { number, matched: { kind: 'contact', id: admin.contactId, label: 'Ada Zapata' } },
    ])
    expect(await asked(licence.code.toLowerCase().replaceAll('-', ' '))).toMatchObject([
      { number, matched: { kind: 'licence', id: licence.id, label: licence.code } },
    ])
    expect(await asked('11111111')).toEqual([])
  })

  test('PLT-3: a search that finds many gives pages', async () => {
    const shared = unique('w')
    for (const name of ['A', 'B', 'C']) await world.customer({ name: `${name} ${shared}` })
    const first = (await operator.call('findOrganizations', { q: shared, limit: 2 })).output
    const rest = (await operator.call('findOrganizations', { q: shared, limit: 2, after: first.next ?? '' })).output
    expect([...first.items, ...rest.items].map(({ legalName }) => legalName[0])).toEqual(['A', 'B', 'C'])
    expect(rest.next).toBeNull()
    expect((await operator.call('findOrganizations', { limit: 2 })).output.items).toHaveLength(2)
  })

  test('staff find a person in all companies by name, e-mail or login ID; nothing is found by nothing', async () => {
    const elsewhere = await (await world.customer()).contact({ firstName: 'Ada', lastName: `Zapata${word}` })
    const asked = async (q: string) => (await operator.call('findContacts', { q })).output.items.map(({ id }) => id)
    expect(await asked(`ada zapata${word}`)).toEqual([elsewhere.contactId])
    expect(await asked(`zz-${word}@EXAMPLE`)).toEqual([admin.contactId])
    expect(await asked(admin.loginId.toUpperCase())).toEqual([admin.contactId])
    expect(await asked(' ')).toEqual([])
    const [found] = (await operator.call('findContacts', { q: admin.loginId })).output.items
    expect(found).toMatchObject({ loginId: admin.loginId, organization: { number: acme.organization.number } })
  })

  test('ACC-7: customers find neither companies nor people of others, nor the vendor’s staff', async () => {
    for (const operation of ['findOrganizations', 'findContacts', 'listStaffMembers'] as const) {
      const answer = await admin.call(operation)
      expect([answer.status, answer.problem.code]).toEqual([403, 'not-allowed'])
      expect((await portal.visit().call(operation)).status).toBe(401)
    }
    const { items } = (await operator.call('listStaffMembers')).output
    expect(items.map(({ id }) => id)).toContain(operator.staffId)
  })
})
