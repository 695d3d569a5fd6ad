/**
 * Every refusal that the portal gives: its status (PLT-3), one sentence per language that names the cause and the next
 * step, and the help article that says more. Words in braces are filled from the refusal's facts.
 */
type RefusalEntry = {
  status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503
  en: string
  es: string
  help?: number
}

const entries = {
  // The door gives these for every operation.
  'unreadable-request': {
    status: 400,
    en: 'We could not read this request. Send JSON in UTF-8, with each name once.',
    es: 'No hemos podido leer la petición. Envíe JSON en UTF-8, con cada nombre una sola vez.',
  },
  'not-signed-in': {
    status: 401,
    en: 'Sign in to go on.',
    es: 'Inicie sesión para continuar.',
    help: 100,
  },
  'not-allowed': {
    status: 403,
    en: 'Your access does not include this. {administrators, select, none {Ask the vendor’s customer service.} other {These administrators of your company can change that: {administrators}.}}',
    es: 'Su acceso no incluye esto. {administrators, select, none {Pida ayuda al servicio de atención al cliente.} other {Pueden cambiarlo los administradores de su empresa: {administrators}.}}',
    help: 104,
  },
  'access-limited': {
    status: 403,
    en: 'Your access to My Account is limited. {administrators, select, none {Your company has no administrator now who could change that; under “People and access” you can ask us for one.} other {An administrator of your company can change that: {administrators}.}}{asked, select, no {} other { Your request of {asked} is still open.}}',
    es: 'Su acceso a Mi cuenta está limitado. {administrators, select, none {Su empresa no tiene ahora ningún administrador que pueda cambiarlo; en «Personas y acceso» puede solicitarnos uno.} other {Puede cambiarlo un administrador de su empresa: {administrators}.}}{asked, select, no {} other { Su solicitud del {asked} sigue abierta.}}',
    help: 104,
  },
  'not-a-partner': {
    status: 403,
    en: '{actingFor} is not in the partner programme, so there are no customers to see here. If you also work for a partner, switch to it.',
    es: '{actingFor} no pertenece al programa de partners, así que aquí no hay clientes que ver. Si también trabaja para un partner, cambie de empresa.',
    help: 110,
  },
  'partner-not-active': {
    status: 403,
    en: 'Your company’s partner membership is {status, select, prospect {not yet applied for} pending {waiting for approval} expired {expired} other {suspended}}. Until it is active, customers’ data is closed to everybody in your company; the vendor’s partner manager can tell you more.',
    es: 'La afiliación de su empresa al programa de partners {status, select, prospect {aún no se ha solicitado} pending {está pendiente de aprobación} expired {ha vencido} other {está suspendida}}. Hasta que esté activa, nadie de su empresa puede ver datos de clientes; el responsable de partners del fabricante puede informarle.',
    help: 110,
  },
  'partner-role-missing': {
    status: 403,
    en: 'This needs a role at your company that you do not have. {people, select, none {Ask the vendor’s partner manager.} other {These people can give it to you: {people}.}}',
    es: 'Para esto hace falta un rol en su empresa que usted no tiene. {people, select, none {Pregunte al responsable de partners del fabricante.} other {Pueden dárselo: {people}.}}',
    help: 110,
  },
  'already-a-partner': {
    status: 409,
    en: '{partner} is in the partner programme already. Change its membership instead.',
    es: '{partner} ya pertenece al programa de partners. Cambie su afiliación.',
  },
  'distributor-in-use': {
    status: 409,
    en: '{count, plural, one {One partner buys} other {# partners buy}} through this distributor, so it must stay one. Give them another distributor first.',
    es: '{count, plural, one {Un partner compra} many {# partners compran} other {# partners compran}} a través de este distribuidor, así que debe seguir siéndolo. Asígneles antes otro distribuidor.',
  },
  'locations-full': {
    status: 409,
    en: 'Your company has {most, number} locations, and more do not fit. Remove one that is no longer used.',
    es: 'Su empresa tiene {most, number} sedes y no caben más. Quite una que ya no se use.',
    help: 110,
  },
  'location-in-use': {
    status: 409,
    en: 'This location is still in use: {branches, plural, =0 {} one {one branch belongs to it; } other {# branches belong to it; }}{people, plural, =0 {} one {one person has a role here; } other {# people have a role here; }}{customers, plural, =0 {} one {one customer chose it; } other {# customers chose it; }}give them another location first. Where customers chose it, you can take it off the list instead, so that no more of them do.',
    es: 'Esta sede todavía se usa: {branches, plural, =0 {} one {una sucursal depende de ella; } many {# sucursales dependen de ella; } other {# sucursales dependen de ella; }}{people, plural, =0 {} one {una persona tiene un rol aquí; } many {# personas tienen un rol aquí; } other {# personas tienen un rol aquí; }}{customers, plural, =0 {} one {un cliente la ha elegido; } many {# clientes la han elegido; } other {# clientes la han elegido; }}asígneles antes otra sede. Si la han elegido clientes, puede dejar de mostrarla para que no la elijan más.',
    help: 110,
  },
  'headquarters-stay': {
    status: 409,
    en: 'Every partner has headquarters. Change their address instead of removing them.',
    es: 'Todo partner tiene una sede central. Cambie su dirección en lugar de quitarla.',
    help: 110,
  },
  'own-roles': {
    status: 409,
    en: 'Nobody changes their own roles. {people, select, none {Ask the vendor’s partner manager.} other {These people can: {people}.}}',
    es: 'Nadie cambia sus propios roles. {people, select, none {Pregunte al responsable de partners del fabricante.} other {Pueden hacerlo: {people}.}}',
    help: 110,
  },
  'beyond-location': {
    status: 403,
    en: 'A location administrator keeps up their own location and its people, without the roles of organization administrator and business executive. {people, select, none {Ask the vendor’s partner manager.} other {These people can do more: {people}.}}',
    es: 'Un administrador de sede mantiene su sede y a sus personas, salvo los roles de administrador de la organización y directivo. {people, select, none {Pregunte al responsable de partners del fabricante.} other {Pueden hacer más: {people}.}}',
    help: 110,
  },
  'last-leader': {
    status: 409,
    en: 'This is the last person without restrictions who can change your partner account. Make somebody else organization administrator or business executive first.',
    es: 'Es la última persona sin restricciones que puede modificar su cuenta de partner. Nombre antes a otra persona administrador de la organización o directivo.',
    help: 110,
  },
  'successor-needed': {
    status: 409,
    en: '{customers, plural, one {One customer was} other {# customers were}} told that this person is their contact. Choose who takes over.',
    es: '{customers, plural, one {Un cliente tiene} many {# clientes tienen} other {# clientes tienen}} a esta persona como contacto. Elija quién la sustituye.',
    help: 110,
  },
  'missing-partner-settled': {
    status: 409,
    en: '{by} settled this report on {day}. Nothing has been changed.',
    es: '{by} cerró este aviso el {day}. No se ha cambiado nada.',
  },
  'partner-not-listed': {
    status: 409,
    en: '{partner} can no longer be chosen: it is not, or no longer, an active partner that customers find. Choose another, or tell us if it should be listed.',
    es: '{partner} ya no se puede elegir: no es, o ha dejado de ser, un partner activo visible para los clientes. Elija otro o avísenos si debería figurar.',
    help: 402,
  },
  'partner-contact-gone': {
    status: 409,
    en: 'This person can no longer be told for the partner: they have left it or are not offered as a contact. Choose another of its people.',
    es: 'Ya no se puede avisar a esta persona del partner: lo ha dejado o ya no figura como contacto. Elija a otra de sus personas.',
    help: 402,
  },
  'advisor-exists': {
    status: 409,
    en: '{partner} is an advisor of your company already, until {day}. Change what it may see instead of adding it again.',
    es: '{partner} ya es asesor de soluciones de su empresa hasta el {day}. Cambie lo que puede ver en vez de volver a añadirlo.',
    help: 403,
  },
  'advisor-ended': {
    status: 409,
    en: 'This advisor’s access ended on {day}. Add the partner again to let it in once more.',
    es: 'El acceso de este asesor de soluciones terminó el {day}. Vuelva a añadir el partner para darle acceso otra vez.',
    help: 403,
  },
  'advisor-sees-all': {
    status: 409,
    en: '{partner} sees all your licences, so there is nothing to assign. Change its view to assigned licences first.',
    es: '{partner} ve todas sus licencias, así que no hay nada que asignar. Cambie antes su vista a las licencias asignadas.',
    help: 403,
  },
  'end-out-of-range': {
    status: 422,
    en: 'Access ends between tomorrow and {day}: two years at most.',
    es: 'El acceso termina entre mañana y el {day}: dos años como máximo.',
    help: 402,
  },
  'draft-incomplete': {
    status: 409,
    en: 'Something has still to be chosen before the partner can be let in. We have kept the rest.',
    es: 'Aún falta algo por elegir antes de dar acceso al partner. Hemos conservado lo demás.',
    help: 402,
  },
  'draft-confirmed': {
    status: 409,
    en: 'This was already confirmed, and the partner has been told. Change the advisor’s access instead.',
    es: 'Esto ya se confirmó y se ha avisado al partner. Cambie el acceso del asesor de soluciones.',
    help: 403,
  },
  'not-found': {
    status: 404,
    en: 'Nothing here by this address, or nothing that you may see. You are acting for {actingFor}; check that this is the right company.',
    es: 'No hay nada en esta dirección, o nada que usted pueda ver. Está actuando en nombre de {actingFor}; compruebe que es la empresa correcta.',
    help: 105,
  },
  'other-organization': {
    status: 404,
    en: 'You are acting for {actingFor}, but this address is for the organization with the number {inAddress}. Sign in as a contact of that organization, or ask it to invite you.',
    es: 'Está actuando en nombre de {actingFor}, pero esta dirección es de la organización con el número {inAddress}. Inicie sesión como contacto de esa organización o pídale una invitación.',
    help: 105,
  },
  'view-as-read-only': {
    status: 403,
    en: 'You look at the portal as {name}, so you can read, but change nothing. Leave that view, then do it as yourself.',
    es: 'Está viendo el portal como {name}, así que puede leer pero no cambiar nada. Salga de esa vista y hágalo en su propio nombre.',
  },
  'view-as-no-files': {
    status: 403,
    en: 'You look at the portal as {name}, and their files are not given out to you. Leave that view, then take the file as yourself.',
    es: 'Está viendo el portal como {name} y sus archivos no se le entregan. Salga de esa vista y obtenga el archivo en su propio nombre.',
  },
  'fields-invalid': {
    status: 422,
    en: 'Something in this form needs correcting. Nothing has been changed.',
    es: 'Hay algo que corregir en este formulario. No se ha cambiado nada.',
  },
  'too-large': {
    status: 413,
    en: 'This request is larger than we take. Send less at once.',
    es: 'La petición supera el tamaño admitido. Envíe menos de una vez.',
  },
  'too-many-requests': {
    status: 429,
    en: 'Too many requests. Try again in {seconds} seconds.',
    es: 'Demasiadas peticiones. Inténtelo de nuevo dentro de {seconds} segundos.',
  },
  'key-used-differently': {
    status: 422,
    en: 'This idempotency key was already used for another request. Use a new one.',
    es: 'Esta clave de idempotencia ya se utilizó para otra petición. Use una nueva.',
  },
  'key-missing': {
    status: 400,
    en: 'Send an Idempotency-Key header, so that repeating this request does nothing twice.',
    es: 'Envíe una cabecera Idempotency-Key para que repetir la petición no haga nada dos veces.',
  },
  'version-missing': {
    status: 400,
    en: 'Send an If-Match header with the version that you read, so that nobody’s change is lost.',
    es: 'Envíe una cabecera If-Match con la versión que leyó, para que no se pierda el cambio de nadie.',
  },
  'changed-meanwhile': {
    status: 412,
    en: 'Somebody changed this since you opened it. Look at the new values, then try again.',
    es: 'Alguien ha cambiado esto desde que lo abrió. Revise los valores nuevos e inténtelo otra vez.',
  },
  'form-expired': {
    status: 403,
    en: 'This form is out of date or comes from elsewhere. Open the page again; nothing has been changed.',
    es: 'El formulario ha caducado o viene de otro sitio. Vuelva a abrir la página; no se ha cambiado nada.',
  },
  unavailable: {
    status: 503,
    en: 'We cannot answer just now. Nothing has been lost; try again in a moment.',
    es: 'Ahora mismo no podemos responder. No se ha perdido nada; inténtelo dentro de un momento.',
  },

  // Licences.
  'nothing-left': {
    status: 409,
    en: '{left, plural, =0 {Nothing is left} one {Only # is left} other {Only # are left}} of this licence; you asked for {wanted, number}. {left, plural, =0 {Return an allocation or buy more.} other {Ask for fewer, return an allocation, or buy more.}}',
    es: '{left, plural, =0 {No queda nada} one {Solo queda #} many {Solo quedan #} other {Solo quedan #}} de esta licencia; usted ha pedido {wanted, number}. {left, plural, =0 {Devuelva una asignación o compre más.} one {Pida menos, devuelva una asignación o compre más.} many {Pida menos, devuelva una asignación o compre más.} other {Pida menos, devuelva una asignación o compre más.}}',
    help: 201,
  },
  'whole-licence-only': {
    status: 409,
    en: 'This product is allocated whole: all {left, number} at once.',
    es: 'Este producto se asigna completo: {left, number} de una vez.',
    help: 201,
  },
  'licence-ended': {
    status: 409,
    en: 'This licence ended on {day}. Renew it or buy another to get a file.',
    es: 'Esta licencia terminó el {day}. Renuévela o compre otra para obtener un archivo.',
    help: 201,
  },
  'licence-not-started': {
    status: 409,
    en: 'This licence begins on {day}. It can be allocated from then on.',
    es: 'Esta licencia empieza el {day}. Se podrá asignar a partir de entonces.',
    help: 201,
  },
  'licence-rescinded': {
    status: 409,
    en: 'This licence has been rescinded and can only be read. Look at its page for what replaced it.',
    es: 'Esta licencia está anulada y solo se puede consultar. En su página consta qué la ha sustituido.',
    help: 203,
  },
  'licence-on-hold': {
    status: 409,
    en: 'This licence is on hold. Customer service can tell you more.',
    es: 'Esta licencia está bloqueada. El servicio de atención al cliente puede informarle.',
    help: 203,
  },
  'allocation-not-active': {
    status: 409,
    en: 'This allocation is no longer active: it was {status, select, returned {returned} reallocated {reallocated} other {rescinded}} on {day}.',
    es: 'Esta asignación ya no está activa: se {status, select, returned {devolvió} reallocated {reasignó} other {anuló}} el {day}.',
    help: 203,
  },
  'same-host': {
    status: 409,
    en: 'The new host ID is the one that this allocation already has. Nothing has been changed.',
    es: 'El nuevo Host ID es el que ya tiene esta asignación. No se ha cambiado nada.',
    help: 203,
  },
  'move-limit-reached': {
    status: 409,
    en: 'This licence may be reallocated {limit, plural, one {once} other {# times}} in 365 days, and that is used up. The next one is possible on {day}. Customer service can make an exception.',
    es: 'Esta licencia puede reasignarse {limit, plural, one {una vez} many {# veces} other {# veces}} en 365 días, y ya se han agotado. La próxima será posible el {day}. El servicio de atención al cliente puede hacer una excepción.',
    help: 203,
  },
  'host-already-holds': {
    status: 409,
    en: 'This host already holds an allocation of this licence. Return it first, or change that one.',
    es: 'Este host ya tiene una asignación de esta licencia. Devuélvala primero o modifique esa.',
    help: 201,
  },
  'sku-not-sold': {
    status: 409,
    en: 'This SKU is no longer sold. Choose one from the catalogue.',
    es: 'Esta SKU ya no se vende. Elija una del catálogo.',
  },
  'order-line-differs': {
    status: 409,
    en: 'This order line was already fulfilled as licence {code}, with other details. Open that licence instead.',
    es: 'Esta línea de pedido ya se cumplió como licencia {code}, con otros datos. Abra esa licencia.',
  },
  'import-has-errors': {
    status: 422,
    en: '{count, plural, one {# row needs} other {# rows need}} correcting. Nothing has been imported.',
    es: '{count, plural, one {# fila necesita} many {# filas necesitan} other {# filas necesitan}} correcciones. No se ha importado nada.',
  },

  // Signing in.
  'sign-in-failed': {
    status: 401,
    en: 'The login ID, password or code is not right. Check them, or use “I have forgotten my password”.',
    es: 'El identificador de acceso, la contraseña o el código no son correctos. Revíselos o use «He olvidado mi contraseña».',
    help: 100,
  },
  'second-factor-needed': {
    status: 401,
    en: 'Enter the code that your authenticator app shows now, or a recovery code.',
    es: 'Introduzca el código que muestra ahora su aplicación de autenticación, o un código de recuperación.',
    help: 102,
  },
  'second-factor-wrong': {
    status: 422,
    en: 'This code is not right. Enter the one that your app shows now.',
    es: 'El código no es correcto. Introduzca el que muestra ahora su aplicación.',
    help: 102,
  },
  'second-factor-present': {
    status: 409,
    en: 'A second factor is already set up. Remove it before you set up another.',
    es: 'Ya tiene un segundo factor. Quítelo antes de configurar otro.',
    help: 102,
  },
  'second-factor-absent': {
    status: 409,
    en: 'No second factor is set up.',
    es: 'No hay ningún segundo factor configurado.',
    help: 102,
  },
  'sign-in-delayed': {
    status: 429,
    en: 'Too many attempts. Wait {seconds} seconds and try again; your account is not blocked.',
    es: 'Demasiados intentos. Espere {seconds} segundos y vuelva a intentarlo; su cuenta no está bloqueada.',
    help: 101,
  },
  'no-organization': {
    status: 403,
    en: 'Your sign-in is not a contact of any active company now. Ask an administrator of your company for an invitation.',
    es: 'Su acceso no es ahora contacto de ninguna empresa activa. Pida una invitación a un administrador de su empresa.',
    help: 105,
  },
  'link-not-valid': {
    status: 409,
    en: 'This link no longer works: it was used, replaced by a newer one, or is too old. Ask for a new one.',
    es: 'Este enlace ya no funciona: se ha usado, se ha sustituido por otro más reciente o ha caducado. Pida uno nuevo.',
    help: 101,
  },
  'password-too-common': {
    status: 422,
    en: 'This password is on lists that attackers try first. Choose another.',
    es: 'Esta contraseña figura en las listas que los atacantes prueban primero. Elija otra.',
    help: 101,
  },
  'password-too-short': {
    status: 422,
    en: 'Use at least {least, number} characters.{least, plural, =8 {} other { With a second factor, 8 suffice.}}',
    es: 'Use al menos {least, number} caracteres.{least, plural, =8 {} many { Con un segundo factor bastan 8.} other { Con un segundo factor bastan 8.}}',
    help: 101,
  },
  'password-wrong': {
    status: 422,
    en: 'This is not your current password.',
    es: 'Esta no es su contraseña actual.',
    help: 101,
  },
  'password-needs-second-factor': {
    status: 409,
    en: 'Your password is shorter than {least, number} characters, which only a second factor allows. Choose a longer password first, then turn the second factor off.',
    es: 'Su contraseña tiene menos de {least, number} caracteres, y eso solo se admite con un segundo factor. Elija antes una contraseña más larga y desactive después el segundo factor.',
    help: 102,
  },
  'already-contact': {
    status: 409,
    en: 'You are already a contact of {organization} with this sign-in. To use the invitation for another person, sign out first.',
    es: 'Con este acceso ya es contacto de {organization}. Si la invitación es para otra persona, cierre antes la sesión.',
    help: 103,
  },
  'login-id-taken': {
    status: 409,
    en: 'This login ID is taken. Choose another.',
    es: 'Este identificador de acceso ya está en uso. Elija otro.',
    help: 100,
  },

  // Organizations and contacts.
  'email-taken': {
    status: 409,
    en: 'Another contact of your company has this e-mail address.',
    es: 'Otro contacto de su empresa tiene esta dirección de correo electrónico.',
    help: 103,
  },
  'own-rights': {
    status: 409,
    en: 'Nobody changes their own restriction or types. Ask another administrator: {administrators}.',
    es: 'Nadie cambia su propia restricción ni sus tipos. Pídalo a otro administrador: {administrators}.',
    help: 104,
  },
  'last-administrator': {
    status: 409,
    en: 'This is the last unrestricted administrator of the company. Name another one first.',
    es: 'Es el último administrador sin restricciones de la empresa. Nombre antes a otro.',
    help: 104,
  },
  'invitation-not-open': {
    status: 409,
    en: 'This contact can already sign in; there is nothing to invite to.',
    es: 'Este contacto ya puede iniciar sesión; no hace falta invitarlo.',
    help: 103,
  },
  'cannot-sign-in': {
    status: 409,
    en: 'Contacts who are only of the type “sales” have no sign-in. Give another type first.',
    es: 'Los contactos que solo son del tipo «ventas» no inician sesión. Asigne antes otro tipo.',
    help: 103,
  },
  'contact-not-active': {
    status: 409,
    en: 'This contact is deactivated. Reactivate it first.',
    es: 'Este contacto está desactivado. Reactívelo antes.',
    help: 103,
  },
  'contact-active': {
    status: 409,
    en: 'This contact is active already. Nothing has been changed.',
    es: 'Este contacto ya está activo. No se ha cambiado nada.',
    help: 103,
  },
  'email-of-owner': {
    status: 409,
    en: 'This person signs in, so only they change their e-mail address, after proving the new one.',
    es: 'Esta persona inicia sesión, así que solo ella puede cambiar su correo, tras demostrar que el nuevo es suyo.',
    help: 103,
  },

  // Asking for access, and for a new administrator.
  'access-not-limited': {
    status: 409,
    en: 'Your access is not restricted, so there is nothing to ask for. Open the page that you wanted again.',
    es: 'Su acceso no está restringido, así que no hay nada que solicitar. Vuelva a abrir la página que quería.',
    help: 104,
  },
  'no-administrator': {
    status: 409,
    en: 'Your company has no administrator now who could decide. Ask us for a new administrator instead.',
    es: 'Su empresa no tiene ahora ningún administrador que pueda decidir. Solicítenos en su lugar un administrador nuevo.',
    help: 108,
  },
  'access-asked-often': {
    status: 409,
    en: 'You have asked {most, plural, one {once} other {# times}} within 24 hours, and we do not mail your administrators more often. Write to one of them yourself, or ask again tomorrow.',
    es: 'Ha hecho {most, plural, one {una solicitud} many {# solicitudes} other {# solicitudes}} en 24 horas, y no escribimos más veces a sus administradores. Escriba usted mismo a uno de ellos o vuelva a solicitarlo mañana.',
    help: 104,
  },
  'access-request-decided': {
    status: 409,
    en: '{status, select, granted {{by} granted this request on {day}} refused {{by} refused this request on {day}} withdrawn {This request was taken back on {day}} lapsed {Nobody decided on this request within 90 days, so it ended} other {This request ended when the contact’s access was changed}}. Nothing more has been changed.',
    es: '{status, select, granted {{by} concedió esta solicitud el {day}} refused {{by} denegó esta solicitud el {day}} withdrawn {Esta solicitud se retiró el {day}} lapsed {Nadie decidió sobre esta solicitud en 90 días, así que terminó} other {Esta solicitud terminó cuando se cambió el acceso del contacto}}. No se ha cambiado nada más.',
    help: 104,
  },
  'company-decides': {
    status: 409,
    en: 'Only an unrestricted administrator of the company lifts a restriction or names administrators. The contact can ask them for access; a company without an administrator asks for a new one.',
    es: 'Solo un administrador sin restricciones de la empresa levanta una restricción o nombra administradores. El contacto puede solicitarles acceso; una empresa sin administrador solicita uno nuevo.',
    help: 108,
  },
  'still-administrator': {
    status: 409,
    en: 'You are an unrestricted administrator of this company, so you can name others yourself under “People and access”.',
    es: 'Usted es administrador sin restricciones de esta empresa, así que puede nombrar a otros en «Personas y acceso».',
    help: 108,
  },
  'recovery-under-way': {
    status: 409,
    en: '{by} already asked for this on {day}. Look at that request: you can object to it, or wait for the decision.',
    es: '{by} ya lo solicitó el {day}. Consulte esa solicitud: puede oponerse o esperar a la decisión.',
    help: 108,
  },
  'recovery-asked-lately': {
    status: 409,
    en: 'You asked for this lately, and each request is mailed to everybody in your company. You can ask again on {day}.',
    es: 'Usted lo solicitó hace poco, y cada solicitud se envía por correo a todas las personas de su empresa. Podrá solicitarlo de nuevo el {day}.',
    help: 108,
  },
  'recovery-decided': {
    status: 409,
    en: '{status, select, approved {{by} approved this request on {day}} refused {{by} refused this request on {day}} other {{by} took this request back on {day}}}. Nothing more has been changed.',
    es: '{status, select, approved {{by} aprobó esta solicitud el {day}} refused {{by} denegó esta solicitud el {day}} other {{by} retiró esta solicitud el {day}}}. No se ha cambiado nada más.',
    help: 108,
  },
  'recovery-not-yours': {
    status: 409,
    en: 'Only {by}, who asked, can take this request back. You can object to it.',
    es: 'Solo {by}, que la hizo, puede retirar esta solicitud. Usted puede oponerse.',
    help: 108,
  },
  'own-recovery': {
    status: 409,
    en: 'This is your own request. Take it back instead of objecting to it.',
    es: 'Esta solicitud es suya. Retírela en lugar de oponerse.',
    help: 108,
  },
  'recovery-waits': {
    status: 409,
    en: 'Anybody in the company may object until the end of {day}, everywhere on earth. Only then can this be approved.',
    es: 'Cualquier persona de la empresa puede oponerse hasta que termine el {day} en todo el mundo. Solo entonces se puede aprobar.',
    help: 108,
  },
  'recovery-objected': {
    status: 409,
    en: '{count, plural, one {One person objects} other {# people object}} to this. Write why you approve it all the same.',
    es: '{count, plural, one {Una persona se opone} many {# personas se oponen} other {# personas se oponen}}. Escriba por qué lo aprueba a pesar de ello.',
    help: 108,
  },

  // Looking at the portal as a contact.
  'nothing-to-view': {
    status: 409,
    en: '{name} cannot come in: {why, select, closed {the company’s account is closed} inactive {this contact is deactivated} other {contacts who are only of the type “sales” have no sign-in}}. So there is nothing to look at as them.',
    es: '{name} no puede entrar: {why, select, closed {la cuenta de la empresa está cerrada} inactive {este contacto está desactivado} other {los contactos que solo son del tipo «ventas» no inician sesión}}. Por eso no hay nada que ver en su lugar.',
  },

  // Views of a list.
  'view-name-taken': {
    status: 409,
    en: 'You already have a view called {name}. Choose another name, or delete that view first.',
    es: 'Ya tiene una vista llamada {name}. Elija otro nombre o elimine antes esa vista.',
    help: 200,
  },
  'views-full': {
    status: 409,
    en: 'You have {most, number} views, and more do not fit. Delete one that you no longer use.',
    es: 'Tiene {most, number} vistas y no caben más. Elimine una que ya no use.',
    help: 200,
  },

  // Lists as files.
  'export-too-large': {
    status: 409,
    en: 'More than {most, number} rows match. Ask for the file to be prepared (on the pages, Export does so by itself; in the API, requestExport), or narrow the list.',
    es: 'Coinciden más de {most, number} filas. Pida que se prepare el archivo (en las páginas lo hace «Exportar» por sí solo; en la API, requestExport) o acote la lista.',
    help: 109,
  },
  'exports-under-way': {
    status: 409,
    en: '{most, number} of your files are being prepared already. Wait until one is ready, or cancel one under Downloads.',
    es: 'Ya se están preparando {most, number} archivos suyos. Espere a que uno esté listo o cancele uno en «Descargas».',
    help: 109,
  },
  'export-not-under-way': {
    status: 409,
    en: 'This file is no longer being prepared, so there is nothing to cancel. Look under Downloads what became of it.',
    es: 'Este archivo ya no se está preparando, así que no hay nada que cancelar. Vea en «Descargas» qué ha sido de él.',
    help: 109,
  },
  'export-not-ready': {
    status: 409,
    en: 'This file cannot be downloaded: it is still being prepared, or was stopped or cancelled. Look under Downloads.',
    es: 'Este archivo no se puede descargar: todavía se está preparando, o se ha detenido o cancelado. Vea «Descargas».',
    help: 109,
  },

  // The catalogue.
  'product-exists': {
    status: 409,
    en: 'The catalogue already has a product with the code {code}. Open that one to change it.',
    es: 'El catálogo ya tiene un producto con el código {code}. Ábralo para modificarlo.',
  },

  // Renewals, quotes and orders.
  'nothing-to-renew': {
    status: 409,
    en: 'Nothing of what you chose can be renewed now. {why, select, none {No line is chosen.} other {The list of lines tells the reason of each.}} Choose other lines, another term or another end.',
    es: 'Ahora no se puede renovar nada de lo que ha elegido. {why, select, none {No hay ninguna línea elegida.} other {La lista de líneas indica el motivo de cada una.}} Elija otras líneas, otro plazo u otra fecha de fin.',
  },
  'no-price-schedule': {
    status: 409,
    en: 'There are no maintenance prices for your region yet, so nothing can be priced here. Ask the vendor’s renewals desk for a quote.',
    es: 'Todavía no hay precios de mantenimiento para su región, así que aquí no se puede calcular ningún precio. Pida un presupuesto al departamento de renovaciones del fabricante.',
  },
  'vendor-not-recorded': {
    status: 409,
    en: 'The vendor has not recorded its company and bank details yet. Ask your sales representative or customer service for them.',
    es: 'El fabricante todavía no ha registrado los datos de su empresa y de su banco. Pídalos a su representante comercial o al servicio de atención al cliente.',
  },
  'certificate-too-long': {
    status: 409,
    en: 'A certificate holds up to {most, number} lines, and there are more. Download one certificate for each product, or for one licence.',
    es: 'Un certificado admite hasta {most, number} líneas, y hay más. Descargue un certificado por producto o de una sola licencia.',
    help: 502,
  },
  'too-many-lines': {
    status: 409,
    en: '{at, select, once {Up to {most, number} lines are quoted at once, and the customers before have taken them up. Quote this customer by itself.} whole {With all that must renew together this would be more than the {most, number} lines that a quote holds. Ask the vendor’s renewals desk how to go on.} other {A quote holds up to {most, number} lines, and you chose more. Narrow the choice, and make several quotes.}}',
    es: '{at, select, once {Se presupuestan hasta {most, number} líneas a la vez, y los clientes anteriores ya las ocupan. Haga el presupuesto de este cliente por separado.} whole {Con todo lo que debe renovarse junto serían más de {most, number} líneas, que es lo que admite un presupuesto. Consulte al departamento de renovaciones del fabricante.} other {Un presupuesto admite hasta {most, number} líneas, y usted ha elegido más. Reduzca la selección y haga varios presupuestos.}}',
  },
  'total-below-zero': {
    status: 409,
    en: 'More days would be given back than are bought, so the total would be below zero. Choose a later end, or renew further lines.',
    es: 'Se devolverían más días de los que se compran, así que el total quedaría por debajo de cero. Elija una fecha de fin posterior o renueve más líneas.',
  },
  'quote-over': {
    status: 409,
    en: 'This quote {status, select, expired {was valid until {day}} cancelled {is cancelled} superseded {was superseded by a newer version} declined {is declined} other {cannot be used any more}}. {reader, select, link {Ask whoever sent you the link for the one that holds now.} partner {Make a new one for the prices of today.} other {Duplicate it, or make a new one, for the prices of today.}}',
    es: 'Este presupuesto {status, select, expired {era válido hasta el {day}} cancelled {está cancelado} superseded {se ha sustituido por una versión más reciente} declined {está rechazado} other {ya no se puede utilizar}}. {reader, select, link {Pida el vigente a quien le envió el enlace.} partner {Haga uno nuevo para obtener los precios de hoy.} other {Duplíquelo, o haga uno nuevo, para obtener los precios de hoy.}}',
  },
  'quote-not-sent': {
    status: 409,
    en: 'This quote has not been sent to the customer yet, so it cannot be shared, revised or downloaded. Send it first.',
    es: 'Este presupuesto aún no se ha enviado al cliente, así que no se puede compartir ni descargar, ni preparar otra versión. Envíelo primero.',
  },
  'quote-link-end': {
    status: 422,
    en: 'A link lasts as long as its quote at most. Choose a day from {first} to {last}.',
    es: 'Un enlace dura como mucho lo que su presupuesto. Elija un día entre el {first} y el {last}.',
  },
  'too-many-quote-links': {
    status: 409,
    en: '{most, number} links to this quote work already. Withdraw one that nobody needs, then make another.',
    es: 'Ya funcionan {most, number} enlaces a este presupuesto. Retire uno que nadie necesite y cree otro.',
  },
  'quote-link-not-valid': {
    status: 404,
    en: 'This link leads to no quote: the link was withdrawn or has ended, or a part of it is missing. Ask whoever sent it to you for a new one.',
    es: 'Este enlace no lleva a ningún presupuesto: se ha retirado, ha dejado de funcionar o está incompleto. Pida uno nuevo a quien se lo envió.',
  },
  'quote-ordered': {
    status: 409,
    en: 'This quote has been ordered already. Look at its order.',
    es: 'Ya hay un pedido de este presupuesto. Consúltelo.',
  },
  'quote-made-by': {
    status: 409,
    en: '{deed, select, decline {Your company made this quote itself, so there is nothing to decline. Cancel it instead.} other {{maker, select, customer {The customer} partner {A partner} other {The renewals desk}} made this quote, and only they can change, send or cancel it. Ask them.}}',
    es: '{deed, select, decline {Este presupuesto lo hizo su propia empresa, así que no hay nada que rechazar. Cancélelo.} other {Este presupuesto lo hizo {maker, select, customer {el cliente} partner {un partner} other {el departamento de renovaciones}}, y solo quien lo hizo puede modificarlo, enviarlo o cancelarlo. Pídaselo.}}',
  },
  'quote-sent': {
    status: 409,
    en: 'This quote was sent on {day}. Revise it to send another version.',
    es: 'Este presupuesto se envió el {day}. Prepare otra versión para cambiarlo.',
  },
  'quote-revised': {
    status: 409,
    en: 'Version {revision, number} of this quote is being prepared already. Go on with that one, or cancel it first.',
    es: 'La versión {revision, number} de este presupuesto ya se está preparando. Continúe con ella o cancélela antes.',
  },
  'quote-needs-approval': {
    status: 409,
    en: '{decision, select, refused {The discount or waiver of this quote was refused, so it cannot be sent. Revise it.} other {This quote cannot be sent before its discount or waiver is approved. Wait for {approver, select, finance {a finance manager} other {a renewals manager}}, or revise it.}}',
    es: '{decision, select, refused {El descuento o la exención de este presupuesto se ha denegado, así que no se puede enviar. Prepare otra versión.} other {Este presupuesto no se puede enviar hasta que se apruebe su descuento o su exención. Espere a {approver, select, finance {un responsable de finanzas} other {un responsable de renovaciones}} o prepare otra versión.}}',
  },
  'approval-not-asked': {
    status: 409,
    en: 'This quote waits for no approval: it needs none, or somebody has decided already. Look at the quote again.',
    es: 'Este presupuesto no espera ninguna aprobación: no la necesita o alguien ya ha decidido. Vuelva a consultarlo.',
  },
  'approval-of-others': {
    status: 403,
    en: 'The approval matrix asks for the agreement of {approver, select, finance {a finance manager} other {a renewals manager}} here. Leave it to them.',
    es: 'La matriz de aprobación pide aquí el acuerdo de {approver, select, finance {un responsable de finanzas} other {un responsable de renovaciones}}. Deje que lo decida.',
  },
  'approval-own': {
    status: 403,
    en: 'You prepared this quote yourself, so somebody else with your role must agree to it.',
    es: 'Este presupuesto lo preparó usted, así que debe aprobarlo otra persona con el mismo rol.',
  },
  'nothing-to-waive': {
    status: 409,
    en: 'None of the chosen lines has a fee for having lapsed that may be waived. Leave the waiver out.',
    es: 'Ninguna de las líneas elegidas tiene un recargo por vencimiento que se pueda dejar de aplicar. Quite la exención.',
  },
  'question-answered': {
    status: 409,
    en: 'This question was answered by {by} on {day}. Look at the answer on the quote’s page; whoever asked can ask again.',
    es: 'Esta pregunta ya la contestó {by} el {day}. Vea la respuesta en la página del presupuesto; quien preguntó puede volver a preguntar.',
  },
  'quote-not-granted': {
    status: 403,
    en: '{customer} lets your company see its licences, but not quote for them. {people, select, none {Ask its administrators for the permission to quote.} other {Ask {people} for the permission to quote.}}',
    es: '{customer} permite a su empresa ver sus licencias, pero no prepararle presupuestos. Pida ese permiso a {people, select, none {los administradores del cliente} other {{people}}}.',
    help: 408,
  },
  'quote-incomplete': {
    status: 409,
    en: '{count, plural, one {One further licence} other {# further licences}} must renew together with those in this quote, so it cannot be {maker, select, customer {ordered. Duplicate it with what is missing} partner {sent yet. Ask the customer for those that it does not share with you, and add the others} other {sent yet. Revise it with what is missing}}.',
    es: '{count, plural, one {Otra licencia debe renovarse} many {Otras # licencias deben renovarse} other {Otras # licencias deben renovarse}} junto con las de este presupuesto, así que {maker, select, customer {no se puede aceptar. Duplíquelo con lo que falta} partner {aún no se puede enviar. Pida al cliente las que no comparte con usted y añada las demás} other {aún no se puede enviar. Prepare otra versión con lo que falta}}.',
    help: 501,
  },
  'lines-not-shared': {
    status: 409,
    en: '{count, plural, one {The customer no longer shares one licence of this quote with you} other {The customer no longer shares # licences of this quote with you}}, so it cannot be sent. Complete the quote: that takes out what is not shared, at the prices of today. If it should be in, ask the customer to share it again.',
    es: '{count, plural, one {El cliente ya no comparte con usted una licencia de este presupuesto} many {El cliente ya no comparte con usted # licencias de este presupuesto} other {El cliente ya no comparte con usted # licencias de este presupuesto}}, así que no se puede enviar. Complete el presupuesto: así se quita lo que no se comparte, con los precios de hoy. Si debe incluirse, pida al cliente que vuelva a compartirlo.',
    help: 408,
  },
  'credit-unchanged': {
    status: 409,
    en: '{partner, select, none {Nobody holds the deal credit for {programme} as it is} other {{partner} holds the deal credit for {programme} as it is}}, so nothing was changed. Enter the number of another partner.',
    es: '{partner, select, none {La comisión de {programme} ya no corresponde a nadie} other {La comisión de {programme} ya corresponde a {partner}}}, así que no se ha cambiado nada. Indique el número de otro partner.',
    help: 409,
  },
  'nothing-missing': {
    status: 409,
    en: 'Nothing is missing here that you could ask for or add: look at the quote again.',
    es: 'Aquí no falta nada que pueda pedir o añadir: vuelva a consultar el presupuesto.',
    help: 408,
  },
  'licences-asked-already': {
    status: 409,
    en: '{by} asked the customer for these licences on {day}, and it has not decided yet. You get a mail when it decides; its administrators can also be asked directly.',
    es: '{by} pidió estas licencias al cliente el {day}, y este aún no ha decidido. Recibirá un correo cuando decida; también puede hablar con sus administradores.',
    help: 408,
  },
  'request-over': {
    status: 409,
    en: '{status, select, agreed {These licences are shared with the partner already.} refused {This request was refused.} other {Nothing is asked for any more: the quote was completed, sent or taken back or has expired, or the partner’s access has ended.}} Change what an advisor sees under “Advisors”.',
    es: '{status, select, agreed {Estas licencias ya se comparten con el partner.} refused {Esta solicitud se denegó.} other {Ya no se pide nada: el presupuesto se completó, se envió, se retiró o ha vencido, o el acceso del partner ha terminado.}} En «Asesores» puede cambiar lo que ve un asesor de soluciones.',
    help: 403,
  },
  'quote-outdated': {
    status: 409,
    en: 'What the quote {number} renews has other dates or another programme by now, so its prices no longer fit. Duplicate it; the new one starts from what is true today.',
    es: 'Lo que renueva el presupuesto {number} tiene ya otras fechas u otro programa, así que sus precios no corresponden. Duplíquelo; el nuevo parte de la situación actual.',
  },
  'renewal-under-way': {
    status: 409,
    en: '{count, plural, one {# licence of this quote is} other {# licences of this quote are}} being renewed by another order that is not booked yet. Wait for it, cancel it, or make a quote without them.',
    es: '{count, plural, one {# licencia de este presupuesto se está renovando} many {# licencias de este presupuesto se están renovando} other {# licencias de este presupuesto se están renovando}} con otro pedido aún sin registrar. Espere a que se registre, cancélelo o haga un presupuesto sin ellas.',
  },
  'order-booked': {
    status: 409,
    en: 'The order {number} was booked on {day}, and what it is for has been extended.',
    es: 'El pedido {number} se registró el {day}, y lo que renueva ya se ha prorrogado.',
  },
  'order-cancelled': {
    status: 409,
    en: 'The order {number} was cancelled on {day}, so nothing can be done with it any more. Make a new quote.',
    es: 'El pedido {number} se canceló el {day}, así que ya no se puede hacer nada con él. Haga un presupuesto nuevo.',
  },

  // Programmes and price schedules.
  'programme-exists': {
    status: 409,
    en: 'There is a programme with the code {code} already. Open it to change it.',
    es: 'Ya existe un programa con el código {code}. Ábralo para modificarlo.',
  },
  'price-schedule-exists': {
    status: 409,
    en: 'There is a price schedule with the code {code} already. Start a new version of it instead.',
    es: 'Ya existe una tarifa con el código {code}. Inicie una versión nueva de ella.',
  },
  'region-has-prices': {
    status: 409,
    en: 'The price schedule {schedule} is for {country, select, rest {all countries of this region that no other names} other {{country} already}}. Name other countries, or start a new version of that schedule.',
    es: 'La tarifa {schedule} ya es para {country, select, rest {todos los países de esta región que ninguna otra nombra} other {{country}}}. Indique otros países o inicie una versión nueva de esa tarifa.',
    help: 304,
  },
  'price-draft-exists': {
    status: 409,
    en: 'Version {number, number} of this price schedule is being written. Go on with it, or discard it first.',
    es: 'Ya hay un borrador de esta tarifa: la versión {number, number}. Continúe con él o descártelo antes.',
    help: 304,
  },
  'price-version-published': {
    status: 409,
    en: 'This version is published, and quotes may have been made by it, so it stays as it is. Start a new version.',
    es: 'Esta versión está publicada y puede haber presupuestos hechos con ella, así que no se modifica. Inicie una versión nueva.',
    help: 304,
  },
  'prices-without-rates': {
    status: 409,
    en: 'This version has no prices yet. Import them first.',
    es: 'Esta versión aún no tiene precios. Impórtelos antes.',
    help: 304,
  },
  'prices-from-the-past': {
    status: 409,
    en: 'These prices would hold from {from}, which has passed, and quotes of that time were made by others. Let them begin today or later.',
    es: 'Estos precios valdrían desde el {from}, que ya ha pasado, y los presupuestos de entonces se hicieron con otros. Haga que empiecen hoy o más adelante.',
    help: 304,
  },
  'prices-before-last': {
    status: 409,
    en: 'Version {number, number} is published from {last}. Let these prices begin later than that.',
    es: 'La versión {number, number} está publicada desde el {last}. Haga que estos precios empiecen después.',
    help: 304,
  },
  'longer-costs-less': {
    status: 409,
    en: 'Under these prices a longer term would cost less: of {rate}, {longerMonths, number} months would cost {longer}, and {shorterMonths, number} months {shorter}. Correct the prices by a new import.',
    es: 'Con estos precios un plazo más largo costaría menos: de {rate}, {longerMonths, number} meses costarían {longer}, y {shorterMonths, number} meses {shorter}. Corrija los precios con otra importación.',
    help: 304,
  },
  'cheaper-to-lapse': {
    status: 409,
    en: 'Under these rules it would be cheaper to lapse than to renew in time: {example, select, none {in the row of the band table from day {fromDay, number}, the fee for {rate} can be less than what the gap costs.} other {{quantity, number} × {rate}, covered until {endedOn} and renewed until {commonEnd}, cost {inTime} in time, and {lapsed} when ordered on {orderedOn}.}} Charge the gap, or raise the fee.',
    es: 'Con estas reglas saldría más barato dejar vencer que renovar a tiempo: {example, select, none {en la fila de la tabla de plazos desde el día {fromDay, number}, el recargo de {rate} puede ser menor que lo que cuesta el periodo sin cobertura.} other {{quantity, number} × {rate}, con cobertura hasta el {endedOn} y renovados hasta el {commonEnd}, cuestan {inTime} a tiempo, y {lapsed} si se piden el {orderedOn}.}} Cobre el periodo sin cobertura o suba el recargo.',
    help: 304,
  },

  // The help centre.
  'article-not-found': {
    status: 404,
    en: 'There is no help article {article}. Search for it by words, or choose it by topic.',
    es: 'No existe el artículo de ayuda {article}. Búsquelo por palabras o elíjalo por tema.',
  },
} as const satisfies Record<string, RefusalEntry>

/** A refusal's stable name, on the wire and in tests. */
export type RefusalCode = keyof typeof entries

/** The table of refusals. */
export const refusals: Record<RefusalCode, RefusalEntry> = entries

/** Refusals that the door may give for any operation, and contracts therefore need not list. */
export const doorRefusals = [
  'unreadable-request',
  'not-signed-in',
  'not-allowed',
  'access-limited',
  'not-a-partner',
  'partner-not-active',
  'partner-role-missing',
  'not-found',
  'other-organization',
  'view-as-read-only',
  'view-as-no-files',
  'fields-invalid',
  'too-large',
  'too-many-requests',
  'key-used-differently',
  'key-missing',
  'version-missing',
  'changed-meanwhile',
  'form-expired',
  'unavailable',
  'no-organization',
] as const satisfies readonly RefusalCode[]
