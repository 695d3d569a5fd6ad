import type { Page } from '@playwright/test'
import { askingForAccess } from '../contract/access-requests.ts'
import { accounts } from '../contract/accounts.ts'
import { contacts } from '../contract/contacts.ts'
import { identity } from '../contract/identity.ts'
import { mailbox } from '../contract/mailbox.ts'
import { managingPartners } from '../contract/partner-programme.ts'
import { partners } from '../contract/partners.ts'
import { recovering } from '../contract/recovery.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support/accessibility.ts'
import { expect, test } from './support/journey.ts'
import { change } from './support/licences.ts'
import { expectLight, openMeasured, scriptBytesMax } from './support/measured.ts'
import { enterAgainAs } from './support/people.ts'
import { takePicture } from './support/pictures.ts'
import { portalOrigin } from './support/portal.ts'
import { type Look, lookIn, looksAt, wordsFor } from './support/surroundings.ts'

/** One page in one state. */
type Screen = {
  /** A sign-in of the demo; without, anybody opens it, and it has no script. */
  as?: string
  /** Where it is below the language; what it is about may have to be asked for first. */
  path: string | ((page: Page) => Promise<string>)
  /** With which HTTP status it is answered; 200 where nothing is said. */
  status?: number
  /** Brings the page into the state that is to be looked at. */
  act?: (page: Page) => Promise<unknown>
}

const administrator = 'emma.clark'
const operator = 'olga.meyer'
const leader = 'oscar.reed'
const partnerManager = 'paula.stein'

/** What the API answers to the person whose page this is. */
async function asked(page: Page, path: string): Promise<unknown> {
  return (await page.request.get(`${portalOrigin()}/v1${path}`)).json()
}

/** A path below the organization that one acts for. */
const inCompany = (path: string) => async (page: Page) => {
  const [company] = identity.readMe.output.parse(await asked(page, '/me')).memberships
  return `/o/${company?.number}${path}`
}

/** A path below another contact of the same organization. */
const ofAnother = (path: string) => async (page: Page) => {
  const company = await inCompany('')(page)
  const { items } = contacts.listContacts.output.parse(
    await asked(page, `/organizations/${company.split('/').at(-1)}/contacts`),
  )
  const other = items.find(({ isYou, status }) => !isYou && status === 'active')
  return `${company}/people/${other?.id}${path}`
}

/** A path below an organization as staff see it. */
const ofCustomer = (path: string) => async (page: Page) => {
  const [company] = accounts.findOrganizations.output.parse(await asked(page, '/organizations?q=norte')).items
  return `/o/${company?.number}${path}`
}

/** A company and one of its people, as staff find them by words of their names. */
async function personOf(page: Page, companyName: string, name: string) {
  const [company] = accounts.findOrganizations.output.parse(await asked(page, `/organizations?q=${companyName}`)).items
  const people = await asked(page, `/organizations/${company?.number}/contacts?q=${name}`)
  const [person] = contacts.listContacts.output.parse(people).items
  return { number: company?.number, contactId: person?.id }
}

/** The page on which staff say why they look at the portal as a contact. */
async function reasonToView(page: Page): Promise<string> {
  const { number, contactId } = await personOf(page, 'norte', 'marta')
  return `/o/${number}/people/${contactId}/view-as`
}

/** A path of a company that staff look at as one of its contacts. */
const viewedAs = (name: string, path: string) => async (page: Page) => {
  const person = await personOf(page, 'harbor', name)
  await change(page.request, '/view-as', { ...person, reason: 'Asked on the phone what she sees' })
  return `/o/${person.number}${path}`
}

/** A path below the last location of the partner that one acts for. */
const ofLocation = (path: string) => async (page: Page) => {
  const company = await inCompany('')(page)
  const { locations } = partners.readPartner.output.parse(
    await asked(page, `${company.replace('/o/', '/organizations/')}/partner`),
  )
  return `${company}/partner/profile/locations/${locations.at(-1)?.id}${path}`
}

/** One's own roles at the partner, or a colleague's. */
const rolesOf = (you: boolean) => async (page: Page) => {
  const company = await inCompany('')(page)
  const { items } = partners.listPartnerPeople.output.parse(
    await asked(page, `${company.replace('/o/', '/organizations/')}/partner/people`),
  )
  return `${company}/partner/people/${items.find(({ isYou }) => isYou === you)?.contactId}`
}

/** A path below a partner as staff see it. */
const ofPartner = (path: string) => async (page: Page) => {
  const [one] = managingPartners.listPartners.output.parse(await asked(page, '/partners?q=aldaba')).items
  return `/o/${one?.number}/partner${path}`
}

/** The oldest report of a missing partner. */
async function oldestMissing(page: Page): Promise<string> {
  const [one] = managingPartners.listMissingPartners.output.parse(await asked(page, '/missing-partners')).items
  return `/console/missing-partners/${one?.customer.number}/${one?.id}`
}

/** A link of another company than the one that somebody of several acts for. */
async function ofOtherCompany(page: Page): Promise<string> {
  const [one, two] = identity.readMe.output.parse(await asked(page, '/me')).memberships
  await page.request.get(`${portalOrigin()}/en/o/${one?.number}`)
  return `/o/${two?.number}/licences?status=active`
}

/** The newest letter of the mailbox. */
async function newestLetter(page: Page): Promise<string> {
  const [letter] = mailbox.listLetters.output.parse(await asked(page, '/demo/letters')).items
  return `/mailbox/${letter?.id}`
}

/** A request for access, open or over, in the company of the demo's administrator. */
const accessRequest = (state: 'open' | 'over') => async (page: Page) => {
  const company = await inCompany('')(page)
  const path = `/organizations/${company.split('/').at(-1)}/access-requests?state=${state}`
  const [request] = askingForAccess.listAccessRequests.output.parse(await asked(page, path)).items
  return `${company}/people/access-requests/${request?.id}`
}

/** A request for a new administrator whose waiting time is over, or is not. */
const recoveryRequest = (ripe: boolean) => async (page: Page) => {
  const { items } = recovering.listRecoveryRequests.output.parse(await asked(page, '/recovery-requests?limit=100'))
  const found = items.find((one) => one.ripe === ripe)
  return `/o/${found?.organization.number}/people/recovery/${found?.id}`
}

/** The overview of the company where somebody asks to become administrator, as its administrator sees it. */
async function disputedCompany(page: Page): Promise<string> {
  const { memberships } = identity.readMe.output.parse(await asked(page, '/me'))
  const company = memberships.find(({ name }) => name.startsWith('Almazara'))
  return `/o/${company?.number}`
}

const problem = (page: Page) => expect(page.getByRole('alert')).toBeVisible()
const main = (page: Page) => page.getByRole('main')

async function signInWrongly(page: Page): Promise<void> {
  await main(page).getByRole('textbox').first().fill('nobody.at.all')
  await main(page)
    .getByLabel(/^\W*(Password|Contraseña)/)
    .fill('nothing of the kind')
  await main(page)
    .getByRole('button', { name: /^(Sign in|Iniciar sesión)$/ })
    .click()
  await problem(page)
}

/** An address that is none: what is wrong stands beside the field and above the form. */
async function wrongEmail(page: Page): Promise<void> {
  await main(page)
    .getByLabel(/(First name|Nombre)$/)
    .fill('Robin')
  await main(page)
    .getByLabel(/(Last name|Apellidos)$/)
    .fill('Vega')
  await main(page)
    .getByLabel(/(E-mail|Correo electrónico)$/)
    .fill('robin@nowhere')
  await main(page)
    .getByRole('button', { name: /^(Add contact|Añadir contacto)$/ })
    .click()
  await problem(page)
}

/** A place without a name, a membership without a reason: what is missing stands beside its field. */
const sentEmpty = (button: RegExp) => async (page: Page) => {
  await main(page).getByRole('button', { name: button }).click()
  await problem(page)
}

async function wrongPhone(page: Page): Promise<void> {
  await main(page)
    .getByLabel(/^(Phone|Teléfono)/)
    .fill('call me')
  await main(page)
    .getByRole('button', { name: /^(Save|Guardar)/ })
    .click()
  await problem(page)
}

/** A date that does not exist. */
const orderLine = 'orderNumber=SO-1&orderLine=1&sku=WS-ADV-CCU&quantity=25&startsOn=2026-02-30'

/** One row that is right and one at fault. */
async function tryImport(page: Page): Promise<void> {
  await main(page)
    .getByRole('textbox')
    .fill('kind,code,name,host_id_types\nproducts,NEW-ONE,New one,hostname\nproducts,???,,\n')
  await main(page)
    .getByRole('button', { name: /^(Make a trial run|Hacer una prueba)$/ })
    .click()
  await expect(page.getByRole('table')).toBeVisible()
}

async function withoutReason(page: Page): Promise<void> {
  await main(page)
    .getByRole('button', { name: /^(View as|Ver como)/ })
    .click()
  await problem(page)
}

const screens = {
  'sign-in': { path: '/sign-in' },
  'sign-in-refused': { path: '/sign-in', act: signInWrongly },
  'forgotten-login-id': { path: '/forgotten-login-id' },
  'forgotten-password': { path: '/forgotten-password' },
  'mail-on-its-way': { path: '/forgotten-password?sent' },
  'password-link-gone': { path: '/new-password/nothing-of-the-kind', status: 409 },
  'invitation-gone': { path: '/invitation/nothing-of-the-kind', status: 409 },
  mailbox: { path: '/mailbox' },
  'mailbox-no-match': { path: '/mailbox?to=nobody@nowhere.example' },
  letter: { path: newestLetter },
  api: { path: '/api' },
  'api-operation': { path: '/api/reallocateLicence' },
  people: { as: administrator, path: inCompany('/people') },
  'people-no-match': { as: administrator, path: inCompany('/people?q=zzzzzz') },
  contact: { as: administrator, path: ofAnother('') },
  'contact-add': { as: administrator, path: inCompany('/people/new') },
  'contact-add-refused': { as: administrator, path: inCompany('/people/new'), act: wrongEmail },
  'contact-access': { as: administrator, path: ofAnother('/access') },
  'contact-deactivate': { as: administrator, path: ofAnother('/deactivate') },
  company: { as: administrator, path: inCompany('/company') },
  'company-edit-refused': { as: administrator, path: inCompany('/company/edit'), act: wrongPhone },
  'address-add': { as: administrator, path: inCompany('/company/addresses/new') },
  activity: { as: administrator, path: inCompany('/activity') },
  downloads: { as: administrator, path: inCompany('/downloads') },
  'downloads-empty': { as: 'marta.gil', path: inCompany('/downloads?full') },
  search: { as: administrator, path: inCompany('/search?q=liam') },
  'search-no-match': { as: administrator, path: inCompany('/search?q=zzzzzz') },
  'page-not-found': { as: administrator, path: inCompany('/nowhere'), status: 404 },
  'wrong-organization': { as: administrator, path: '/o/99999999', status: 404 },
  profile: { as: administrator, path: '/profile' },
  'change-password': { as: administrator, path: '/profile/password' },
  'second-factor': { as: administrator, path: '/profile/second-factor' },
  'sign-out': { as: administrator, path: '/sign-out' },
  'restricted-overview': { as: 'noah.price', path: inCompany('') },
  'restricted-licences': { as: 'noah.price', path: inCompany('/licences'), status: 403 },
  'switch-organization': { as: 'carmen.ruiz', path: ofOtherCompany },
  'restricted-change': { as: 'noah.price', path: inCompany('/company/edit'), status: 403 },
  'restricted-people': { as: 'noah.price', path: inCompany('/people') },
  'not-allowed': { as: 'liam.bennett', path: inCompany('/activity'), status: 403 },
  'access-asked': { as: 'noah.price', path: inCompany('/people/ask-for-access') },
  'access-ask': { as: 'jorge.navas', path: inCompany('/people/ask-for-access') },
  'access-unrestricted': { as: 'liam.bennett', path: inCompany('/people/ask-for-access') },
  'access-requests': { as: administrator, path: inCompany('/people/access-requests') },
  'access-requests-over': { as: administrator, path: inCompany('/people/access-requests?state=over') },
  'access-request': { as: administrator, path: accessRequest('open') },
  'access-request-refused': { as: administrator, path: accessRequest('over') },
  'recovery-ask': { as: 'jorge.navas', path: inCompany('/people/recovery') },
  'recovery-not-needed': { as: administrator, path: inCompany('/people/recovery') },
  'recovery-notice': { as: 'carmen.ruiz', path: disputedCompany },
  'recovery-object': {
    as: 'carmen.ruiz',
    path: async (page) => `${await disputedCompany(page)}/people/recovery`,
  },
  'recovery-requests': { as: 'sam.patel', path: '/console/organizations/recovery-requests' },
  'recovery-to-decide': { as: 'sam.patel', path: recoveryRequest(true) },
  'recovery-waiting': { as: operator, path: recoveryRequest(false) },
  'choose-organization': { as: 'carmen.ruiz', path: '/choose-organization' },
  console: { as: operator, path: '/console' },
  organizations: { as: operator, path: '/console/organizations?q=norte' },
  contacts: { as: operator, path: '/console/contacts?q=an' },
  'found-licences': { as: operator, path: '/console/licences?q=norte' },
  'found-licences-fault': { as: operator, path: '/console/licences?code=AAAAA' },
  'console-search': { as: operator, path: '/console/search?q=norte' },
  'organization-facts': { as: 'sam.patel', path: ofCustomer('/company/facts') },
  'create-organization': { as: operator, path: '/console/organizations/new' },
  'view-as': { as: 'sam.patel', path: reasonToView },
  'view-as-refused': { as: 'sam.patel', path: reasonToView, act: withoutReason },
  'viewed-overview': { as: 'sam.patel', path: viewedAs('emma', '') },
  'viewed-people': { as: 'sam.patel', path: viewedAs('emma', '/people') },
  fulfil: { as: operator, path: ofCustomer('/fulfil') },
  'fulfil-refused': { as: operator, path: ofCustomer(`/fulfil/check?${orderLine}`) },
  catalogue: { as: 'clara.rojas', path: '/console/catalogue' },
  product: { as: 'clara.rojas', path: '/console/catalogue/products/WORKSPACE' },
  'product-read-only': { as: operator, path: '/console/catalogue/products/WORKSPACE' },
  'product-add': { as: 'clara.rojas', path: '/console/catalogue/products/new' },
  'product-edit': { as: 'clara.rojas', path: '/console/catalogue/products/WORKSPACE/edit' },
  'edition-add': { as: 'clara.rojas', path: '/console/catalogue/products/WORKSPACE/editions' },
  'feature-add': { as: 'clara.rojas', path: '/console/catalogue/products/WORKSPACE/features' },
  'version-add': { as: 'clara.rojas', path: '/console/catalogue/products/WORKSPACE/versions' },
  'sku-edit': { as: 'clara.rojas', path: '/console/catalogue/products/WORKSPACE/skus/WS-ADV-CCU' },
  'import-trial': { as: 'clara.rojas', path: '/console/catalogue/import', act: tryImport },
  'catalogue-import': { as: 'clara.rojas', path: '/console/catalogue/import' },
  'given-up-jobs': { as: 'victor.lang', path: '/console/given-up-jobs' },
  'links-and-notices': { as: 'victor.lang', path: '/console/portal' },
  'change-links': { as: 'victor.lang', path: '/console/portal/links' },
  'add-notice': { as: 'victor.lang', path: '/console/portal/notices/new' },
  'save-view': { as: administrator, path: inCompany('/licences/views?status=active&sort=quantity') },
  'partner-profile': { as: leader, path: inCompany('/partner/profile') },
  'partner-profile-suspended': { as: 'harry.stone', path: inCompany('/partner/profile') },
  'partner-edit': { as: leader, path: inCompany('/partner/profile/edit') },
  'location-add-refused': {
    as: leader,
    path: inCompany('/partner/profile/locations/new'),
    act: sentEmpty(/^(Add location|Añadir sede)$/),
  },
  location: { as: leader, path: ofLocation('') },
  'location-remove': { as: leader, path: ofLocation('/remove') },
  'partner-people': { as: leader, path: inCompany('/partner/people?show=all') },
  'partner-people-no-match': { as: leader, path: inCompany('/partner/people?q=zzzzzz') },
  'partner-roles': { as: leader, path: rolesOf(false) },
  'partner-own-roles': { as: leader, path: rolesOf(true) },
  partners: { as: partnerManager, path: '/console/partners' },
  'partners-no-match': { as: partnerManager, path: '/console/partners?q=zzzzzz' },
  'missing-partners': { as: partnerManager, path: '/console/missing-partners' },
  'missing-partner-settle': { as: partnerManager, path: oldestMissing },
  'partner-as-staff': { as: partnerManager, path: ofPartner('/profile') },
  'membership-refused': {
    as: partnerManager,
    path: ofPartner('/membership'),
    act: sentEmpty(/^(Change membership|Cambiar afiliación)$/),
  },
  'no-partner': { as: partnerManager, path: ofCustomer('/partner/profile') },
  'register-partner': { as: partnerManager, path: ofCustomer('/partner/register') },
  parts: { as: administrator, path: '/dev/ui' },
} as const satisfies Record<string, Screen>

type Name = keyof typeof screens
const isName = (name: string): name is Name => Object.hasOwn(screens, name)

async function examine(page: Page, look: Look<Name>): Promise<void> {
  const screen: Screen = screens[look.screen]
  if (screen.as !== undefined) await enterAgainAs(page, screen.as)
  const path = typeof screen.path === 'string' ? screen.path : await screen.path(page)
  const opened = await openMeasured(page, `/${look.language}${path}`)
  expect(opened.status).toBe(screen.status ?? 200)
  expectLight(opened, screen.as === undefined ? 0 : scriptBytesMax)
  await screen.act?.(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

for (const look of looksAt(Object.keys(screens).filter(isName)))
  test(`PLT-11: nothing keeps anybody from using ${wordsFor(look)}, light and still`, async ({ browser }, info) => {
    await lookIn(browser, look, async (page) => {
      await examine(page, look)
      await takePicture(page, info, wordsFor(look).replaceAll(' ', '-'))
    })
  })
