import { exportDays } from '../../contract/exports.ts'
import type { Letter } from '../platform/letter.ts'

/** What the letter about a file that is ready tells. */
export type ReadyFacts = { fileName: string; organization: string; rowCount: number; url: string }

const written = {
  en: new Intl.NumberFormat('en-GB', { useGrouping: 'always' }),
  es: new Intl.NumberFormat('es-ES', { useGrouping: 'always' }),
}

/** UX-36: tells whoever asked for a file that it is ready. */
export const exportReady: Letter<ReadyFacts> = {
  kind: 'export-ready',
  write: ({ fileName, organization, rowCount, url }, language) =>
    language === 'es'
      ? {
          subject: `Su archivo ${fileName} está listo`,
          paragraphs: [
            `El archivo que pidió de ${organization} está listo. Puede descargarlo durante ${exportDays} días; después se elimina.`,
          ],
          facts: [
            ['Archivo', fileName],
            ['Filas', written.es.format(rowCount)],
          ],
          button: { label: 'Abrir Descargas', url },
        }
      : {
          subject: `Your file ${fileName} is ready`,
          paragraphs: [
            `The file of ${organization} that you asked for is ready. You can download it for ${exportDays} days; then it is deleted.`,
          ],
          facts: [
            ['File', fileName],
            ['Rows', written.en.format(rowCount)],
          ],
          button: { label: 'Open Downloads', url },
        },
}
