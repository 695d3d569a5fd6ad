import type { ExportView } from '../../contract/exports.ts'
import type { Language } from '../../contract/fields.ts'
import type { Letter } from '../platform/letter.ts'

type Cause = NonNullable<ExportView['stoppedBecause']>

/** What the letter about a file that was stopped tells. */
export type StoppedFacts = { fileName: string; organization: string; cause: Cause; url: string }

const causes: Record<Cause, Record<Language, (organization: string) => string>> = {
  'access-ended': {
    en: (organization) => `You no longer act for ${organization}. An administrator of that company can change that.`,
    es: (organization) => `Ya no actúa en nombre de ${organization}. Puede cambiarlo un administrador de esa empresa.`,
  },
  'access-limited': {
    en: () => 'Your access to My Account is limited now. An administrator of your company can change that.',
    es: () => 'Su acceso a Mi cuenta está ahora limitado. Puede cambiarlo un administrador de su empresa.',
  },
  'not-allowed': {
    en: () => 'Your access no longer includes this list. An administrator of your company can change that.',
    es: () => 'Su acceso ya no incluye esta lista. Puede cambiarlo un administrador de su empresa.',
  },
  unavailable: {
    en: () => 'We could not make it within a day. Ask for it again; if that fails too, tell us.',
    es: () => 'No hemos podido prepararlo en un día. Vuelva a pedirlo y, si tampoco funciona, avísenos.',
  },
}

/** I6: tells whoever asked for a file that it was stopped, and why. */
export const exportStopped: Letter<StoppedFacts> = {
  kind: 'export-stopped',
  write: ({ fileName, organization, cause, url }, language) =>
    language === 'es'
      ? {
          subject: `Su archivo ${fileName} se ha detenido`,
          paragraphs: [
            `El archivo que pidió de ${organization} no se ha terminado, y no se ha conservado nada de él.`,
            causes[cause].es(organization),
          ],
          button: { label: 'Abrir Descargas', url },
        }
      : {
          subject: `Your file ${fileName} was stopped`,
          paragraphs: [
            `The file of ${organization} that you asked for was not finished, and nothing of it was kept.`,
            causes[cause].en(organization),
          ],
          button: { label: 'Open Downloads', url },
        },
}
