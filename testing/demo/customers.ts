/** A customer of the demo vendor: name, country, language, city and domain. */
export type DemoCustomer = {
  name: string
  country: string
  language: 'en' | 'es'
  region: 'Americas' | 'EMEA' | 'APAC' | 'Japan'
  city: string
  domain: string
}

type Place = Pick<DemoCustomer, 'country' | 'language' | 'region'>

const spain: Place = { country: 'ES', language: 'es', region: 'EMEA' }
const mexico: Place = { country: 'MX', language: 'es', region: 'Americas' }
const argentina: Place = { country: 'AR', language: 'es', region: 'Americas' }
const colombia: Place = { country: 'CO', language: 'es', region: 'Americas' }
const states: Place = { country: 'US', language: 'en', region: 'Americas' }
const britain: Place = { country: 'GB', language: 'en', region: 'EMEA' }
const germany: Place = { country: 'DE', language: 'en', region: 'EMEA' }
const france: Place = { country: 'FR', language: 'en', region: 'EMEA' }
const italy: Place = { country: 'IT', language: 'en', region: 'EMEA' }
const netherlands: Place = { country: 'NL', language: 'en', region: 'EMEA' }
const brazil: Place = { country: 'BR', language: 'en', region: 'Americas' }
const japan: Place = { country: 'JP', language: 'en', region: 'Japan' }

const of = (place: Place, name: string, city: string, domain: string): DemoCustomer => ({
  ...place,
  name,
  city,
  domain,
})

/** Forty invented companies in twelve countries. The first two are those that the stories are about. */
export const demoCustomers: readonly DemoCustomer[] = [
  of(states, 'Harbor Mutual Insurance', 'Portland', 'harbor-mutual.example'),
  of(spain, 'Norte Systems S.L.', 'Bilbao', 'norte-systems.example'),
  of(spain, 'Bodegas Ribera Alta S.A.', 'Logroño', 'ribera-alta.example'),
  of(spain, 'Clínica Santa Aurelia', 'Sevilla', 'santa-aurelia.example'),
  of(spain, 'Ayuntamiento de Valdemora', 'Valdemora', 'valdemora.example'),
  of(spain, 'Universidad de Castelar', 'Castelar', 'castelar.example'),
  of(spain, 'Almazara Hermanos Pérez S.L.', 'Jaén', 'almazara-perez.example'),
  of(mexico, 'Transportes del Bajío', 'León', 'bajio.example'),
  of(mexico, 'Seguros Quetzal', 'Ciudad de México', 'quetzal.example'),
  of(mexico, 'Hospital San Gabriel', 'Guadalajara', 'san-gabriel.example'),
  of(argentina, 'Cooperativa Pampa Verde', 'Rosario', 'pampa-verde.example'),
  of(argentina, 'Astillero Río Claro', 'Mar del Plata', 'rio-claro.example'),
  of(colombia, 'Banco Andino del Café', 'Medellín', 'banco-andino.example'),
  of(colombia, 'Editorial Macondo', 'Barranquilla', 'macondo.example'),
  of(states, 'Redwood County Schools', 'Eureka', 'redwood-schools.example'),
  of(states, 'Lakeshore Medical Group', 'Duluth', 'lakeshore.example'),
  of(states, 'Prairie Rail & Freight', 'Wichita', 'prairie-rail.example'),
  of(states, 'Copperfield Analytics', 'Tucson', 'copperfield.example'),
  of(states, 'Blue Ridge Credit Union', 'Asheville', 'blue-ridge.example'),
  of(britain, 'Whitcombe & Daughters Ltd', 'Bristol', 'whitcombe.example'),
  of(britain, 'Thameside Borough Council', 'Grays', 'thameside.example'),
  of(britain, 'Pennine Water plc', 'Huddersfield', 'pennine-water.example'),
  of(britain, 'Orkney Ferries Trust', 'Kirkwall', 'orkney-ferries.example'),
  of(germany, 'Rheintal Maschinenbau GmbH', 'Konstanz', 'rheintal.example'),
  of(germany, 'Stadtwerke Lindenau', 'Lindenau', 'lindenau.example'),
  of(germany, 'Klinikum Ostwald', 'Chemnitz', 'ostwald.example'),
  of(germany, 'Brückner & Söhne KG', 'Würzburg', 'brueckner.example'),
  of(france, 'Laiterie des Vosges', 'Épinal', 'laiterie-vosges.example'),
  of(france, 'Mairie de Saint-Cyran', 'Saint-Cyran', 'saint-cyran.example'),
  of(france, 'Atelier Lumière SARL', 'Lyon', 'atelier-lumiere.example'),
  of(italy, 'Ceramiche Bellaria S.p.A.', 'Rimini', 'bellaria.example'),
  of(italy, 'Banca di Monteverde', 'Siena', 'monteverde.example'),
  of(netherlands, 'Van der Meer Logistics B.V.', 'Rotterdam', 'vandermeer.example'),
  of(netherlands, 'Waterschap Oostpolder', 'Zwolle', 'oostpolder.example'),
  of(brazil, 'Café Serra Azul Ltda', 'Belo Horizonte', 'serra-azul.example'),
  of(brazil, 'Construtora Ipê Amarelo', 'Curitiba', 'ipe-amarelo.example'),
  of(japan, 'Aoyama Precision K.K.', 'Tokyo', 'aoyama.example'),
  of(japan, 'Hokusei Foods', 'Sapporo', 'hokusei.example'),
  of(japan, '青山精密工業株式会社', 'Nagoya', 'seimitsu.example'),
  of(netherlands, 'Studio Zonnebloem', 'Delft', 'zonnebloem.example'),
]

/** First and last names to draw contacts from, by language. */
export const demoNames = {
  en: {
    first: [
      'Emma',
      'Liam',
      'Olivia',
      'Noah',
      'Ava',
      'Ethan',
      'Sophie',
      'Lucas',
      'Hannah',
      'Jonas',
      'Greta',
      'Akira',
      'Yuki',
      'Marco',
      'Claire',
      'Pieter',
    ],
    last: [
      'Clark',
      'Bennett',
      'Fischer',
      'Moreau',
      'Rossi',
      'Tanaka',
      'de Vries',
      'Hughes',
      'Walker',
      'Schmidt',
      'Laurent',
      'Conti',
      'Sato',
      'Jansen',
      'Price',
      'Novak',
    ],
  },
  es: {
    first: [
      'Ana',
      'Luis',
      'Marta',
      'Pablo',
      'Lucía',
      'Javier',
      'Carmen',
      'Diego',
      'Elena',
      'Andrés',
      'Beatriz',
      'Íñigo',
      'Sofía',
      'Mateo',
      'Valentina',
      'Thiago',
    ],
    last: [
      'García',
      'Romero',
      'Gil',
      'Vega',
      'Muñoz',
      'Ibáñez',
      'Ruiz',
      'Castaño',
      'Quiroga',
      'Núñez',
      'Etxeberria',
      'Salas',
      'Herrera',
      'Peña',
      'Souza',
      'Montoya',
    ],
  },
} as const
