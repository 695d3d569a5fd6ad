import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LucideIcon } from 'lucide-react'
import * as lucide from 'lucide-react'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Plugin } from 'vite'

const web = join(import.meta.dirname, '..', 'web')
const importOfIcons = /import \{([^}]*)\} from 'lucide-react'/g
const drawings = 'virtual:icons'

function isIcon(value: unknown): value is LucideIcon {
  return typeof value === 'object' && value !== null && '$$typeof' in value
}

/** The icons that pages import from lucide, by their names there: each a drawing that a page shows by its id. */
function drawnIcons(): Record<string, string> {
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const imported = files
    .flatMap((name) => [...readFileSync(join(web, name), 'utf8').matchAll(importOfIcons)])
    .flatMap(([, list = '']) => list.split(',').map((one) => one.trim().replace(/ as .*/, '')))
  return Object.fromEntries(
    Object.entries(lucide).flatMap(([name, icon]) =>
      imported.includes(name) && isIcon(icon)
        ? [[name, symbolOf(name, renderToStaticMarkup(createElement(icon)))]]
        : [],
    ),
  )
}

function symbolOf(name: string, svg: string): string {
  const strokes = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
  const drawing = svg.replace(/^<svg[^>]*>/, '').replace('</svg>', '')
  return `<symbol id="icon-${name}" viewBox="0 0 24 24" ${strokes}>${drawing}</symbol>`
}

/**
 * In the built pages an icon is the name of a drawing: the document brings the drawings that it shows, and the script
 * none (measured: 3.5 kB less for every page). What a later page shows besides comes from one file with all of them.
 * Under the development server and in tests icons are lucide's own.
 */
export function iconsByName(): Plugin {
  let building = false
  return {
    name: 'chancery-icons',
    enforce: 'pre',
    configResolved: ({ command }) => {
      building = command === 'build'
    },
    resolveId: (id) => (id === drawings || (id === 'lucide-react' && building) ? `\0${id}` : undefined),
    load(id) {
      if (id === '\0lucide-react') {
        const icons = Object.keys(drawnIcons()).map((name) => `export const ${name} = /* @__PURE__ */ named('${name}')`)
        return [`import { named } from ${JSON.stringify(join(web, 'ui', 'named-icon.tsx'))}`, ...icons].join('\n')
      }
      if (id !== `\0${drawings}`) return
      const drawn = building ? drawnIcons() : {}
      if (!building || this.environment.config.consumer === 'server')
        return `export const drawn = ${JSON.stringify(drawn)}\nexport const sheet = ''`
      const source = `<svg xmlns="http://www.w3.org/2000/svg">${Object.values(drawn).join('')}</svg>`
      const file = this.emitFile({ type: 'asset', name: 'icons.svg', source })
      return `export const drawn = {}\nexport const sheet = import.meta.ROLLUP_FILE_URL_${file}`
    },
  }
}
