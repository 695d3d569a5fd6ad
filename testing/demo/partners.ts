import type { ContactType, PartnerRole, PartnerStatus } from '../../contract/actor.ts'
import type { DemoPersona } from './people.ts'

/** A place of a partner of the demo. The first is its headquarters. */
type DemoPlace = { name: string; country: string; state?: string; city: string; phone: string }

/** A partner of the demo vendor: an organization with a place in its programme (PAR-1). */
export type DemoPartner = {
  name: string
  language: 'en' | 'es'
  region: 'Americas' | 'EMEA' | 'APAC' | 'Japan'
  domain: string
  kind?: 'distributor'
  status: PartnerStatus
  level: 'registered' | 'silver' | 'gold' | 'platinum' | null
  places: readonly DemoPlace[]
  /** Position of the distributor it buys through. */
  distributor?: number
}

const place = (name: string, country: string, city: string, phone: string, state?: string): DemoPlace => ({
  name,
  country,
  city,
  phone,
  ...(state === undefined ? {} : { state }),
})

/** Fifteen partners in every standing and level. The first two are those that the stories are about. */
export const demoPartners: readonly DemoPartner[] = [
  {
    name: 'Cascade Licensing Partners Inc.',
    language: 'en',
    region: 'Americas',
    domain: 'cascade-licensing.example',
    status: 'active',
    level: 'gold',
    distributor: 13,
    places: [
      place('Headquarters', 'US', 'Portland', '+15035550140', 'Oregon'),
      place('Bay Area office', 'US', 'Oakland', '+15105550141', 'California'),
    ],
  },
  {
    name: 'Aldaba Consultores S.L.',
    language: 'es',
    region: 'EMEA',
    domain: 'aldaba.example',
    status: 'active',
    level: 'platinum',
    distributor: 14,
    places: [
      place('Sede central', 'ES', 'Bilbao', '+34944550150', 'Bizkaia'),
      place('Delegación de Madrid', 'ES', 'Madrid', '+34914550151', 'Madrid'),
      place('Aldaba México', 'MX', 'Ciudad de México', '+525550150152'),
    ],
  },
  {
    name: 'Elbtal Systemhaus GmbH',
    language: 'en',
    region: 'EMEA',
    domain: 'elbtal.example',
    status: 'active',
    level: 'silver',
    distributor: 14,
    places: [place('Headquarters', 'DE', 'Dresden', '+493515550160')],
  },
  {
    name: 'Nube Clara Servicios S.A.',
    language: 'es',
    region: 'EMEA',
    domain: 'nube-clara.example',
    status: 'active',
    level: 'registered',
    places: [place('Sede central', 'ES', 'Valencia', '+34963550170', 'Valencia')],
  },
  {
    name: 'Redwood Technology Group LLC',
    language: 'en',
    region: 'Americas',
    domain: 'redwood-technology.example',
    status: 'active',
    level: 'platinum',
    distributor: 13,
    places: [place('Headquarters', 'US', 'Sacramento', '+19165550180', 'California')],
  },
  {
    name: 'Severn & Wye IT Ltd',
    language: 'en',
    region: 'EMEA',
    domain: 'severn-wye.example',
    status: 'active',
    level: 'gold',
    places: [place('Headquarters', 'GB', 'Gloucester', '+441452550190')],
  },
  {
    name: 'Atelier Numérique SARL',
    language: 'en',
    region: 'EMEA',
    domain: 'atelier-numerique.example',
    status: 'active',
    level: 'silver',
    places: [place('Headquarters', 'FR', 'Nantes', '+33240550200')],
  },
  {
    name: 'Soluciones Jacaranda S.A. de C.V.',
    language: 'es',
    region: 'Americas',
    domain: 'jacaranda.example',
    status: 'active',
    level: 'registered',
    places: [place('Sede central', 'MX', 'Guadalajara', '+523335550210', 'Jalisco')],
  },
  {
    name: 'Hoshino Systems K.K.',
    language: 'en',
    region: 'Japan',
    domain: 'hoshino.example',
    status: 'active',
    level: 'gold',
    places: [place('Headquarters', 'JP', 'Yokohama', '+81455550220')],
  },
  {
    name: 'Polder Software B.V.',
    language: 'en',
    region: 'EMEA',
    domain: 'polder-software.example',
    status: 'prospect',
    level: null,
    places: [place('Headquarters', 'NL', 'Utrecht', '+31305550230')],
  },
  {
    name: 'Serra Verde Tecnologia Ltda',
    language: 'en',
    region: 'Americas',
    domain: 'serra-verde.example',
    status: 'pending',
    level: null,
    places: [place('Headquarters', 'BR', 'Curitiba', '+554155550240')],
  },
  {
    name: 'Pinnacle Resale Ltd',
    language: 'en',
    region: 'EMEA',
    domain: 'pinnacle-resale.example',
    status: 'suspended',
    level: 'silver',
    places: [place('Headquarters', 'GB', 'Leeds', '+441135550250')],
  },
  {
    name: 'Rioja Informática S.L.',
    language: 'es',
    region: 'EMEA',
    domain: 'rioja-informatica.example',
    status: 'expired',
    level: 'registered',
    places: [place('Sede central', 'ES', 'Logroño', '+34941550260', 'La Rioja')],
  },
  {
    name: 'Great Plains Distribution Inc.',
    language: 'en',
    region: 'Americas',
    domain: 'great-plains.example',
    kind: 'distributor',
    status: 'active',
    level: null,
    places: [place('Headquarters', 'US', 'Omaha', '+14025550270', 'Nebraska')],
  },
  {
    name: 'Eurodist Software N.V.',
    language: 'en',
    region: 'EMEA',
    domain: 'eurodist.example',
    kind: 'distributor',
    status: 'active',
    level: null,
    places: [place('Headquarters', 'NL', 'Eindhoven', '+31405550280')],
  },
]

/** Somebody of a partner in the stories. `customer` is a customer's position: the same person is a contact there too. */
export type DemoPartnerPerson = DemoPersona & {
  partner: number
  types: readonly ContactType[]
  roles: readonly PartnerRole[]
  /** Position of the place that they run or work at. */
  place: number
  restricted?: true
  customer?: number
}

/** The people of partners that can be tried out. */
export const demoPartnerPeople: readonly DemoPartnerPerson[] = [
  {
    loginId: 'grace.hill',
    firstName: 'Grace',
    lastName: 'Hill',
    partner: 0,
    types: ['sales'],
    roles: ['sales'],
    place: 0,
    purpose: {
      en: 'Sales at the partner Cascade Licensing: sales search, and the licences that customers share.',
      es: 'Ventas en el partner Cascade Licensing (en inglés): búsqueda comercial y las licencias que comparten los clientes.',
    },
  },
  {
    loginId: 'oscar.reed',
    firstName: 'Oscar',
    lastName: 'Reed',
    partner: 0,
    types: ['administrator'],
    roles: ['organization-administrator'],
    place: 0,
    purpose: {
      en: 'Organization administrator of Cascade Licensing: its profile, locations, people and roles.',
      es: 'Administrador de la organización en Cascade Licensing (en inglés): perfil, sedes, personas y roles.',
    },
  },
  {
    loginId: 'sofia.vega',
    firstName: 'Sofía',
    lastName: 'Vega',
    partner: 1,
    types: ['ship-to'],
    roles: ['sales'],
    place: 0,
    purpose: {
      en: 'Sales at the partner Aldaba, in Spanish.',
      es: 'Ventas en el partner Aldaba: búsqueda comercial y las licencias que comparten los clientes.',
    },
  },
  {
    loginId: 'ivan.salas',
    firstName: 'Iván',
    lastName: 'Salas',
    partner: 1,
    types: ['administrator'],
    roles: ['business-executive'],
    place: 0,
    purpose: {
      en: 'Business executive of Aldaba, in Spanish: profile, locations, people and roles.',
      es: 'Directivo de Aldaba: perfil, sedes, personas y roles.',
    },
  },
  {
    loginId: 'irene.soto',
    firstName: 'Irene',
    lastName: 'Soto',
    partner: 1,
    types: ['ship-to'],
    roles: ['location-administrator'],
    place: 1,
    purpose: {
      en: 'Runs Aldaba’s Madrid office, in Spanish: sees only the customers that chose it.',
      es: 'Dirige la delegación de Madrid de Aldaba: ve solo a los clientes que la eligieron.',
    },
  },
  {
    loginId: 'dora.klein',
    firstName: 'Dora',
    lastName: 'Klein',
    partner: 2,
    types: ['ship-to'],
    roles: ['sales', 'technical'],
    place: 0,
    customer: 25,
    purpose: {
      en: 'One person, a customer and a partner: administrator of Klinikum Ostwald, sales at Elbtal Systemhaus.',
      es: 'Una persona, un cliente y un partner (en inglés): administradora de Klinikum Ostwald y ventas en Elbtal Systemhaus.',
    },
  },
  {
    loginId: 'harry.stone',
    firstName: 'Harry',
    lastName: 'Stone',
    partner: 11,
    types: ['administrator'],
    roles: ['organization-administrator', 'sales'],
    place: 0,
    purpose: {
      en: 'A partner whose membership is suspended: what is closed, and why.',
      es: 'Un partner con la afiliación suspendida (en inglés): qué está cerrado y por qué.',
    },
  },
]
