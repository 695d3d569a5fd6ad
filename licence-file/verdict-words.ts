import type { Language } from './format.ts'
import type { Finding, NotChecked, NotGenuine } from './verify.ts'

type ListFault = Extract<Finding, { code: 'status-list-invalid' }>['fault']

/** The words of a verification in one language. */
interface VerdictWords {
  inForce: string
  notInForce: string
  notGenuine: string
  itSays: string
  statusAt: string
  allChecked: string
  notCheckedTitle: string
  notChecked: Record<NotChecked, string>
  reasons: Record<NotGenuine, string>
  findings: {
    plain: Record<'revoked' | 'on-hold' | 'superseded', string>
    hostCase: (granted: string, given: string) => string
    wrongHost: (granted: string, given: string) => string
    notYetValid: (from: string) => string
    ended: (at: string) => string
    inGrace: (until: string) => string
    releaseTooNew: (releaseDate: string, maintenanceUntil: string) => string
    clockRolledBack: (seen: string) => string
    statusListStale: (since: string) => string
    statusListInvalid: (fault: string) => string
    listFaults: Record<ListFault, string>
  }
}

/** Every verdict, reason and finding in English and Spanish. */
export const verdictWords: Record<Language, VerdictWords> = {
  en: {
    inForce: 'genuine, in force',
    notInForce: 'genuine, not in force',
    notGenuine: 'not genuine',
    itSays: 'The file says:',
    statusAt: 'Its status is published at',
    allChecked: 'Everything was checked.',
    notCheckedTitle: 'Not checked:',
    notChecked: {
      host: 'whether it is for your machine: no host ID was given',
      release: 'whether it covers your release: no release date was given',
      status: 'whether it has been revoked: no current status list that knows the file was given',
      clock: 'whether the clock was set back: no earlier time is known',
    },
    reasons: {
      'too-large': 'The file is larger than a licence file can be (64 KiB).',
      unreadable: 'The file is damaged or edited: it holds something else than comment lines and one signed line.',
      'no-signature': 'The file holds no signed line, only comments.',
      'several-signatures': 'The file holds more than one signed line. Keep each licence in a file of its own.',
      'bad-header':
        'The header of the signed line is not that of a licence file. Keys inside a file are never trusted.',
      'duplicate-key': 'The signed line names the same thing twice and could be read in two ways.',
      'wrong-type': 'The signed line is something else than a licence file.',
      'wrong-algorithm': 'The signed line is not signed with Ed25519.',
      'unknown-key': 'It is signed with a key that is not among the trusted keys for licence files.',
      'unusable-key': 'The trusted key that it names is faulty. Get the key set from the vendor again.',
      'bad-signature': 'The signature does not fit: the file was edited, or the vendor did not sign it.',
      'bad-claims': 'The signature fits, but what is signed is not a licence.',
    },
    findings: {
      plain: {
        revoked: 'It has been revoked: the licence was returned, moved to another host, replaced or withdrawn.',
        'on-hold': 'The licence is on hold. Ask the vendor why.',
        superseded: 'A newer file of this allocation exists. This one still works; install the newer one.',
      },
      hostCase: (granted, given) =>
        `It is for another host: ${granted}, not ${given}. They differ only in upper and lower case, and case counts.`,
      wrongHost: (granted, given) => `It is for another host: ${granted}, not ${given}.`,
      notYetValid: (from) => `It is not in force before ${from}.`,
      ended: (at) => `It ended at ${at}.`,
      inGrace: (until) => `It has ended and is in its grace time, until ${until}.`,
      releaseTooNew: (releaseDate, maintenanceUntil) =>
        `The release of ${releaseDate} is too new: maintenance ended on ${maintenanceUntil}.`,
      clockRolledBack: (seen) => `The clock has been set back: this machine has already seen ${seen}.`,
      statusListStale: (since) => `The status list is out of date since ${since}. Fetch a new one.`,
      statusListInvalid: (fault) => `The status list can't be trusted: ${fault}.`,
      listFaults: {
        'too-large': 'it is too large',
        unreadable: 'it is no signed status list',
        'bad-header': 'its header is not that of a status list',
        'duplicate-key': 'it names the same thing twice',
        'wrong-type': 'it is something else than a status list',
        'wrong-algorithm': 'it is not signed with Ed25519',
        'unknown-key': 'it is signed with a key that is not among the trusted keys for status lists',
        'unusable-key': 'the trusted key that it names is faulty',
        'bad-signature': 'its signature does not fit',
        'bad-claims': 'its contents are not those of a status list',
        'other-list': 'it is not the list that the file names',
        'index-beyond-list': 'it ends before the place that the file names',
        'unknown-status': 'it gives the file a status that this program does not know',
      },
    },
  },
  es: {
    inForce: 'auténtico, vigente',
    notInForce: 'auténtico, no vigente',
    notGenuine: 'no auténtico',
    itSays: 'El archivo dice:',
    statusAt: 'Su estado se publica en',
    allChecked: 'Se ha comprobado todo.',
    notCheckedTitle: 'Sin comprobar:',
    notChecked: {
      host: 'si es para su máquina: no se indicó ningún Host ID',
      release: 'si cubre su versión: no se indicó la fecha de la versión',
      status: 'si ha sido revocado: no se dio una lista de estados vigente que conozca el archivo',
      clock: 'si se atrasó el reloj: no se conoce ninguna hora anterior',
    },
    reasons: {
      'too-large': 'El archivo es mayor de lo que puede ser un archivo de licencia (64 KiB).',
      unreadable: 'El archivo está dañado o modificado: contiene algo más que comentarios y una línea firmada.',
      'no-signature': 'El archivo no contiene ninguna línea firmada, solo comentarios.',
      'several-signatures': 'El archivo contiene más de una línea firmada. Guarde cada licencia en su propio archivo.',
      'bad-header':
        'La cabecera de la línea firmada no es la de un archivo de licencia. Nunca se confía en claves incluidas en un archivo.',
      'duplicate-key': 'La línea firmada nombra dos veces lo mismo y podría leerse de dos maneras.',
      'wrong-type': 'La línea firmada es algo distinto de un archivo de licencia.',
      'wrong-algorithm': 'La línea firmada no está firmada con Ed25519.',
      'unknown-key':
        'Está firmado con una clave que no figura entre las claves de confianza para archivos de licencia.',
      'unusable-key': 'La clave de confianza que nombra es defectuosa. Vuelva a obtener las claves del fabricante.',
      'bad-signature': 'La firma no corresponde: el archivo fue modificado o no lo firmó el fabricante.',
      'bad-claims': 'La firma corresponde, pero lo firmado no es una licencia.',
    },
    findings: {
      plain: {
        revoked: 'Ha sido revocado: la licencia se devolvió, se reasignó a otro host, se sustituyó o se retiró.',
        'on-hold': 'La licencia está en suspenso. Pregunte el motivo al fabricante.',
        superseded: 'Existe un archivo más reciente de esta asignación. Este aún funciona; instale el más reciente.',
      },
      hostCase: (granted, given) =>
        `Es para otro host: ${granted}, no ${given}. Solo difieren en mayúsculas y minúsculas, y estas cuentan.`,
      wrongHost: (granted, given) => `Es para otro host: ${granted}, no ${given}.`,
      notYetValid: (from) => `No está vigente antes de ${from}.`,
      ended: (at) => `Terminó el ${at}.`,
      inGrace: (until) => `Ha terminado y está en su tiempo de gracia, hasta ${until}.`,
      releaseTooNew: (releaseDate, maintenanceUntil) =>
        `La versión del ${releaseDate} es demasiado nueva: el mantenimiento terminó el ${maintenanceUntil}.`,
      clockRolledBack: (seen) => `Se ha atrasado el reloj: esta máquina ya ha visto ${seen}.`,
      statusListStale: (since) => `La lista de estados está caducada desde ${since}. Obtenga una nueva.`,
      statusListInvalid: (fault) => `La lista de estados no es de fiar: ${fault}.`,
      listFaults: {
        'too-large': 'es demasiado grande',
        unreadable: 'no es una lista de estados firmada',
        'bad-header': 'su cabecera no es la de una lista de estados',
        'duplicate-key': 'nombra dos veces lo mismo',
        'wrong-type': 'es algo distinto de una lista de estados',
        'wrong-algorithm': 'no está firmada con Ed25519',
        'unknown-key': 'está firmada con una clave que no figura entre las de confianza para listas de estados',
        'unusable-key': 'la clave de confianza que nombra es defectuosa',
        'bad-signature': 'su firma no corresponde',
        'bad-claims': 'su contenido no es el de una lista de estados',
        'other-list': 'no es la lista que nombra el archivo',
        'index-beyond-list': 'termina antes del lugar que nombra el archivo',
        'unknown-status': 'da al archivo un estado que este programa no conoce',
      },
    },
  },
}
