import { type Check, type Import, isTest, type Project, type Source } from './project.ts'

/** The features of the portal, each of which may use those before it. Two folders that need each other are one feature. */
export const features: readonly string[] = [
  'identity',
  'accounts',
  'catalogue',
  'mailbox',
  'upkeep',
  'portal',
  'screening',
  'partners',
  'billing',
  'licences',
  'pricing',
  'renewals',
  'desk',
  'partner-renewals',
  'deal-credits',
  'quote-links',
  'support',
  'help',
  'exports',
]

/** A room is a folder with arrows of its own; `server/licences` and `web/licences` are two. */
type Room = { name: string; may: (target: string, asked: Import) => boolean; packages?: (name: string) => boolean }

const everything = () => true
const inside =
  (...rooms: string[]) =>
  (target: string): boolean =>
    rooms.includes(target)
const before = (feature: string): string[] => features.slice(0, features.indexOf(feature))

/** Pages of no feature of their own: what brings several together, and what shows the web's own parts. */
const pageFolders: readonly string[] = [...features, 'search', 'console', 'reference', 'dev']
const pagesBefore = (folder: string): string[] => pageFolders.slice(0, pageFolders.indexOf(folder))
const onlyNode = (name: string): boolean => name.startsWith('node:')

const serverBase = ['contract', 'values', 'server/platform']
const belowFeatures = [...serverBase, 'server/access', 'server/audit', 'licence-file']

/** What each room may ask for besides itself. First match wins; a file in no room is a fault. */
function rooms(): Room[] {
  return [
    { name: 'values', may: inside(), packages: (name) => !onlyNode(name) },
    { name: 'licence-file', may: inside(), packages: onlyNode },
    { name: 'contract', may: inside('values'), packages: (name) => name === 'zod' },
    { name: 'licence-server', may: inside('licence-file', 'values') },
    { name: 'server/platform', may: inside('contract', 'values') },
    { name: 'server/access', may: inside(...serverBase) },
    { name: 'server/audit', may: inside(...serverBase) },
    ...features.map((feature) => ({
      name: `server/${feature}`,
      may: inside(...belowFeatures, ...before(feature).map((lower) => `server/${lower}`)),
    })),
    // The lists, the entry and the command line; they hand the web what it needs and know its types.
    { name: 'server', may: (target, { typesOnly }) => isServerSide(target) || (typesOnly && target === 'web/app') },
    // `chancery demo` loads the demo vendor, which is made of the builders that tests use.
    { name: 'server/cli', may: (target) => isServerSide(target) || target === 'testing' },
    { name: 'web/ui', may: inside('values', 'messages', 'web/app') },
    {
      name: 'web/app',
      may: (target, { typesOnly }) =>
        inside('contract', 'values', 'messages', 'web/ui')(target) || (typesOnly && target === 'web'),
    },
    ...pageFolders.map((folder) => ({
      name: `web/${folder}`,
      may: inside(
        'contract',
        'values',
        'messages',
        'web/app',
        'web/ui',
        ...pagesBefore(folder).map((lower) => `web/${lower}`),
      ),
    })),
    { name: 'web', may: (target) => target.startsWith('web/') || inside('contract', 'values', 'messages')(target) },
    { name: 'journeys', may: inside('contract', 'values', 'licence-file', 'testing', 'tools') },
    { name: 'messages', may: inside() },
    ...['testing', 'bench', 'tools', 'root'].map((name) => ({ name, may: everything })),
  ]
}

const isServerSide = (target: string): boolean =>
  target === 'server' || target.startsWith('server/') || ['contract', 'values', 'licence-file'].includes(target)

/** The room that a file lies in: its first folder, or the first two for the two sides of the portal. */
function roomOf(path: string): string {
  const parts = path.split('/')
  if (parts.length === 1) return 'root'
  const [first = '', second = ''] = parts
  return (first === 'server' || first === 'web') && parts.length > 2 ? `${first}/${second}` : first
}

function faultsOf(source: Source, table: readonly Room[]): string[] {
  const name = roomOf(source.path)
  const room = table.find((one) => one.name === name)
  if (!room) return [`${source.path} lies in ${name}, which is no room of the house`]
  return source.imports().flatMap((asked) => {
    const where = `${source.path}:${asked.line}`
    if (asked.path === null) {
      const isAllowed = isTest(source.path) || !room.packages || room.packages(asked.written)
      return isAllowed ? [] : [`${where} ${name} may not use the package ${asked.written}`]
    }
    const target = roomOf(asked.path)
    if (target === name || room.may(target, asked)) return []
    if (isTest(source.path) && mayTest(name, target)) return []
    return [`${where} ${name} may not import ${target}`]
  })
}

/** A test stands at the door: it may use the test portal, and on the server whatever it has to set up. */
function mayTest(name: string, target: string): boolean {
  return target === 'testing' || (name.startsWith('server/') && isServerSide(target))
}

/** Which way things may point. */
export const arrows: Check = {
  name: 'arrows',
  remedy: 'Move the thing down to where both may reach it, or turn the arrow round with a job (ARCHITECTURE.md).',
  run: ({ sources }: Project) => {
    const table = rooms()
    return sources.flatMap((source) => faultsOf(source, table))
  },
}
