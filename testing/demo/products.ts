/** A product of the demo vendor, Meridian Software, as the catalogue holds it. */
export type DemoProduct = {
  code: string
  name: string
  hostIdTypes: readonly string[]
  serialShape?: string
  partialAllocation?: false
  /** Which maintenance comes with what is sold of it. */
  programme: 'SA' | 'SWM' | 'HWM'
  movesPerYear: number | null
  features: readonly (readonly [code: string, name: string, choosable: boolean])[]
  editions: readonly (readonly [code: string, name: string, features: readonly string[]])[]
  versions: readonly (readonly [number: string, releasedOn: string])[]
  skus: readonly {
    code: string
    edition: string
    model: 'concurrent' | 'user-device' | 'per-cpu' | 'per-appliance' | 'site'
    termMonths?: number
    maintenanceMonths: number
    grade?: 'not-for-resale' | 'trial'
  }[]
}

/** What Meridian Software sells. */
export const demoProducts: readonly DemoProduct[] = [
  {
    code: 'WORKSPACE',
    name: 'Meridian Workspace',
    programme: 'SA',
    hostIdTypes: ['hostname', 'mac'],
    movesPerYear: 4,
    features: [
      ['desktops', 'Virtual desktops', false],
      ['recording', 'Session recording', true],
      ['gpu', 'GPU sharing', true],
    ],
    editions: [
      ['STD', 'Standard', ['desktops']],
      ['ADV', 'Advanced', ['desktops', 'recording']],
      ['PRE', 'Premium', ['desktops', 'recording', 'gpu']],
    ],
    versions: [
      ['8.0', '2024-03-12'],
      ['8.5', '2025-02-18'],
      ['9.0', '2026-01-20'],
      ['9.1', '2026-09-15'],
    ],
    skus: [
      { code: 'WS-STD-CCU', edition: 'STD', model: 'concurrent', maintenanceMonths: 12 },
      { code: 'WS-ADV-CCU', edition: 'ADV', model: 'concurrent', maintenanceMonths: 12 },
      { code: 'WS-PRE-UD-1Y', edition: 'PRE', model: 'user-device', termMonths: 12, maintenanceMonths: 12 },
      {
        code: 'WS-PRE-TRIAL',
        edition: 'PRE',
        model: 'concurrent',
        termMonths: 1,
        maintenanceMonths: 1,
        grade: 'trial',
      },
    ],
  },
  {
    code: 'GATEWAY',
    name: 'Meridian Gateway',
    programme: 'HWM',
    hostIdTypes: ['serial'],
    serialShape: 'GW-AA9999',
    partialAllocation: false,
    movesPerYear: 1,
    features: [
      ['tls', 'TLS offload', false],
      ['waf', 'Web application firewall', true],
    ],
    editions: [
      ['STD', 'Standard', ['tls']],
      ['ENT', 'Enterprise', ['tls', 'waf']],
    ],
    versions: [
      ['13.1', '2024-06-04'],
      ['14.0', '2025-10-07'],
      ['14.1', '2026-08-25'],
    ],
    skus: [
      { code: 'GW-STD-APP', edition: 'STD', model: 'per-appliance', maintenanceMonths: 12 },
      { code: 'GW-ENT-APP', edition: 'ENT', model: 'per-appliance', maintenanceMonths: 36 },
    ],
  },
  {
    code: 'ANALYTICS',
    name: 'Meridian Analytics',
    programme: 'SWM',
    hostIdTypes: ['hostname', 'uuid'],
    movesPerYear: 2,
    features: [
      ['dashboards', 'Dashboards', false],
      ['forecast', 'Forecasting', true],
    ],
    editions: [
      ['TEAM', 'Team', ['dashboards']],
      ['BUS', 'Business', ['dashboards', 'forecast']],
    ],
    versions: [
      ['4.0', '2025-04-01'],
      ['5.0', '2026-04-14'],
    ],
    skus: [
      { code: 'AN-TEAM-1Y', edition: 'TEAM', model: 'user-device', termMonths: 12, maintenanceMonths: 12 },
      { code: 'AN-BUS-CPU', edition: 'BUS', model: 'per-cpu', maintenanceMonths: 12 },
    ],
  },
  {
    code: 'CONNECTOR',
    name: 'Meridian Cloud Connector',
    programme: 'SWM',
    hostIdTypes: ['hostname', 'mac', 'uuid'],
    movesPerYear: null,
    features: [['sync', 'Directory synchronisation', false]],
    editions: [['STD', 'Standard', ['sync']]],
    versions: [
      ['2.3', '2024-11-26'],
      ['3.0', '2026-05-12'],
    ],
    skus: [
      { code: 'CC-STD-SITE', edition: 'STD', model: 'site', maintenanceMonths: 0 },
      {
        code: 'CC-STD-NFR',
        edition: 'STD',
        model: 'site',
        termMonths: 12,
        maintenanceMonths: 12,
        grade: 'not-for-resale',
      },
    ],
  },
]
