import type { PartnerStatus } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import { dayWords } from '../accounts/contact-words.ts'
import type { Letter } from '../platform/letter.ts'
import type { Membership } from './partner-queries.ts'
import { statusInWords } from './partner-words.ts'

type Terms = Pick<Membership, 'status' | 'level' | 'startsOn' | 'endsOn' | 'distributor'>

/** PAR-1: tells those who lead a partner that its membership is another now, and what that means. */
export const membershipChanged: Letter<{
  organization: string
  number: string
  /** Null where the term was simply over. */
  changedBy: string | null
  before: Terms
  after: Terms
  reason: string | null
  publicOrigin: string
}> = {
  kind: 'membership-changed',
  write: ({ organization, number, changedBy, before, after, reason, publicOrigin }, language) => {
    const words = texts[language]
    const consequence = before.status === after.status ? null : words.means[meaningOf(before.status, after.status)]
    return {
      subject: words.subject(organization),
      paragraphs: [
        changedBy === null ? words.over(organization, number) : words.changed(changedBy, organization, number),
        ...(consequence === null ? [] : [consequence]),
      ],
      facts: [
        ...differing(before, after, language),
        ...(reason === null ? [] : [[words.reason, reason] satisfies [string, string]]),
      ],
      button: { label: words.button, url: `${publicOrigin}/o/${number}/partner` },
    }
  },
}

function meaningOf(before: PartnerStatus, after: PartnerStatus): 'opened' | 'closed' | 'still' {
  if (after === 'active') return 'opened'
  return before === 'active' ? 'closed' : 'still'
}

function differing(before: Terms, after: Terms, language: Language): [string, string][] {
  const { names, none } = texts[language]
  const said = (terms: Terms) => ({
    status: statusInWords(terms.status, language),
    level: terms.level?.name ?? none,
    startsOn: terms.startsOn ? dayWords(terms.startsOn, language) : none,
    endsOn: terms.endsOn ? dayWords(terms.endsOn, language) : none,
    distributor: terms.distributor?.name ?? none,
  })
  const [was, is] = [said(before), said(after)]
  return (['status', 'level', 'startsOn', 'endsOn', 'distributor'] as const).map((name) => [
    names[name],
    was[name] === is[name] ? is[name] : `${was[name]} → ${is[name]}`,
  ])
}

const texts = {
  en: {
    subject: (organization: string) => `The partner membership of ${organization} has changed`,
    changed: (by: string, organization: string, number: string) =>
      `${by} changed the partner membership of ${organization} (${number}). The change is in force already.`,
    over: (organization: string, number: string) =>
      `The term of the partner membership of ${organization} (${number}) is over.`,
    means: {
      opened: 'Your people now see the data of the customers that let your company in, as far as their roles go.',
      closed:
        'Until the membership is active again, the data of your customers is closed to everybody in your company. You can still sign in and read your partner profile; the vendor’s partner managers, whom it names, can tell you more.',
      still: 'The data of your customers stays closed until the membership is active.',
    },
    names: { status: 'Status', level: 'Level', startsOn: 'From', endsOn: 'Until', distributor: 'Distributor' },
    none: 'none',
    reason: 'Reason',
    button: 'Open the partner profile',
  },
  es: {
    subject: (organization: string) => `La afiliación de ${organization} al programa de partners ha cambiado`,
    changed: (by: string, organization: string, number: string) =>
      `${by} ha cambiado la afiliación de ${organization} (${number}) al programa de partners. El cambio ya está en vigor.`,
    over: (organization: string, number: string) =>
      `Ha terminado el período de afiliación de ${organization} (${number}) al programa de partners.`,
    means: {
      opened:
        'Las personas de su empresa ven ahora los datos de los clientes que les han dado acceso, según los roles de cada una.',
      closed:
        'Hasta que la afiliación vuelva a estar activa, nadie de su empresa puede ver datos de clientes. Puede seguir iniciando sesión y consultar su perfil de partner; los responsables de partners del fabricante, que figuran en él, pueden informarle.',
      still: 'Los datos de sus clientes siguen cerrados hasta que la afiliación esté activa.',
    },
    names: { status: 'Estado', level: 'Nivel', startsOn: 'Desde', endsOn: 'Hasta', distributor: 'Distribuidor' },
    none: 'ninguno',
    reason: 'Motivo',
    button: 'Abrir el perfil de partner',
  },
}
