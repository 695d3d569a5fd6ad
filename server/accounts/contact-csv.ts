import type { ContactSummary } from '../../contract/contacts.ts'
import { exportFilters } from '../../contract/exports.ts'
import type { CsvColumn } from '../platform/csv.ts'
import { csvList } from '../platform/csv-list.ts'
import { countContacts, listContactRows } from './contact-list-queries.ts'
import type { ContactRow } from './contact-queries.ts'
import { signInOf } from './contact-view.ts'
import { languageWords, signInWords, statusWords, typesInWords, yesOrNo } from './contact-words.ts'

type Line = ContactRow & { signIn: ContactSummary['signIn'] }

const columns: CsvColumn<Line>[] = [
  { name: 'last_name', title: { en: 'Last name', es: 'Apellidos' }, value: (row) => row.lastName },
  { name: 'first_name', title: { en: 'First name', es: 'Nombre' }, value: (row) => row.firstName },
  { name: 'email', title: { en: 'E-mail', es: 'Correo electrónico' }, value: (row) => row.email },
  {
    name: 'types',
    title: { en: 'Types', es: 'Tipos' },
    value: ({ types }) => types.join(' '),
    words: ({ types }, language) => typesInWords(types, language),
  },
  {
    name: 'restricted',
    title: { en: 'Restricted', es: 'Restringido' },
    value: ({ restricted }) => restricted,
    words: ({ restricted }, language) => yesOrNo(restricted, language),
  },
  {
    name: 'security_contact',
    title: { en: 'Security contact', es: 'Contacto de seguridad' },
    value: ({ securityContact }) => securityContact,
    words: ({ securityContact }, language) => yesOrNo(securityContact, language),
  },
  {
    name: 'status',
    title: { en: 'Status', es: 'Estado' },
    value: (row) => row.status,
    words: (row, language) => statusWords[row.status][language],
  },
  {
    name: 'sign_in',
    title: { en: 'Sign-in', es: 'Acceso' },
    value: (row) => row.signIn,
    words: (row, language) => signInWords[row.signIn][language],
  },
  { name: 'job_title', title: { en: 'Job title', es: 'Cargo' }, value: (row) => row.jobTitle },
  { name: 'department', title: { en: 'Department', es: 'Departamento' }, value: (row) => row.department },
  { name: 'phone', title: { en: 'Phone', es: 'Teléfono' }, value: (row) => row.phone },
  { name: 'mobile_phone', title: { en: 'Mobile phone', es: 'Teléfono móvil' }, value: (row) => row.mobilePhone },
  {
    name: 'language',
    title: { en: 'Language', es: 'Idioma' },
    value: (row) => row.language,
    words: (row) => languageWords[row.language],
  },
  { name: 'time_zone', title: { en: 'Time zone', es: 'Zona horaria' }, value: (row) => row.timeZone },
  { name: 'created_at', title: { en: 'Added (UTC)', es: 'Alta (UTC)' }, value: (row) => row.createdAt },
]

/** ACC-4, UX-37: the people of an organization as a file, as far as its reader sees them. */
export const contactCsv = csvList({
  name: 'contacts',
  permission: 'people.read',
  filter: exportFilters.contacts,
  columns,
  async rows(reader, filter, page) {
    const { rows, next } = await listContactRows(reader, filter, page)
    return { rows: rows.map((row) => ({ ...row, signIn: signInOf(row, reader.now) })), next }
  },
  count: async (reader, filter, most) => (await countContacts(reader, filter, most)).count,
})
