import type { ContactType, StaffRole } from '../../contract/actor.ts'

/** The password of every sign-in of the demo. Its length is what a password without a second factor needs. */
export const demoPassword = 'open sesame, chancery'

/** Somebody of the demo's stories, with what to try as them. */
export type DemoPersona = {
  loginId: string
  firstName: string
  lastName: string
  purpose: { en: string; es: string }
}

/** Contacts of the stories; `customers` are positions in the list of customers. */
export const demoContacts: readonly (DemoPersona & {
  customers: readonly number[]
  types: readonly ContactType[]
  restricted?: true
})[] = [
  {
    loginId: 'liam.bennett',
    firstName: 'Liam',
    lastName: 'Bennett',
    customers: [0],
    types: ['ship-to'],
    purpose: {
      en: 'Licence administrator of Harbor Mutual: allocate a new licence to a server and download its file.',
      es: 'Administrador de licencias de Harbor Mutual (en inglés): asignar una licencia nueva a un servidor y descargar su archivo.',
    },
  },
  {
    loginId: 'emma.clark',
    firstName: 'Emma',
    lastName: 'Clark',
    customers: [0],
    types: ['administrator'],
    purpose: {
      en: 'Administrator of Harbor Mutual: company, people, access and who asks for it, the audit trail.',
      es: 'Administradora de Harbor Mutual (en inglés): empresa, personas, accesos y quién los solicita, registro de auditoría.',
    },
  },
  {
    loginId: 'noah.price',
    firstName: 'Noah',
    lastName: 'Price',
    customers: [0],
    types: ['ship-to'],
    restricted: true,
    purpose: {
      en: 'A restricted contact of Harbor Mutual who has asked for access: what is closed to them, and who decides.',
      es: 'Contacto restringido de Harbor Mutual (en inglés) que ha solicitado acceso: qué tiene cerrado y quién decide.',
    },
  },
  {
    loginId: 'luis.romero',
    firstName: 'Luis',
    lastName: 'Romero',
    customers: [1],
    types: ['ship-to'],
    purpose: {
      en: 'Licence administrator of Norte Systems, in Spanish: move a licence when a server has died.',
      es: 'Administrador de licencias de Norte Systems: reasignar una licencia cuando un servidor ha muerto.',
    },
  },
  {
    loginId: 'jorge.navas',
    firstName: 'Jorge',
    lastName: 'Navas',
    customers: [1],
    types: ['ship-to'],
    restricted: true,
    purpose: {
      en: 'A restricted contact of Norte Systems, in Spanish: ask for access, and for a new administrator.',
      es: 'Contacto restringido de Norte Systems: solicitar acceso, o un administrador nuevo.',
    },
  },
  {
    loginId: 'ana.garcia',
    firstName: 'Ana',
    lastName: 'García',
    customers: [1],
    types: ['administrator'],
    purpose: {
      en: 'Administrator of Norte Systems, in Spanish.',
      es: 'Administradora de Norte Systems: empresa, personas, accesos y registro de auditoría.',
    },
  },
  {
    loginId: 'marta.gil',
    firstName: 'Marta',
    lastName: 'Gil',
    customers: [1],
    types: ['bill-to'],
    purpose: {
      en: 'Buyer of Norte Systems: sees the licences and their maintenance dates.',
      es: 'Compradora de Norte Systems: ve las licencias y las fechas de su mantenimiento.',
    },
  },
  {
    loginId: 'carmen.ruiz',
    firstName: 'Carmen',
    lastName: 'Ruiz',
    customers: [2, 6],
    types: ['administrator', 'ship-to'],
    purpose: {
      en: 'One person, two companies: a contact of Bodegas Ribera Alta and of Almazara Hermanos Pérez.',
      es: 'Una persona, dos empresas: contacto de Bodegas Ribera Alta y de Almazara Hermanos Pérez.',
    },
  },
]

/** The vendor's own people. */
export const demoStaff: readonly (DemoPersona & { roles: readonly StaffRole[]; phone: string })[] = [
  {
    loginId: 'olga.meyer',
    firstName: 'Olga',
    lastName: 'Meyer',
    roles: ['licensing-operator'],
    phone: '+442079460101',
    purpose: {
      en: 'Licensing operator of the vendor: find an organization and fulfil an order line.',
      es: 'Operadora de licencias del fabricante: encontrar una organización y cumplir una línea de pedido.',
    },
  },
  {
    loginId: 'sam.patel',
    firstName: 'Sam',
    lastName: 'Patel',
    roles: ['customer-service'],
    phone: '+442079460102',
    purpose: {
      en: 'Customer service of the vendor: companies, contacts, invitations, and who asks for a new administrator.',
      es: 'Atención al cliente del fabricante: empresas, contactos, invitaciones y quién solicita un administrador nuevo.',
    },
  },
  {
    loginId: 'clara.rojas',
    firstName: 'Clara',
    lastName: 'Rojas',
    roles: ['catalogue-manager'],
    phone: '+34910600103',
    purpose: {
      en: 'Catalogue manager of the vendor: products, editions, SKUs and their import.',
      es: 'Responsable del catálogo del fabricante: productos, ediciones, SKU y su importación.',
    },
  },
  {
    loginId: 'paula.stein',
    firstName: 'Paula',
    lastName: 'Stein',
    roles: ['partner-manager'],
    phone: '+442079460105',
    purpose: {
      en: 'Partner manager of the vendor: partners, their memberships, and those that customers miss.',
      es: 'Responsable de partners del fabricante: partners, sus afiliaciones y los que echan en falta los clientes.',
    },
  },
  {
    loginId: 'renata.frei',
    firstName: 'Renata',
    lastName: 'Frei',
    roles: ['renewals-specialist'],
    phone: '+442079460106',
    purpose: {
      en: 'Renewals specialist of the vendor: quotes by hand, questions about them, and booking orders.',
      es: 'Especialista en renovaciones del fabricante: presupuestos propios, preguntas sobre ellos y registro de pedidos.',
    },
  },
  {
    loginId: 'rolf.brandt',
    firstName: 'Rolf',
    lastName: 'Brandt',
    roles: ['renewals-manager'],
    phone: '+442079460107',
    purpose: {
      en: 'Renewals manager of the vendor: agrees to discounts and waivers above the threshold.',
      es: 'Responsable de renovaciones del fabricante: aprueba descuentos y exenciones por encima del umbral.',
    },
  },
  {
    loginId: 'flora.moreau',
    firstName: 'Flora',
    lastName: 'Moreau',
    roles: ['finance-manager'],
    phone: '+442079460108',
    purpose: {
      en: 'Finance manager of the vendor: agrees to the largest discounts over several years.',
      es: 'Responsable de finanzas del fabricante: aprueba los mayores descuentos a varios años.',
    },
  },
  {
    loginId: 'victor.lang',
    firstName: 'Victor',
    lastName: 'Lang',
    roles: ['staff-administrator'],
    phone: '+442079460104',
    purpose: {
      en: 'Staff administrator of the vendor: work that was given up, and everything to read.',
      es: 'Administrador del personal del fabricante: trabajos abandonados, y todo en lectura.',
    },
  },
]
