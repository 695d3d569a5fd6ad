import type { HostIdType, Language, LicenceGrade } from './format.ts'

/** The words of the comment lines in one language. */
interface FileWords {
  title: string
  preface: readonly string[]
  labels: Record<
    | 'licence'
    | 'owner'
    | 'product'
    | 'quantity'
    | 'features'
    | 'host'
    | 'starts'
    | 'ends'
    | 'maintenance'
    | 'grade'
    | 'grace'
    | 'overdraft'
    | 'issued',
    string
  >
  hostTypes: Record<HostIdType, string>
  grades: Record<LicenceGrade, string>
  models: Readonly<Record<string, string>>
  none: string
  perpetual: string
  unlimitedReleases: string
  hours: (count: number) => string
}

/** Comment lines in English and Spanish; the words are those of the portal's glossary. */
export const fileWords: Record<Language, FileWords> = {
  en: {
    title: 'Licence file',
    preface: [
      'Lines that begin with # explain and grant nothing; the last line is the signed licence.',
      'Do not change the last line: an edited file is refused.',
    ],
    labels: {
      licence: 'Licence code',
      owner: 'Licensed to',
      product: 'Product',
      quantity: 'Quantity',
      features: 'Features',
      host: 'Only for host',
      starts: 'First day',
      ends: 'Last day',
      maintenance: 'Maintenance until',
      grade: 'Grade',
      grace: 'Grace after end',
      overdraft: 'Overdraft',
      issued: 'Issued',
    },
    hostTypes: { hostname: 'host name', mac: 'MAC address', serial: 'serial number', uuid: 'UUID' },
    grades: { retail: 'retail', 'not-for-resale': 'not for resale', trial: 'trial' },
    models: {
      concurrent: 'concurrent users',
      'user-device': 'named users or devices',
      'per-cpu': 'per CPU',
      'per-appliance': 'per appliance',
      site: 'whole site',
    },
    none: 'none',
    perpetual: 'none (perpetual)',
    unlimitedReleases: 'no limit to releases',
    hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
  },
  es: {
    title: 'Archivo de licencia',
    preface: [
      'Las líneas que empiezan por # explican y no conceden nada; la última línea es la licencia firmada.',
      'No cambie la última línea: un archivo modificado se rechaza.',
    ],
    labels: {
      licence: 'Código de licencia',
      owner: 'Concedida a',
      product: 'Producto',
      quantity: 'Cantidad',
      features: 'Funciones',
      host: 'Solo para el host',
      starts: 'Primer día',
      ends: 'Último día',
      maintenance: 'Mantenimiento hasta',
      grade: 'Categoría',
      grace: 'Gracia tras el fin',
      overdraft: 'Exceso permitido',
      issued: 'Emitido',
    },
    hostTypes: { hostname: 'nombre de host', mac: 'dirección MAC', serial: 'número de serie', uuid: 'UUID' },
    grades: { retail: 'comercial', 'not-for-resale': 'no destinada a la reventa', trial: 'prueba' },
    models: {
      concurrent: 'usuarios simultáneos',
      'user-device': 'usuarios o dispositivos designados',
      'per-cpu': 'por CPU',
      'per-appliance': 'por dispositivo físico',
      site: 'todo el centro',
    },
    none: 'ninguna',
    perpetual: 'ninguno (perpetua)',
    unlimitedReleases: 'sin límite de versiones',
    hours: (count) => (count === 1 ? '1 hora' : `${count} horas`),
  },
}
