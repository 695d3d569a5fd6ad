import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import compileMessage from 'icu-minify/compile'
import { defineConfig, type Plugin } from 'vite'
import { iconsByName } from './tools/web-icons.ts'

const messageFile = /\/messages\/[a-z]{2}\/[a-z-]+\.json$/

type MessageTree = { [key: string]: string | MessageTree }

function compileTree(tree: MessageTree): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? compileMessage(value) : compileTree(value),
    ]),
  )
}

const messageFolder = join(import.meta.dirname, 'messages')
const catalogueId = 'virtual:messages'

/** A module that maps `en/licences` to its messages: all of them on the server, functions that fetch in the browser. */
function catalogueModule(onServer: boolean): string {
  const folders = readdirSync(messageFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = folders.flatMap(({ name }) =>
    readdirSync(join(messageFolder, name)).map((file) => `${name}/${file.replace('.json', '')}`),
  )
  const path = (file: string) => JSON.stringify(join(messageFolder, `${file}.json`))
  const imports = files.map((file, at) => `import m${at} from ${path(file)}`)
  const held = files.map((file, at) => `${JSON.stringify(file)}: m${at}`)
  const reachable = files.map((file) => `${JSON.stringify(file)}: () => import(${path(file)}).then((m) => m.default)`)
  return onServer
    ? `${imports.join('\n')}\nexport const held = { ${held} }\nexport const reachable = {}`
    : `export const held = {}\nexport const reachable = { ${reachable} }`
}

/**
 * Compiles ICU messages at build time, so that no message parser travels to the browser, and gives the web its catalogue.
 */
function precompiledMessages(): Plugin {
  return {
    name: 'chancery-messages',
    enforce: 'pre',
    resolveId: (id) => (id === catalogueId ? `\0${catalogueId}` : undefined),
    load(id) {
      if (id === `\0${catalogueId}`) return catalogueModule(this.environment.config.consumer === 'server')
    },
    transform(code, id) {
      if (!messageFile.test(id)) return
      return { code: JSON.stringify(compileTree(JSON.parse(code))), map: null }
    },
  }
}

/**
 * React Router can be watched from outside, which nobody does here: 1 kB of every page's script. Should it come to need
 * more of that module than these names, the build fails.
 */
function withoutInstrumentation(): Plugin {
  const names = [
    'consumeInstrumentationClientResultMetaReceiver',
    'getRouteInstrumentationUpdates',
    'instrumentClientSideRouter',
  ]
  return {
    name: 'chancery-no-instrumentation',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id === './instrumentation.js' && importer?.includes('/react-router/') ? '\0no-instrumentation' : undefined,
    load: (id) =>
      id === '\0no-instrumentation'
        ? names.map((name) => `export const ${name} = () => undefined`).join('\n')
        : undefined,
  }
}

/** The widgets' own words: English must be "en-US", the only English they have. */
const widgetLocales = { ...optimizeLocales.vite({ locales: ['en-US', 'es-ES'] }), enforce: 'pre' as const }

const underTest = process.env.VITEST !== undefined

/**
 * A few files instead of twenty: what never changes, what most pages share, what lists and what wizards need besides, and
 * the page itself. Compressed together they are 8 kB smaller, and a page that follows another loads only its own.
 */
const chunkGroups = [
  { name: 'framework', test: /node_modules\/(react|react-dom|scheduler|react-router|use-intl|icu-minify|@formatjs)\// },
  {
    name: 'shared',
    test: /\/web\/(root\.|(app|ui)\/(?!palette-dialog|public-|narrow-|bare-|wrong-organization|step-list|used-styles|filter-bar|pager|tabs|timeline|confirm-page|skeleton))/,
  },
  { name: 'lists', test: /\/web\/ui\/(filter-bar|pager|tabs)\./ },
  // What most pages of licences share: small files that compress better as one.
  {
    name: 'licence-parts',
    test: /\/web\/licences\/(licence-words|licence-paths|why-not|feature-names|wizard-draft|allocate-steps)\./,
  },
  { name: 'wizard-parts', test: /\/web\/(ui\/(step-list|confirm-page)|licences\/wizard-top)\./ },
]

/** The alias swaps the message parser for the formatter of compiled messages; tests read the same compiled files. */
export default defineConfig({
  plugins: [
    precompiledMessages(),
    iconsByName(),
    withoutInstrumentation(),
    widgetLocales,
    tailwindcss(),
    underTest ? [] : reactRouter(),
  ],
  resolve: {
    alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  ssr: { noExternal: ['use-intl'] },
  build: {
    // Every browser with light-dark() and the popover attribute, which the shell is built on.
    target: ['chrome125', 'firefox125', 'safari17.5'],
    cssTarget: ['chrome125', 'firefox125', 'safari17.5'],
    assetsInlineLimit: 0,
  },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } } } },
  },
})
