import type { Letter } from '../platform/letter.ts'

/** PAR-6: tells a customer who of its advisor is there for it from now on. */
export const advisorContactChanged: Letter<{
  partner: string
  former: string
  name: string
  email: string
  phone: string | null
  number: string
  publicOrigin: string
}> = {
  kind: 'advisor-contact-changed',
  write: ({ partner, former, name, email, phone, number, publicOrigin }, language) => {
    const url = `${publicOrigin}/o/${number}/renewals/advisors`
    const reached = phone === null ? email : `${email}, ${phone}`
    return language === 'es'
      ? {
          subject: `${name} es ahora su contacto en ${partner}`,
          paragraphs: [
            `${former} ya no se ocupa de su empresa en ${partner}. Desde ahora lo hace ${name}.`,
            'Lo que su asesor de soluciones puede ver y hacer no ha cambiado.',
          ],
          facts: [
            ['Contacto', name],
            ['Cómo localizarlo', reached],
          ],
          button: { label: 'Ver los asesores', url },
        }
      : {
          subject: `${name} is now your contact at ${partner}`,
          paragraphs: [
            `${former} no longer looks after your company at ${partner}. From now on ${name} does.`,
            'What your advisor may see and do has not changed.',
          ],
          facts: [
            ['Contact', name],
            ['How to reach them', reached],
          ],
          button: { label: 'See your advisors', url },
        }
  },
}
