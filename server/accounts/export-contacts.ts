import type { contacts } from '../../contract/contacts.ts'
import { type CsvColumn, csvFile, csvRowsMax } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { listContactRows } from './contact-list-queries.ts'
import type { ContactRow } from './contact-queries.ts'
import { signInOf } from './contact-view.ts'
import { typesInWords, yesOrNo } from './contact-words.ts'

/** ACC-4, UX-37. The list of people as a file, filtered and sorted as it was on the screen. */
export const exportContacts: Operation<typeof contacts.exportContacts> = async (ctx, input) => {
  const { rows } = await listContactRows(ctx, input, { limit: csvRowsMax })
  const { language, now } = ctx
  const machine = input.header === 'machine'
  const columns: CsvColumn<ContactRow>[] = [
    { name: 'last_name', title: { en: 'Last name', es: 'Apellidos' }, value: (row) => row.lastName },
    { name: 'first_name', title: { en: 'First name', es: 'Nombre' }, value: (row) => row.firstName },
    { name: 'email', title: { en: 'E-mail', es: 'Correo electrónico' }, value: (row) => row.email },
    {
      name: 'types',
      title: { en: 'Types', es: 'Tipos' },
      value: ({ types }) => (machine ? types.join(' ') : typesInWords(types, language)),
    },
    {
      name: 'restricted',
      title: { en: 'Restricted', es: 'Restringido' },
      value: ({ restricted }) => (machine ? restricted : yesOrNo(restricted, language)),
    },
    {
      name: 'security_contact',
      title: { en: 'Security contact', es: 'Contacto de seguridad' },
      value: ({ securityContact }) => (machine ? securityContact : yesOrNo(securityContact, language)),
    },
    { name: 'status', title: { en: 'Status', es: 'Estado' }, value: (row) => row.status },
    { name: 'sign_in', title: { en: 'Sign-in', es: 'Acceso' }, value: (row) => signInOf(row, now) },
    { name: 'job_title', title: { en: 'Job title', es: 'Cargo' }, value: (row) => row.jobTitle },
    { name: 'department', title: { en: 'Department', es: 'Departamento' }, value: (row) => row.department },
    { name: 'phone', title: { en: 'Phone', es: 'Teléfono' }, value: (row) => row.phone },
    { name: 'mobile_phone', title: { en: 'Mobile phone', es: 'Teléfono móvil' }, value: (row) => row.mobilePhone },
    { name: 'language', title: { en: 'Language', es: 'Idioma' }, value: (row) => row.language },
    { name: 'time_zone', title: { en: 'Time zone', es: 'Zona horaria' }, value: (row) => row.timeZone },
    { name: 'created_at', title: { en: 'Added (UTC)', es: 'Alta (UTC)' }, value: (row) => row.createdAt },
  ]
  return csvFile(`contacts-${ctx.organization.number}`, columns, rows, { language, header: input.header })
}
