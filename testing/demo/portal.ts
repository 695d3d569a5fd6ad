import sql, { type Sql } from 'sql-template-tag'

const links = [
  ['Company store', 'Tienda', 'https://www.meridian.example/store'],
  ['Reference desk', 'Mesa de consulta', 'https://www.meridian.example/reference'],
  ['Product documentation', 'Documentación de productos', 'https://www.meridian.example/docs'],
] as const

const plannedWork = {
  en: 'On the first Sunday of each month, from 02:00 to 03:00 UTC, licence files are signed with a delay. Servers that are running are not affected.',
  es: 'El primer domingo de cada mes, de 02:00 a 03:00 UTC, los archivos de licencia se firman con retraso. Los servidores en marcha no se ven afectados.',
}

/** What the demo vendor puts on every page: its links, and word of planned work. */
export async function insertPortalFrame(scene: {
  insert: (query: Sql) => Promise<unknown>
  noticeId: string
  since: string
}): Promise<void> {
  for (const [index, [en, es, url]] of links.entries())
    await scene.insert(sql`
      insert into useful_links (position, label_en, label_es, url) values (${index + 1}, ${en}, ${es}, ${url})
      on conflict (position) do update set label_en = excluded.label_en, label_es = excluded.label_es, url = excluded.url`)
  await scene.insert(sql`
    insert into service_notices (id, kind, text_en, text_es, starts_at)
    values (${scene.noticeId}, 'planned', ${plannedWork.en}, ${plannedWork.es}, ${scene.since})`)
}
