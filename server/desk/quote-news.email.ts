import type { Language } from '../../contract/fields.ts'
import type { Letter } from '../platform/letter.ts'
import { versionName } from '../pricing/quote-validity-rules.ts'
import { factsOfQuote, type QuoteFactsToTell } from '../renewals/quote-letter-words.ts'
import type { DeskRow } from './desk-queries.ts'
import { type DeskWords, deskUrl } from './desk-words.ts'
import type { QuoteNews } from './tell-of-manual-quote.job.ts'

type Told = QuoteFactsToTell & { facts: DeskRow | null; news: QuoteNews }

/** REN-7, REN-10: tells the vendor's people that a quote waits for them, was decided, or was declined. */
export const quoteNews: Letter<Told> = {
  kind: 'quote-news',
  write: (told, language) => ({
    ...words[language][told.news](told),
    facts: [...factsOfQuote(told, language), ...whyFacts(told, language)],
    button: { label: { en: 'See quote', es: 'Ver el presupuesto' }[language], url: deskUrl(told) },
  }),
}

const nameOf = ({ quote }: Told): string => versionName(quote.number, quote.revision)

const words: Record<Language, Record<QuoteNews, DeskWords<Told>>> = {
  en: {
    'approval-asked': (told) => ({
      subject: `Quote to approve: ${nameOf(told)} for ${told.quote.organization_name}`,
      paragraphs: [
        `${told.facts?.prepared_by ?? 'The renewals desk'} asks you to agree to what was taken off this quote. It cannot be sent before you do.`,
      ],
    }),
    'approval-decided': (told) =>
      told.facts?.decision === 'approved'
        ? {
            subject: `Approved: ${nameOf(told)} for ${told.quote.organization_name}`,
            paragraphs: [
              `${told.facts.decided_by ?? 'The renewals desk'} has approved your quote. You can send it now.`,
            ],
          }
        : {
            subject: `Not approved: ${nameOf(told)} for ${told.quote.organization_name}`,
            paragraphs: [
              `${told.facts?.decided_by ?? 'The renewals desk'} has not agreed to what was taken off your quote. Revise it to go on with it.`,
            ],
          },
    declined: (told) => ({
      subject: `Declined: ${nameOf(told)} by ${told.quote.organization_name}`,
      paragraphs: [`${told.quote.organization_name} has declined this quote. You can revise it and send it again.`],
    }),
  },
  es: {
    'approval-asked': (told) => ({
      subject: `Presupuesto por aprobar: ${nameOf(told)}, para ${told.quote.organization_name}`,
      paragraphs: [
        `${told.facts?.prepared_by ?? 'El departamento de renovaciones'} le pide que apruebe lo que se ha rebajado en este presupuesto. No se puede enviar antes.`,
      ],
    }),
    'approval-decided': (told) =>
      told.facts?.decision === 'approved'
        ? {
            subject: `Aprobado: ${nameOf(told)}, para ${told.quote.organization_name}`,
            paragraphs: [
              `${told.facts.decided_by ?? 'El departamento de renovaciones'} ha aprobado su presupuesto. Ya puede enviarlo.`,
            ],
          }
        : {
            subject: `Sin aprobar: ${nameOf(told)}, para ${told.quote.organization_name}`,
            paragraphs: [
              `${told.facts?.decided_by ?? 'El departamento de renovaciones'} no ha aprobado lo que se ha rebajado en su presupuesto. Prepare otra versión para continuar con él.`,
            ],
          },
    declined: (told) => ({
      subject: `Rechazado: ${nameOf(told)}, por ${told.quote.organization_name}`,
      paragraphs: [
        `${told.quote.organization_name} ha rechazado este presupuesto. Puede preparar otra versión y enviarla.`,
      ],
    }),
  },
}

/** The reasons given, which only the vendor's people read; a customer's reason for declining is for them, too. */
function whyFacts({ quote, facts, news }: Told, language: Language): [string, string][] {
  const names = {
    en: {
      discount: 'Reason for the discount',
      waiver: 'Reason for the waiver',
      note: 'Note',
      declined: 'Reason given',
    },
    es: {
      discount: 'Motivo del descuento',
      waiver: 'Motivo de la exención',
      note: 'Nota',
      declined: 'Motivo indicado',
    },
  }[language]
  const all: [string, string | null | undefined][] = [
    [names.discount, facts?.discount_reason],
    [names.waiver, facts?.waiver_reason],
    [names.note, facts?.decision_note],
    [names.declined, news === 'declined' ? quote.end_reason : null],
  ]
  return all.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
}
