import type { Language } from '../../contract/fields.ts'
import type { VendorFacts } from '../../contract/vendor.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { groupedAccount } from '../../values/iban.ts'
import type { PdfBlock, PdfSheet } from '../platform/pdf.ts'
import { writing } from './paper-words.ts'

/** All that a supplier’s papers say (REN-15). */
export type SupplierPaper = {
  language: Language
  vendor: VendorFacts
  customer: { number: string; name: string }
  asOf: Day
  madeAt: Instant
  /** Where it can be seen whether this still holds. */
  url: string
}

const words = {
  en: {
    title: 'Supplier details',
    lead: (vendor: string, customer: string, day: string) => `Details of ${vendor} for ${customer}, as of ${day}.`,
    company: 'Company',
    legalName: 'Legal name',
    address: 'Address',
    registration: 'Registration',
    tax: 'Tax',
    vatId: 'VAT identification number',
    noVatId: 'None',
    bank: 'Bank',
    bankName: 'Bank',
    account: 'Account',
    bic: 'BIC',
    invoices: 'Questions about invoices',
    contact: 'Contact',
    email: 'E-mail',
    phone: 'Phone',
    beware: (url: string) =>
      `We never announce a new bank account by e-mail, letter or telephone alone. Before you pay to another account than this one, compare it with the page ${url}, or call somebody of our company whom you know, on a number that you already had.`,
  },
  es: {
    title: 'Datos del proveedor',
    lead: (vendor: string, customer: string, day: string) =>
      `Datos de ${vendor} para ${customer}, con fecha de ${day}.`,
    company: 'Empresa',
    legalName: 'Razón social',
    address: 'Dirección',
    registration: 'Inscripción registral',
    tax: 'Impuestos',
    vatId: 'Número de identificación fiscal (IVA)',
    noVatId: 'Ninguno',
    bank: 'Banco',
    bankName: 'Banco',
    account: 'Cuenta',
    bic: 'BIC',
    invoices: 'Preguntas sobre facturas',
    contact: 'Contacto',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    beware: (url: string) =>
      `Nunca comunicamos una cuenta bancaria nueva solo por correo electrónico, por carta o por teléfono. Antes de pagar a una cuenta distinta de esta, compárela con la página ${url} o llame a una persona de nuestra empresa a la que ya conozca, a un número que ya tuviera.`,
  },
}

/** The supplier’s papers as a document. */
export function supplierSheet({ language, vendor, customer, asOf, madeAt, url }: SupplierPaper): PdfSheet {
  const say = words[language]
  const write = writing(language)
  const optional = (label: string, value: string | null): [string, string][] => (value === null ? [] : [[label, value]])
  const section = (heading: string, rows: [string, string][]): PdfBlock[] => [
    { kind: 'heading', text: heading },
    { kind: 'facts', rows },
  ]
  return {
    language,
    title: say.title,
    sender: vendor.legalName,
    foot: `${say.title} · ${vendor.legalName} · ${write.day(asOf)}`,
    pageOf: write.page,
    madeAt,
    blocks: [
      { kind: 'title', text: say.title },
      {
        kind: 'paragraph',
        text: say.lead(vendor.legalName, `${customer.name} (${customer.number})`, write.day(asOf)),
      },
      ...section(say.company, [
        [say.legalName, vendor.legalName],
        [say.address, vendor.address.split('\n').join(', ')],
        [say.registration, vendor.registration],
      ]),
      ...section(say.tax, [[say.vatId, vendor.vatId ?? say.noVatId]]),
      ...section(say.bank, [
        [say.bankName, vendor.bankName],
        [say.account, groupedAccount(vendor.account)],
        ...optional(say.bic, vendor.bic),
      ]),
      ...section(say.invoices, [
        [say.contact, vendor.invoiceContact],
        [say.email, vendor.invoiceEmail],
        ...optional(say.phone, vendor.invoicePhone),
      ]),
      { kind: 'paragraph', text: say.beware(url), tone: 'strong' },
    ],
  }
}
