/**
 * What can be wrong with one field. A schema names the code as its message; the sentence is filled in at the door, in the
 * reader's language, and stands at the field and in the summary alike (UX-22).
 */
const entries = {
  required: { en: 'Enter this.', es: 'Rellene este campo.' },
  'wrong-type': { en: 'This is not of the right kind ({expected}).', es: 'No es del tipo correcto ({expected}).' },
  'unknown-field': { en: 'There is no field of this name.', es: 'No existe ningún campo con este nombre.' },
  'too-short': {
    en: 'Use at least {least, plural, one {# character} other {# characters}}.',
    es: 'Use al menos {least, plural, one {# carácter} many {# caracteres} other {# caracteres}}.',
  },
  'too-long': {
    en: 'Use at most {most, plural, one {# character} other {# characters}}.',
    es: 'Use como máximo {most, plural, one {# carácter} many {# caracteres} other {# caracteres}}.',
  },
  'too-few': { en: 'Choose at least {least, number}.', es: 'Elija al menos {least, number}.' },
  'too-many': { en: 'Choose at most {most, number}.', es: 'Elija como máximo {most, number}.' },
  'too-small': { en: 'Enter {least, number} or more.', es: 'Introduzca {least, number} o más.' },
  'too-big': { en: 'Enter {most, number} or less.', es: 'Introduzca {most, number} o menos.' },
  'not-whole': { en: 'Enter a whole number.', es: 'Introduzca un número entero.' },
  'not-a-number': { en: 'Enter a number.', es: 'Introduzca un número.' },
  'not-one-of': { en: 'Choose one of the values offered.', es: 'Elija uno de los valores ofrecidos.' },
  'not-a-day': {
    en: 'Enter a date that exists, as YYYY-MM-DD.',
    es: 'Introduzca una fecha que exista, como AAAA-MM-DD.',
  },
  'not-an-instant': {
    en: 'Enter a date and a time in UTC that exist, such as 2026-11-20 at 22:00.',
    es: 'Introduzca una fecha y una hora UTC que existan, por ejemplo 2026-11-20 a las 22:00.',
  },
  'not-printable': { en: 'Remove the invisible characters.', es: 'Quite los caracteres invisibles.' },
  'not-an-email': {
    en: 'Enter an e-mail address, such as ana@example.com.',
    es: 'Introduzca una dirección de correo, por ejemplo ana@example.com.',
  },
  'not-a-phone': {
    en: 'Enter the phone number with its country code, such as +34 600 000 000.',
    es: 'Introduzca el teléfono con el prefijo del país, por ejemplo +34 600 000 000.',
  },
  'not-a-url': {
    en: 'Enter an address that begins with https:// or http://.',
    es: 'Introduzca una dirección que empiece por https:// o http://.',
  },
  'not-an-iban': {
    en: 'The check digits of this IBAN are wrong: compare it with what the bank wrote.',
    es: 'Los dígitos de control de este IBAN no son correctos: compárelo con lo que escribió el banco.',
  },
  'not-a-bic': {
    en: 'A BIC has 8 or 11 letters and digits, such as DEUTDEFF500.',
    es: 'Un BIC tiene 8 u 11 letras y cifras, por ejemplo DEUTDEFF500.',
  },
  'not-a-country': { en: 'Choose a country.', es: 'Elija un país.' },
  'not-a-time-zone': { en: 'Choose a time zone.', es: 'Elija una zona horaria.' },
  'not-a-code': {
    en: 'This is not a licence code; check it for typing errors.',
    es: 'No es un código de licencia; compruebe si hay errores al escribirlo.',
  },
  'not-an-id': { en: 'This is not an identifier of ours.', es: 'No es un identificador nuestro.' },
  'not-an-organization-number': {
    en: 'An organization number has 8 digits.',
    es: 'Un número de organización tiene 8 cifras.',
  },
  'not-a-login-id': {
    en: 'Use 3 to 64 letters, digits, dots, dashes or underscores.',
    es: 'Use de 3 a 64 letras, cifras, puntos, guiones o guiones bajos.',
  },
  'ends-before-start': { en: 'The end must not lie before the start.', es: 'El fin no puede ser anterior al inicio.' },
  'term-over': {
    en: 'An active membership has not ended yet. Choose a later day or another status.',
    es: 'Una afiliación activa aún no ha terminado. Elija un día posterior u otro estado.',
  },
  'not-confirmed': { en: 'Confirm this to go on.', es: 'Confírmelo para continuar.' },
  'host-type-not-allowed': { en: 'This product is bound to {allowed}.', es: 'Este producto se vincula a {allowed}.' },
  'not-a-host-name': {
    en: 'Use letters, digits and hyphens; each part between dots has 1 to 63 and no hyphen at either end.',
    es: 'Use letras, cifras y guiones; cada parte entre puntos tiene de 1 a 63 y ningún guion en los extremos.',
  },
  'cluster-name-too-long': {
    en: 'A cluster name has at most 15 characters.',
    es: 'Un nombre de clúster tiene como máximo 15 caracteres.',
  },
  'not-a-mac': {
    en: 'A MAC address has 12 hexadecimal digits, such as 00:1B:44:11:3A:B7.',
    es: 'Una dirección MAC tiene 12 cifras hexadecimales, por ejemplo 00:1B:44:11:3A:B7.',
  },
  'not-a-uuid': {
    en: 'A UUID looks like 123e4567-e89b-12d3-a456-426614174000.',
    es: 'Un UUID tiene este aspecto: 123e4567-e89b-12d3-a456-426614174000.',
  },
  'not-a-serial': {
    en: 'This is not a serial number of this product.',
    es: 'No es un número de serie de este producto.',
  },
  'feature-not-offered': {
    en: 'This edition does not offer the feature {feature}.',
    es: 'Esta edición no ofrece la función {feature}.',
  },
  'sku-unknown': { en: 'The catalogue has no such SKU.', es: 'El catálogo no tiene esta SKU.' },
  'organization-unknown': { en: 'No organization has this number.', es: 'Ninguna organización tiene este número.' },
  'listed-twice': { en: '{what} is in this list twice.', es: '{what} está dos veces en esta lista.' },
  'programme-ended': {
    en: 'The programme {what} has ended: nothing is moved to it any more.',
    es: 'El programa {what} ha terminado: ya no se traslada nada a él.',
  },
  'same-programme': {
    en: 'Choose another programme than the present one.',
    es: 'Elija un programa distinto del actual.',
  },
  'not-in-list': {
    en: '{what} is not in the list it must be from.',
    es: '{what} no está en la lista de la que debe ser.',
  },
  'still-needed': { en: '{what} is still needed by {by}.', es: '{what} todavía se necesita para {by}.' },
  'not-csv': {
    en: 'This could not be read as CSV; look at line {line, number}.',
    es: 'No se ha podido leer como CSV; mire la línea {line, number}.',
  },
  'no-such-column': {
    en: 'The column {what} is not one of: {known}.',
    es: 'La columna {what} no es ninguna de: {known}.',
  },
  'not-a-catalogue-code': {
    en: 'Use letters, digits and hyphens, beginning with a letter or digit; at most 40.',
    es: 'Use letras, cifras y guiones, empezando por una letra o cifra; como máximo 40.',
  },
  'not-a-list-query': {
    en: 'The list cannot be filtered or sorted like this. Open it, set filters and order, and save the view from there.',
    es: 'La lista no se puede filtrar ni ordenar así. Ábrala, elija filtros y orden, y guarde la vista desde allí.',
  },
  'term-and-end': {
    en: 'Choose either a term or a common end, not both.',
    es: 'Elija un plazo o una fecha de fin común, pero no ambos.',
  },
  'more-than-renewals': {
    en: 'This is more than the renewals cost, and nothing else is discounted. Give a smaller amount.',
    es: 'Es más de lo que cuestan las renovaciones, y lo demás no admite descuento. Indique un importe menor.',
  },
  'percent-and-amount': {
    en: 'Give either a percentage or an amount, not both.',
    es: 'Indique un porcentaje o un importe, pero no ambos.',
  },
  'day-past': { en: 'Choose today or a later day.', es: 'Elija hoy o un día posterior.' },
  'day-too-far': { en: 'Choose a day up to {day}.', es: 'Elija un día hasta el {day}.' },
  'not-a-percentage': {
    en: 'Enter a percentage, such as 12.5, without the sign.',
    es: 'Introduzca un porcentaje, por ejemplo 12,5, sin el signo.',
  },
  'percentage-too-high': { en: 'Enter a lower percentage.', es: 'Introduzca un porcentaje menor.' },
  'not-a-currency': {
    en: 'Enter the three letters of a currency, such as EUR.',
    es: 'Introduzca las tres letras de una moneda, por ejemplo EUR.',
  },
  'not-an-amount': {
    en: 'Enter an amount in {currency} with {digits, plural, =0 {no decimals} one {at most one decimal} other {at most # decimals}} and nothing between thousands, such as {example}.',
    es: 'Introduzca un importe en {currency} {digits, plural, =0 {sin decimales} one {con un decimal como máximo} many {con # decimales como máximo} other {con # decimales como máximo}} y sin separar los miles, por ejemplo {example}.',
  },
  'other-currency': {
    en: 'These prices are in {currency}.',
    es: 'Estos precios están en {currency}.',
  },
  'bands-apart': {
    en: 'This row must begin on day {day, number}, right where the one before it ends.',
    es: 'Esta fila debe empezar el día {day, number}, justo donde termina la anterior.',
  },
  'longer-term-for-less': {
    en: '{longerMonths, number} months would cost less ({longer}) than {shorterMonths, number} months ({shorter}).',
    es: '{longerMonths, number} meses costarían menos ({longer}) que {shorterMonths, number} meses ({shorter}).',
  },
  'free-year': {
    en: 'Where a year costs nothing, longer terms cost nothing either.',
    es: 'Si un año no cuesta nada, los plazos más largos tampoco.',
  },
  'partner-unknown': { en: 'No partner has this number.', es: 'Ningún partner tiene este número.' },
  'already-in-use': { en: 'This is already in use.', es: 'Ya está en uso.' },
} as const

/** A field error's stable name. */
export type FieldErrorCode = keyof typeof entries

/** The table of field errors. */
export const fieldErrors: Record<FieldErrorCode, { en: string; es: string }> = entries

/** Whether a schema's message is one of our codes. */
export function isFieldErrorCode(text: string): text is FieldErrorCode {
  return Object.hasOwn(entries, text)
}
