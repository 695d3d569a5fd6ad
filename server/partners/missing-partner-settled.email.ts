import type { Letter } from '../platform/letter.ts'

/** PAR-6: answers a customer who looked for a partner in vain. */
export const missingPartnerSettled: Letter<{
  partner: string
  organization: string
  number: string
  answer: string
  publicOrigin: string
}> = {
  kind: 'missing-partner-settled',
  write: ({ partner, organization, number, answer, publicOrigin }, language) => {
    const url = `${publicOrigin}/o/${number}/renewals/advisors`
    return language === 'es'
      ? {
          subject: `Respuesta sobre el partner ${partner}`,
          paragraphs: [
            `Usted nos avisó de que ${partner} no figura entre los partners que ${organization} puede elegir. Nuestro responsable de partners le responde:`,
            ...answer.split(/\n+/),
          ],
          button: { label: 'Ver los asesores', url },
        }
      : {
          subject: `About the partner ${partner}`,
          paragraphs: [
            `You told us that ${partner} is missing among the partners that ${organization} can choose from. Our partner manager answers:`,
            ...answer.split(/\n+/),
          ],
          button: { label: 'See your advisors', url },
        }
  },
}
