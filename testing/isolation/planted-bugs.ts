import type pg from 'pg'
import { Sql } from 'sql-template-tag'
import type { authenticate } from '../../server/identity/authenticate.ts'
import type { Database, Tx } from '../../server/platform/db.ts'
import type { DoorRules, Served } from '../../server/platform/door.ts'
import type { House } from '../../server/platform/house.ts'
import { served } from '../../server/routes.ts'
import { doorRules } from '../../server/rules.ts'
import type { TestPortal } from '../portal.ts'
import type { Changes } from './check-worlds.ts'
import type { Eyes } from './oracle.ts'

/**
 * A mistake in the database's own rules. `finds` is what the search says of it, `eyes` who sees it: customers, unless it is
 * somebody else. Those of staff and of nobody look over all worlds at once. What few could write is tried by all.
 */
export type DatabaseBug = {
  name: string
  statement: string
  finds: RegExp
  eyes?: Eyes['audience'] | 'nobody'
  writers?: 'all'
  /** The operations whose answers tell of it, where no row does. */
  on?: RegExp
}

const own = (column: string, eyes: string): string => `${column} = (select app.${eyes}())`

/** The mistakes that people make with row-level security: forgotten conditions, wide grants, wrong functions. */
export const databaseBugs: DatabaseBug[] = [
  ...['licences', 'allocations', 'licence_files', 'moves', 'returns'].map((table) => ({
    name: `restricted contacts see ${table}`,
    statement: `alter policy licensing on ${table} using (${own('organization_id', 'own_organization')})`,
    finds: new RegExp(`rows of ${table}`),
  })),
  {
    name: 'licences of all companies',
    statement: 'alter policy licensing on licences using (true)',
    finds: /rows of licences/,
  },
  {
    name: 'an allocation may be written into another company',
    statement: 'alter policy licensing on allocations with check (true)',
    finds: /insert on allocations/,
  },
  {
    name: 'a file may be written into another company',
    statement: 'alter policy licensing on licence_files with check (true)',
    finds: /insert on licence_files/,
  },
  {
    name: 'everybody in the company sees all its people',
    statement: `alter policy people on contacts using (${own('organization_id', 'own_organization')})`,
    finds: /rows of contact/,
  },
  {
    name: 'administrators of other companies are seen as well',
    statement: `alter policy people on contacts using (${own('organization_id', 'people_organization')} or id = (select app.contact_id()) or 'administrator' = any (types) and not restricted and status = 'active')`,
    finds: /rows of contact/,
  },
  {
    name: 'restricted administrators are named as if they could help',
    statement: `alter policy people on contacts using (${own('organization_id', 'own_organization')} and (${own('organization_id', 'people_organization')} or id = (select app.contact_id()) or ('administrator' = any (types) and status = 'active')))`,
    finds: /rows of contact/,
  },
  {
    name: 'inactive administrators are named as if they could help',
    statement: `alter policy people on contacts using (${own('organization_id', 'own_organization')} and (${own('organization_id', 'people_organization')} or id = (select app.contact_id()) or ('administrator' = any (types) and not restricted)))`,
    finds: /rows of contact/,
  },
  {
    name: 'a restricted administrator changes contacts',
    statement: `alter policy administers on contacts using (${own('organization_id', 'people_organization')}) with check (${own('organization_id', 'people_organization')})`,
    finds: /(insert|update) on contacts/,
  },
  {
    name: 'a restricted administrator invites',
    statement: `alter policy administers on invitations with check (${own('organization_id', 'own_organization')})`,
    finds: /insert on invitations/,
  },
  {
    name: 'colleagues see what others ask the administrators for',
    statement: `alter policy seen on access_requests using (${own('organization_id', 'own_organization')})`,
    finds: /rows of access_requests/,
  },
  {
    name: 'a restricted administrator decides on requests for access',
    statement: `alter policy decides on access_requests using (${own('organization_id', 'people_organization')}) with check (${own('organization_id', 'people_organization')})`,
    finds: /update on access_requests/,
  },
  {
    name: 'everybody sees who wants to run which company',
    statement: 'alter policy seen on recovery_requests using (true)',
    finds: /rows of recovery_requests/,
  },
  {
    name: 'colleagues see who objects to an administrator',
    statement: `alter policy own on recovery_objections using (${own('organization_id', 'own_organization')})`,
    finds: /rows of recovery_objections/,
  },
  {
    name: 'colleagues see the files that others asked for',
    statement: `alter policy own on exports using (${own('organization_id', 'own_organization')})`,
    finds: /rows of exports/,
  },
  {
    name: 'colleagues read the files that others asked for',
    statement: `alter policy own on export_pieces using (${own('organization_id', 'own_organization')})`,
    finds: /rows of export_pieces/,
  },
  {
    name: 'the vendor’s people see each other’s files',
    statement: "alter policy own_as_staff on exports using ((select app.is_audience('staff')))",
    eyes: 'staff',
    finds: /rows of export/,
  },
  {
    name: 'the whole trail for every unrestricted contact',
    statement: `alter policy trail on audit_events using (${own('organization_id', 'licensing_organization')})`,
    finds: /rows of audit_events/,
  },
  {
    name: 'the trail for restricted administrators',
    statement: `alter policy trail on audit_events using (${own('organization_id', 'people_organization')} or (licence_id is not null and ${own('organization_id', 'licensing_organization')}))`,
    finds: /rows of audit_events/,
  },
  {
    name: 'timelines of licences for restricted contacts',
    statement: `alter policy trail on audit_events using (${own('organization_id', 'administered_organization')} or (licence_id is not null and ${own('organization_id', 'own_organization')}))`,
    finds: /rows of audit_events/,
  },
  {
    name: 'traces in the trail of another company',
    statement: `alter policy traces on audit_events with check (${own('actor_user_id', 'user_id')})`,
    finds: /insert on audit_events/,
  },
  {
    name: 'everybody reads all letters of their company',
    statement: `alter policy own_letters on letters using (${own('organization_id', 'own_organization')})`,
    finds: /rows of letters/,
  },
  {
    name: 'letters into another company',
    statement: 'alter policy posts on letters with check (true)',
    finds: /insert on letters/,
  },
  {
    name: 'contracts for everybody',
    statement: `alter policy own on contracts using (${own('organization_id', 'own_organization')})`,
    finds: /rows of contracts/,
  },
  {
    name: 'all of the vendor’s people for every customer',
    statement: 'alter policy vendors_people on staff_members using (true)',
    finds: /rows of staff_members/,
  },
  {
    name: 'companies without an end',
    statement: 'alter policy own on organizations using (true)',
    finds: /rows of organizations/,
  },
  {
    name: 'addresses removed by whoever may see them',
    statement: `alter policy keeps_up on addresses using (${own('organization_id', 'own_organization')})`,
    finds: /(update|delete) on addresses/,
  },
  {
    name: 'invitations of the company for everybody in it',
    statement: `alter policy people on invitations using (${own('organization_id', 'own_organization')})`,
    finds: /rows of invitations/,
  },
  {
    name: 'new addresses of colleagues',
    statement: `alter policy own on email_changes using (${own('organization_id', 'own_organization')})`,
    finds: /rows of email_changes/,
  },
  {
    name: 'what keys came to in the person’s other company',
    statement: `alter policy own_keys_here on idempotency_keys using (${own('user_id', 'user_id')})`,
    finds: /rows of idempotency_keys/,
  },
  {
    name: 'sessions of others',
    eyes: 'person',
    statement: 'alter policy own_sessions on sessions using (true)',
    finds: /rows of sessions/,
  },
  {
    name: 'a policy without asking for the seal',
    statement: 'alter policy staff_all on licences using (true)',
    eyes: 'nobody',
    finds: /rows of licences/,
  },
  {
    name: 'customers may read how people sign in',
    statement:
      'grant select on users to chancery_customer; create policy planted on users to chancery_customer using (true)',
    finds: /rows of users/,
  },
  {
    name: 'customers may take licences away',
    statement: 'grant delete on licences to chancery_customer',
    finds: /delete on licences/,
  },
  {
    name: 'customers may rewrite the trail',
    statement:
      'grant update on audit_events to chancery_customer; create policy planted on audit_events for update to chancery_customer using (true)',
    finds: /(rows of|update on) audit_events/,
  },
  {
    name: 'row-level security switched off for one table',
    statement: 'alter table allocations disable row level security',
    finds: /rows of allocations/,
  },
  {
    name: 'restriction forgotten by the function that policies ask',
    statement: `create or replace function app.licensing_organization() returns uuid language sql stable as $$
      select (c ->> 'organization')::uuid from app.context() c
      where c ->> 'audience' = 'customer' and c -> 'types' ?| array['administrator', 'ship-to', 'bill-to'] $$`,
    finds: /rows of/,
  },
  {
    name: 'restricted administrators run the company',
    statement: `create or replace function app.administered_organization() returns uuid language sql stable as $$
      select (c ->> 'organization')::uuid from app.context() c
      where c ->> 'audience' = 'customer' and c -> 'types' ? 'administrator' $$`,
    finds:
      /rows of (audit_events|contact_words|advisor_\w+|missing_partners|partner_views|access_requests|recovery_\w+)|on (contacts|addresses|invitations|organizations|contact_words)/,
  },
  {
    name: 'any unrestricted contact runs the company',
    statement: `create or replace function app.administered_organization() returns uuid language sql stable as $$
      select (c ->> 'organization')::uuid from app.context() c
      where c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false' $$`,
    finds:
      /rows of (audit_events|contact_words|advisor_\w+|missing_partners|partner_views|access_requests|recovery_\w+)|on (contacts|addresses|invitations|organizations|contact_words)/,
  },
]

/** The statements that put back what a mistake is about to replace, as the database holds it now. */
export async function undoOf(client: pg.ClientBase, statement: string): Promise<string> {
  const { rows } = await client.query<{ undo: string }>(
    `select format('alter policy %I on %I', policyname, tablename)
        || case when qual is null then '' else format(' using (%s)', qual) end
        || case when with_check is null then '' else format(' with check (%s)', with_check) end as undo
      from pg_policies where schemaname = 'public' and strpos($1, format('alter policy %s on %s ', policyname, tablename)) = 1
      union all
      select pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'app'::regnamespace
        and strpos($1, format('create or replace function app.%s(', p.proname)) > 0
      union all
      select pg_get_functiondef(p.oid) from pg_proc p where strpos($1, format('pg_get_functiondef(''%s(', p.oid::regproc)) > 0`,
    [statement],
  )
  if (rows.length > 0) return rows.map(({ undo }) => undo).join('; ')
  const undone = statement.split('; ').map((one) =>
    one
      .replace(/^grant (.*) to /, 'revoke $1 from ')
      .replace(/^create policy (\w+ on \w+) .*/, 'drop policy $1')
      .replace(/ disable row level security$/, ' enable row level security'),
  )
  if (undone.join('; ') === statement) throw new Error(`nobody knows how to undo: ${statement}`)
  return undone.join('; ')
}

/** What a mistake in the application is planted with. */
type Ground = { portal: TestPortal; authenticate: typeof authenticate }

/** A mistake in the application. It is looked for without row-level security, which would cover most of them up. */
export type ApplicationBug = {
  name: string
  plant(ground: Ground): Changes
  finds: RegExp
  /** The operations that have to do with it; all of them unless it says. */
  on?: RegExp
}

const rules = (changed: Partial<DoorRules>): Changes => ({ rules: { ...doorRules, ...changed } })

/** Lets every query through a change of its text, as if it had been written so. */
function rewritten(portal: TestPortal, change: (text: string) => string): Database {
  const real = portal.house.db
  const changed = (query: Sql): Sql => {
    const text = change(query.text)
    if (text === query.text) return query
    const places = [...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]) - 1)
    return new Sql(
      text.split(/\$\d+/),
      places.map((place) => query.values[place]),
    )
  }
  const queries = (tx: Tx): Tx => ({
    ...tx,
    many: (query) => tx.many(changed(query)),
    maybe: (query) => tx.maybe(changed(query)),
    one: (query) => tx.one(changed(query)),
    changeOne: (query) => tx.changeOne(changed(query)),
    change: (query) => tx.change(changed(query)),
  })
  return { ...real, within: (context, work) => real.within(context, (tx) => work(queries(tx))) }
}

/** A change in the text of whatever query it fits. */
export const query =
  (from: RegExp, to: string) =>
  ({ portal }: Ground): Changes => ({ db: rewritten(portal, (text) => text.replace(from, to)) })

/** Serves every operation with another input or another caller than the one that came. */
export function misled(
  change: (call: Parameters<Served<House>['run']>[1]) => Partial<Parameters<Served<House>['run']>[1]>,
): Changes {
  return {
    served: served.map((one) => ({ ...one, run: (door, call) => one.run(door, { ...call, ...change(call) }) })),
  }
}

/** What is enough to find out who somebody is. */
export const signingIn = /^readMe$/

/** Mistakes in rights, in finding out who somebody is and for whom they act, and forgotten conditions. */
export const applicationBugs: ApplicationBug[] = [
  { name: 'everybody may do everything', plant: () => rules({ mayActor: () => true }), finds: /allowed/ },
  {
    name: 'restriction forgotten',
    plant: () =>
      rules({
        mayActor: (actor, right) =>
          doorRules.mayActor('restricted' in actor ? { ...actor, restricted: false } : actor, right),
      }),
    finds: /allowed/,
  },
  {
    name: 'every contact has an administrator’s rights',
    plant: () =>
      rules({
        mayActor: (actor, right) =>
          doorRules.mayActor('types' in actor ? { ...actor, types: ['administrator'] } : actor, right),
      }),
    finds: /allowed/,
  },
  {
    name: 'every role of the vendor’s people may do what one may',
    plant: () =>
      rules({
        mayActor: (actor, right) =>
          doorRules.mayActor(
            actor.kind === 'staff'
              ? {
                  ...actor,
                  roles: [
                    'licensing-operator',
                    'customer-service',
                    'catalogue-manager',
                    'renewals-manager',
                    'staff-administrator',
                  ],
                }
              : actor,
            right,
          ),
      }),
    finds: /allowed/,
  },
  {
    name: 'the company in the address is not looked at',
    plant: () =>
      misled(({ signedIn, given }) => {
        const first = signedIn?.memberships[0]?.organization.number
        return typeof given === 'object' && given !== null && 'number' in given && first
          ? { given: { ...given, number: first } }
          : {}
      }),
    finds: /allowed|shows|answer/,
  },
  {
    name: 'memberships of whoever came before',
    plant: () => {
      const before = new Map<string, NonNullable<Parameters<Served<House>['run']>[1]['signedIn']>['memberships']>()
      return misled(({ signedIn }) => {
        if (!signedIn) return {}
        const memberships = [...signedIn.memberships, ...(before.get('last') ?? [])]
        before.set('last', signedIn.memberships)
        return { signedIn: { ...signedIn, memberships } }
      })
    },
    finds: /allowed|shows|answer/,
  },
  {
    name: 'staff find a company by part of its number',
    plant: query(
      /from organizations where number = \$1/,
      "from organizations where number like left($1, 6) || '%' limit 1",
    ),
    finds: /shows|answer|allowed/,
  },
  {
    name: 'inactive contacts come in',
    plant: query(/ and c\.status = 'active'( and o\.status)/, '$1'),
    finds: /session/,
    on: signingIn,
  },
  {
    name: 'contacts for sales alone come in',
    plant: query(/ or not c\.types <@ array\['sales'\]/, ' or true'),
    finds: /session/,
    on: signingIn,
  },
  {
    name: 'contacts of closed companies come in',
    plant: query(/ and o\.status = 'active'/, ''),
    finds: /session/,
    on: signingIn,
  },
  { name: 'ended sessions go on', plant: query(/ and s\.ended_at is null/, ''), finds: /session/, on: signingIn },
  { name: 'old sessions go on', plant: query(/ and s\.expires_at > \$\d/, ''), finds: /session/, on: signingIn },
  { name: 'former staff come in', plant: query(/ and m\.status = 'active'/, ''), finds: /session/, on: signingIn },
  {
    name: 'every session of somebody’s looks as the contact whom one looks as',
    plant: query(/ where v\.session_id = s\.id and/, ' where'),
    finds: /session/,
    on: signingIn,
  },
  {
    name: 'looks as a contact go on that were left',
    plant: query(/ and v\.ended_at is null/, ''),
    finds: /session/,
    on: signingIn,
  },
  {
    name: 'looks as a contact go on for ever',
    plant: query(/ and v\.until > \$\d/, ''),
    finds: /session/,
    on: signingIn,
  },
  {
    name: 'whoever looks as a contact acts as the contact',
    plant: () =>
      misled(({ signedIn }) => {
        if (!signedIn?.viewAs) return {}
        const { viewAs, memberships, ...rest } = signedIn
        const { viewedBy: _, ...contact } = viewAs.as
        return { signedIn: { ...rest, memberships: [contact, ...memberships] } }
      }),
    finds: /allowed/,
  },
  {
    name: 'licences by id alone',
    plant: query(/where l\.organization_id = \$1 and l\.id/, 'where l.id'),
    finds: /allowed|shows/,
  },
  {
    name: 'files by id alone, taken for the caller’s own',
    plant: ({ portal }) => ({
      db: rewritten(portal, (text) =>
        text
          .replace(
            /select f\.organization_id,(?=[\s\S]*where f\.organization_id = (\$\d+))/,
            'select $1::uuid as organization_id,',
          )
          .replace(/where f\.organization_id = \$\d+ and f\.id/, 'where f.id')
          // One that is not signed yet is then signed for whoever asks.
          .replaceAll(
            /where organization_id = (\$\d+) and id = (\$\d+) and (content is null|not exists)/g,
            'where $1::uuid is not null and id = $2 and $3',
          ),
      ),
    }),
    finds: /allowed|shows/,
    on: /File$/,
  },
  {
    name: 'contacts by id alone',
    plant: query(/where c\.organization_id = \$\d+ and c\.id = (\$\d+) and .*/, 'where c.id = $1'),
    finds: /allowed|shows/,
    on: /Contact$/,
  },
  {
    name: 'lists of licences without a company',
    plant: query(
      /from licences l join organizations o on o\.id = l\.organization_id\s+where l\.organization_id = \$1 and/,
      'from licences l join organizations o on o.id = l.organization_id where',
    ),
    finds: /allowed|shows|answer/,
  },
  {
    name: 'hosts of all companies',
    plant: query(/where organization_id = \$\d+ and host_id_key >=/, 'where host_id_key >='),
    finds: /allowed|shows|answer/,
    on: /^listHosts$/,
  },
  {
    name: 'colleagues for everybody',
    plant: query(
      /and \(c\.id = \$\d+ or \('administrator' = any \(c\.types\) and not c\.restricted and c\.status = 'active'\)\)/g,
      '',
    ),
    finds: /allowed|shows|answer/,
  },
  {
    name: 'the trail of all companies',
    plant: query(/(from audit_events.*\n.*)organization_id = \$\d+/, '$1true'),
    finds: /shows|answer|allowed/,
  },
]
