import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'

const portal = await openTestPortal()

async function names(query: ReturnType<typeof sql>): Promise<string[]> {
  return (await portal.rows<{ name: string }>(query)).map(({ name }) => name)
}

test('PLT-9: every table is under row-level security that binds its owner too, with one policy for the owner', async () => {
  const unforced = sql`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity)`
  expect(await names(unforced)).toEqual([])
  const unowned = sql`
    select c.relname::text as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polroles = array[c.relowner])`
  expect(await names(unowned)).toEqual([])
})

test('every policy is for audiences by name, never for everybody', async () => {
  const wide = sql`
    select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where 0 = any (p.polroles) or exists (
      select from unnest(p.polroles) as r(oid) join pg_roles g on g.oid = r.oid
      where g.rolname !~ '^chancery_(visitor|person|customer|partner|staff|worker)$' and g.oid <> c.relowner)`
  expect(await names(wide)).toEqual([])
})

test('what a policy shows without any condition is a short list', async () => {
  const open = sql`
    select c.relname || '.' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where pg_get_expr(p.polqual, p.polrelid) = 'true' and p.polroles <> array[c.relowner] order by 1`
  expect(await names(open)).toEqual([
    'editions.readable',
    'features.readable',
    'product_revisions.readable',
    'product_versions.readable',
    'products.readable',
    'skus.readable',
  ])
})

test('nothing goes around the policies: no view of the owner, no stored result, few definer functions', async () => {
  const around = sql`
    select relname::text as name from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace)
      and (relkind = 'm' or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))`
  expect(await names(around)).toEqual([])
  const definers = sql`
    select p.oid::regprocedure::text || coalesce(' ' || array_to_string(p.proconfig, ' '), '') as name from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`
  // Besides the seal: what begins the maintenance of a licence, and what keeps the rows that tell what partners see
  // (decision 032). Nobody calls those but triggers.
  const keepers = [
    'begin_memberships()',
    'count_shared()',
    'cover_changed()',
    'grants_changed()',
    'grants_made()',
    'licence_changed()',
    'licence_in_force()',
    'licences_bought()',
    'licences_ticked()',
    'licences_unticked()',
    'organization_changed()',
    'partner_changed()',
    'relist(uuid)',
    'reshare(uuid[])',
    'shared_in_order()',
    'words_added()',
    'words_removed()',
  ]
  // And what policies look up of the reader's own partner, by the sealed context alone; and the one number that a partner is
  // told of what it does not see (REN-4); and what empties a draft of the partner's own, of which it may see less by now;
  // and the one quote that whoever has its link may read (REN-10); and who looks after a company's renewals (REN-7).
  const looked = [
    'clear_own_draft(uuid,uuid)',
    'letterhead(uuid)',
    'link_first_opened(uuid,uuid)',
    'may_quote(uuid)',
    'open_quote_link(bytea)',
    'own_contacts()',
    'partner_colleagues()',
    'reader()',
    'own_paid(uuid,uuid[])',
    'renewals_contact(uuid)',
    'request_status(text,uuid,uuid,uuid)',
    'run_people()',
    'shared_quote(bytea)',
    'shared_quote_lines(bytea,integer,integer)',
    'specialist_of(uuid)',
    'unseen_cover(uuid,text,text,uuid)',
  ]
  expect((await names(definers)).sort()).toEqual(
    [
      ...looked.map((one) => `app.${one} search_path=""`),
      ...keepers.map((one) => `private.${one} search_path=""`),
    ].sort(),
  )
  const callable = sql`
    select p.oid::regprocedure || ' ' || r.rolname as name from pg_proc p, pg_roles r
    where p.pronamespace = 'private'::regnamespace and r.rolname ~ '^chancery_' and r.oid <> p.proowner
      and has_schema_privilege(r.oid, 'private', 'usage')`
  expect(await names(callable)).toEqual([])
})

test('the portal’s login owns nothing, bypasses nothing, and by itself may touch no table', async () => {
  const [role] = await portal.rows(sql`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit from pg_roles where rolname = 'chancery_app'`)
  expect(new Set(Object.values(role ?? { missing: true }))).toEqual(new Set([false]))
  const owned = sql`
    select relname::text as name from pg_class where relowner = 'chancery_app'::regrole
    union all select proname::text from pg_proc where proowner = 'chancery_app'::regrole
    union all select nspname::text from pg_namespace where nspowner = 'chancery_app'::regrole`
  expect(await names(owned)).toEqual([])
  const direct = sql`
    select c.relname::text as name from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and (case when c.relkind = 'S' then has_sequence_privilege('chancery_app', c.oid, 'usage, select, update')
        else has_table_privilege('chancery_app', c.oid, 'select, insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege('chancery_app', c.oid, 'select, insert, update, references') end)`
  expect(await names(direct)).toEqual([])
  const memberships = sql`
    select g.rolname::text as name from pg_auth_members m join pg_roles g on g.oid = m.roleid
    where m.member = 'chancery_app'::regrole order by 1`
  expect(await names(memberships)).toEqual([
    'chancery_customer',
    'chancery_partner',
    'chancery_person',
    'chancery_staff',
    'chancery_visitor',
    'chancery_worker',
  ])
})

test('no audience may truncate, refer to, or put triggers on a table, nor read the seal', async () => {
  const wide = sql`
    select r.rolname || ' ' || c.oid::regclass as name from pg_roles r, pg_class c
    where r.rolname ~ '^chancery_(visitor|person|customer|partner|staff|worker)$' and c.relkind in ('r', 'p')
      and (c.relnamespace = 'public'::regnamespace and has_table_privilege(r.oid, c.oid, 'truncate, references, trigger')
        or c.relnamespace = 'private'::regnamespace and has_table_privilege(r.oid, c.oid, 'select, insert, update, delete'))`
  expect(await names(wide)).toEqual([])
})

test('keys of rows that belong to an organization begin with it; those over all organizations are a short list', async () => {
  const global = sql`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and i.indisunique
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnotnull)
      and i.indkey[0] <> (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
    order by 1`
  expect(await names(global)).toEqual([
    'email_changes_token_hash_key',
    'invitations_token_hash_key',
    'licence_files_position',
    'licences_code_key',
    'licences_once_per_order_line',
    'orders_number_key',
    // These begin with the partner, whose organization it is that reads them.
    'partner_customer_words_pkey',
    'partner_customers_pkey',
    'partner_licences_pkey',
    'quote_links_token_hash_key',
    'quotes_number_revision_key',
    // One session looks as one contact at a time, of whichever organization.
    'view_as_of_session',
  ])
})

test('a row of one organization cannot refer to a row of another', async () => {
  const loose = sql`
    select k.conrelid::regclass || '.' || k.conname as name from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'organization_id')
      and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'organization_id')
      and not exists (select from unnest(k.conkey, k.confkey) as pair(own, other)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own and a.attname = 'organization_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.other and b.attname = 'organization_id')`
  expect(await names(loose)).toEqual([])
})

test('every foreign key has an index to be checked by', async () => {
  const bare = sql`
    select k.conrelid::regclass || '.' || k.conname as name from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confdeltype <> 'a'
      and not exists (select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey)`
  expect(await names(bare)).toEqual([])
})

test('what each audience may do to each table is as it was reviewed', async () => {
  const grants = await portal.rows<{ line: string }>(sql`
    with rights as (
      select r.rolname as role, c.relname as name, p.privilege,
        has_table_privilege(r.oid, c.oid, p.privilege) as whole,
        (select string_agg(a.attname, ', ' order by a.attname) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and p.privilege <> 'delete'
            and has_column_privilege(r.oid, c.oid, a.attnum, case p.privilege when 'delete' then 'select' else p.privilege end)) as columns
      from pg_roles r, pg_class c, unnest(array['select', 'insert', 'update', 'delete']) as p(privilege)
      where r.rolname ~ '^chancery_(visitor|person|customer|partner|staff|worker)$' and c.relkind = 'r'
        and c.relnamespace = 'public'::regnamespace)
    select role || ' ' || name || ': ' || string_agg(privilege || case when whole then '' else ' (' || columns || ')' end, ', '
      order by privilege) as line
    from rights where whole or columns is not null group by role, name order by role collate "C", name collate "C"`)
  await expect(`${grants.map(({ line }) => line).join('\n')}\n`).toMatchFileSnapshot('catalogue.grants.txt')
})
