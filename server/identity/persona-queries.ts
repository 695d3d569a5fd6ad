import sql from 'sql-template-tag'
import type { Tx } from '../platform/db.ts'

/** A sign-in of the demo. `organization` is null for the vendor's staff. */
export type Persona = {
  loginId: string
  password: string
  name: string
  organization: string | null
  purpose: { en: string; es: string }
}

/** The sign-ins of the demo, in the order in which they are best tried. */
export function listDemoPersonas(tx: Tx): Promise<Persona[]> {
  return tx.many<Persona>(sql`
    select login_id as "loginId", password, name, organization,
      json_build_object('en', purpose_en, 'es', purpose_es) as purpose
    from demo_personas order by position limit 100`)
}

/** Replaces the sign-ins of the demo. Only the worker may. */
export async function saveDemoPersonas(tx: Tx, personas: readonly Persona[]): Promise<void> {
  await tx.change(sql`delete from demo_personas`)
  for (const [position, one] of personas.entries())
    await tx.changeOne(sql`
      insert into demo_personas (position, login_id, password, name, organization, purpose_en, purpose_es)
      values (${position}, ${one.loginId}, ${one.password}, ${one.name}, ${one.organization}, ${one.purpose.en}, ${one.purpose.es})`)
}
