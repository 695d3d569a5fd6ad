import { type ApplicationBug, type DatabaseBug, misled, query } from './planted-bugs.ts'

const shared = 'partner_id = (select app.partner_organization())'
const timely = 'tstzrange(starts_at, ends_at) @> (select app.instant())'
const placed = 'location_id = coalesce((select app.partner_location()), location_id)'
const isCustomer = (column: string): string =>
  `exists (select from partner_customers p where p.organization_id = ${column})`
const ofCustomer = (column: string, eyes: string): string => `${column} = (select app.${eyes}())`

const isFree = "c ->> 'restricted' = 'false'"
const isActive = "c #>> '{partner,status}' = 'active'"
const seesAll =
  "c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive', 'sales', 'technical']"
const runsOne = "c #> '{partner,roles}' ? 'location-administrator'"

const company = "(c ->> 'organization')::uuid"
const location = "(c #>> '{partner,location}')::uuid"

/** A function that policies ask about the reader: null for all who are no partner’s. */
const eyesOf = (name: string, value: string): string =>
  `create or replace function app.${name}() returns uuid language plpgsql stable as $$
  declare c jsonb := app.context();
  begin
    return case when c ->> 'audience' = 'partner' and ${value} end;
  end $$`

/** Both that tell whose customers the reader sees: who does at all, who those of all places, who those of one. */
const partnersEyes = ({ who = `${isFree} and ${isActive}`, all = seesAll, one = runsOne }): string =>
  [
    eyesOf('partner_organization', `${who} and (${all} or ${one} and ${location} is not null) then ${company}`),
    eyesOf('partner_or_location', `${who} then case when ${all} then ${company} when ${one} then ${location} end`),
  ].join('; ')

/** The mistakes that people make about what a customer shares, with whom and when, as the database would make them. */
const aboutCustomers = [
  {
    name: 'customers of other partners',
    statement: `alter policy shared on partner_customers using (${timely} and ${placed})`,
    finds: /rows of (partner_customers|organizations|contacts|advisor_grants|partner_views)/,
  },
  {
    name: 'customers before and after their grant',
    statement: `alter policy shared on partner_customers using (${shared} and ${placed})`,
    finds: /rows of (partner_customers|organizations|contacts|advisor_grants|partner_views)/,
  },
  {
    name: 'customers of all locations',
    statement: `alter policy shared on partner_customers using (${shared} and ${timely})`,
    finds: /rows of (partner_customers|organizations|contacts|advisor_grants|partner_views)/,
  },
  {
    name: 'words of customers of all locations',
    statement: `alter policy shared on partner_customer_words using (${shared} and ${timely})`,
    finds: /rows of partner_customer_words/,
  },
  {
    name: 'licences of other partners’ customers',
    statement: `alter policy shared on partner_licences using (${timely} and ${placed})`,
    finds: /rows of (partner_licences|licences)/,
  },
  {
    name: 'licences after a grant has ended',
    statement: `alter policy shared on partner_licences using (${shared} and ${placed} and starts_at <= (select app.instant()))`,
    finds: /rows of (partner_licences|licences)/,
  },
  {
    name: 'licences before a grant begins',
    statement: `alter policy shared on partner_licences using (${shared} and ${placed} and ends_at > (select app.instant()))`,
    finds: /rows of (partner_licences|licences)/,
  },
  {
    name: 'licences at the very end of a grant',
    statement: `alter policy shared on partner_licences using (${shared} and ${placed} and (select app.instant()) between starts_at and ends_at)`,
    finds: /rows of (partner_licences|licences)/,
  },
  {
    name: 'all licences of a customer, whatever it ticked',
    statement: `alter policy shared on licences using (${isCustomer('licences.organization_id')})`,
    finds: /rows of licences/,
  },
  {
    name: 'grants that were ended',
    statement: `alter policy shared on advisor_grants using (${shared} and ${timely} and ${placed})`,
    finds: /(rows of|update on) (advisor_grants|contacts)/,
  },
  {
    name: 'grants of customers that closed',
    statement: `alter policy shared on advisor_grants using (${shared} and ended_at is null and ${timely} and ${placed})`,
    finds: /(rows of|update on) (advisor_grants|contacts)/,
  },
  {
    name: 'grants to other partners of the same customer',
    statement: `alter policy shared on advisor_grants using (ended_at is null and ${timely} and ${isCustomer('advisor_grants.organization_id')})`,
    finds: /(rows of|update on) (advisor_grants|contacts)/,
  },
  {
    name: 'every company, as some of them are customers',
    statement: 'alter policy shared on organizations using ((select app.partner_organization()) is not null)',
    finds: /rows of organizations/,
  },
  {
    name: 'all people of a customer',
    statement: `alter policy shared on contacts using (status = 'active' and ${isCustomer('contacts.organization_id')})`,
    finds: /rows of contacts/,
  },
  {
    name: 'people of a customer who have left',
    statement: `alter policy shared on contacts using (exists (select from advisor_grants g
      where g.organization_id = contacts.organization_id and ('sales' = any (contacts.types) or g.granted_by = contacts.id)))`,
    finds: /rows of contacts/,
  },
  {
    name: 'hosts of what a customer shares',
    statement: `grant select on allocations to chancery_partner; create policy planted on allocations to chancery_partner using (${isCustomer('allocations.organization_id')})`,
    finds: /rows of allocations/,
  },
  { name: 'partners that are not active', statement: partnersEyes({ who: isFree }), finds: /rows of/ },
  { name: 'restricted people of partners', statement: partnersEyes({ who: isActive }), finds: /rows of/ },
  {
    name: 'people without a role',
    statement: partnersEyes({ all: `(${seesAll} or not ${runsOne})` }),
    finds: /rows of/,
  },
  {
    name: 'location administrators see all locations',
    statement: partnersEyes({ all: `(${seesAll} or ${runsOne})` }),
    finds: /rows of/,
  },
  {
    name: 'location administrators see what any location of any partner sees',
    statement: `alter policy shared on partner_customers using (${timely}
      and case (select app.partner_or_location()) when partner_id then true else (select app.partner_location()) is not null end)`,
    finds: /rows of (partner_customers|organizations|contacts|advisor_grants|partner_views)/,
  },
  {
    name: 'restricted people see the location that they run',
    statement: eyesOf(
      'partner_or_location',
      `${isActive} then case when ${isFree} and ${seesAll} then ${company} when ${runsOne} then ${location} end`,
    ),
    finds: /rows of/,
  },
  {
    name: 'how often colleagues looked',
    statement: `alter policy own_traces on partner_views using (${shared} and ${isCustomer('partner_views.organization_id')})`,
    finds: /(rows of|update on) partner_views/,
  },
  {
    name: 'traces in the trail of whoever is no customer',
    statement: `alter policy traces_as_partner on audit_events with check (${ofCustomer('actor_user_id', 'user_id')})`,
    finds: /insert on audit_events/,
  },
  {
    name: 'what colleagues’ keys came to',
    statement: `alter policy own_keys_as_partner on idempotency_keys using (organization_id = (select app.partner_organization()))`,
    finds: /(rows of|update on) idempotency_keys/,
  },
].map((bug): DatabaseBug => ({ ...bug, eyes: 'partner' }))

/** What location administrators may change, before and after it is changed. */
const changes = (table: string, condition: string): string =>
  `alter policy keeps_up_own on ${table} using (${condition}) with check (${condition})`

/** The same about what customers and partners know of each other, and who keeps up a partner’s account. */
const aboutPartners: DatabaseBug[] = [
  {
    name: 'restricted contacts see who was let in',
    statement: `alter policy own on advisor_grants using (${ofCustomer('organization_id', 'own_organization')})`,
    finds: /rows of (advisor_grants|partner|contacts)/,
  },
  {
    name: 'restricted administrators let somebody in',
    statement: `alter policy administers on advisor_grants using (${ofCustomer('organization_id', 'people_organization')}) with check (${ofCustomer('organization_id', 'people_organization')})`,
    finds: /(rows of|insert on|update on) (advisor_grants|partner|contacts)/,
  },
  {
    name: 'colleagues see each other’s drafts',
    statement: `alter policy own on advisor_drafts using (${ofCustomer('organization_id', 'administered_organization')})`,
    finds: /(rows of|update on|delete on) advisor_draft/,
  },
  {
    name: 'everybody finds partners that do not want to be found',
    statement: "alter policy listed on partners using (status = 'active')",
    finds: /rows of partner/,
  },
  {
    name: 'all people of a partner that was let in',
    statement: `alter policy let_in on contacts using (exists (select from advisor_grants g
      where g.organization_id = (select app.licensing_organization()) and g.partner_id = contacts.organization_id))`,
    finds: /rows of contacts/,
  },
  {
    name: 'who of a partner looked at what, for everybody of the customer',
    statement: `alter policy trail on partner_views using (${ofCustomer('organization_id', 'own_organization')})`,
    finds: /rows of partner_views/,
  },
  {
    name: 'partners that are not active keep up their account',
    statement: `create or replace function app.kept_partner() returns uuid language sql stable as $$ select app.led_partner() $$`,
    finds: /rows of (advisor_grants|invitations)|(insert|update) on/,
  },
  {
    name: 'restricted people lead a partner',
    statement: `create or replace function app.led_partner() returns uuid language sql stable as $$
      select (c ->> 'organization')::uuid from app.context() c
      where c ->> 'audience' = 'customer' and c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive'] $$`,
    finds: /(rows of|insert on|update on)/,
  },
  {
    name: 'location administrators change every location',
    statement: changes(
      'partner_locations',
      `${ofCustomer('partner_id', 'own_organization')} and (select app.kept_location()) is not null`,
    ),
    finds: /update on partner_locations/,
    writers: 'all',
  },
  {
    name: 'location administrators change people of every location',
    statement: changes(
      'partner_people',
      `${ofCustomer('partner_id', 'own_organization')} and (select app.kept_location()) is not null
        and not roles && array['organization-administrator', 'business-executive']`,
    ),
    finds: /update on partner_people/,
    writers: 'all',
  },
  {
    name: 'partners see the grants of former customers',
    statement: `alter policy names_own_people on advisor_grants using (${ofCustomer('partner_id', 'kept_partner')})`,
    finds: /rows of advisor_grants/,
  },
  {
    name: 'who misses which partner, for everybody of the customer',
    statement: `alter policy tells on missing_partners using (${ofCustomer('organization_id', 'own_organization')})`,
    finds: /rows of missing_partners/,
  },
  {
    name: 'somebody’s other companies are everybody’s',
    statement: 'alter policy own_roles on partner_people using (true)',
    finds: /rows of partner_people/,
    eyes: 'person',
  },
  {
    name: 'as whom the vendor’s people look is known to all of them',
    statement: "alter policy own_views on view_as using ((select app.is_audience('staff')))",
    finds: /rows of view_as/,
    eyes: 'staff',
  },
]

export const partnerDatabaseBugs: DatabaseBug[] = [...aboutCustomers, ...aboutPartners]

/** Operations with a partner's eyes. */
const on = /Customer|Shared/

/** Mistakes of the application about what is shared, and about people of several companies. */
export const partnerApplicationBugs: ApplicationBug[] = [
  {
    name: 'what is shared with any partner',
    plant: query(/\b(\w)\.partner_id = \$\d+ and (?=\1\.starts_at)/g, ''),
    finds: /allowed|shows|answer/,
    on,
  },
  { name: 'what will be shared', plant: query(/ and \w\.starts_at <= \$\d+/g, ''), finds: /allowed|shows|answer/, on },
  { name: 'what was shared', plant: query(/ and \w\.ends_at > \$\d+/g, ''), finds: /allowed|shows|answer/, on },
  {
    name: 'what is shared up to and at its end',
    plant: query(/( and \w\.ends_at >)( \$\d+)/g, '$1=$2'),
    finds: /allowed|shows|answer/,
    on,
  },
  {
    name: 'what is shared with another location',
    plant: query(/ and \w\.location_id = \$\d+/g, ''),
    finds: /allowed|shows|answer/,
    on: /^(searchCustomers|listSharedLicences)$/,
  },
  {
    name: 'partners that are not active',
    plant: () => asPartner((partner) => ({ ...partner, status: 'active' })),
    finds: /allowed|answer/,
    on,
  },
  {
    name: 'roles at partners forgotten',
    plant: () => asPartner((partner) => ({ ...partner, roles: ['sales'] })),
    finds: /allowed|answer/,
    on: /^(searchCustomers|listSharedLicences)$/,
  },
  {
    name: 'somebody’s standing at their other partner',
    plant: () =>
      misled(({ signedIn }) => {
        const best = signedIn?.memberships.find(
          ({ partner }) => partner?.status === 'active' && partner.roles.length > 0,
        )
        if (!signedIn || !best) return {}
        const memberships = signedIn.memberships.map((one) => ({ ...one, partner: best.partner }))
        return { signedIn: { ...signedIn, memberships } }
      }),
    finds: /allowed|answer/,
    on,
  },
  {
    name: 'somebody’s rights in their other company',
    plant: () =>
      misled(({ signedIn }) => {
        const free = signedIn?.memberships.find(({ restricted }) => !restricted)
        if (!signedIn || !free) return {}
        const memberships = signedIn.memberships.map((one) => ({ ...one, types: free.types, restricted: false }))
        return { signedIn: { ...signedIn, memberships } }
      }),
    finds: /allowed|shows|answer/,
    on: /Licences|Contacts|AuditEvents/,
  },
  {
    name: 'advisors by id alone',
    plant: query(/where g\.organization_id = \$\d+ and g\.id/, 'where g.id'),
    finds: /allowed|shows/,
    on: /Advisor$/,
  },
  {
    name: 'advisors of all companies',
    plant: query(/where g\.organization_id = \$\d+(?= and g\.ended_at| order)/, 'where true'),
    finds: /allowed|shows|answer/,
    on: /^listAdvisors$/,
  },
  {
    name: 'colleagues’ drafts',
    plant: query(/ and d\.contact_id = \$\d+/, ''),
    finds: /allowed|shows|answer/,
    on: /Draft/,
  },
  {
    name: 'files that colleagues asked for',
    plant: query(/(from exports\s+where organization_id = \$\d+) and user_id = \$\d+/, '$1'),
    finds: /allowed|shows|answer/,
    on: /Export/,
  },
  {
    name: 'files of the same person for their other company',
    plant: query(/(from exports\s+where )organization_id = \$\d+ and /, '$1'),
    finds: /allowed|shows|answer/,
    on: /Export/,
  },
]

type Standing = NonNullable<Parameters<Parameters<typeof misled>[0]>[0]['signedIn']>['memberships'][number]['partner']

/** Everybody's standing at a partner, as a mistake has it. */
function asPartner(change: (partner: NonNullable<Standing>) => Standing) {
  return misled(({ signedIn }) => {
    if (!signedIn) return {}
    const memberships = signedIn.memberships.map((one) => ({ ...one, partner: one.partner && change(one.partner) }))
    return { signedIn: { ...signedIn, memberships } }
  })
}
