import type { PaletteAnswer } from '../app/palette-answer.ts'
import type { Route } from './+types/palette.ts'

const things = [
  { label: '4A58B-115A9-28E2C', hint: 'Gateway Advanced', href: '?thing=1' },
  { label: '356C5-00AB9-006A4', hint: 'Workspace Advanced', href: '?thing=2' },
]
const pages = [
  { label: 'Licences', href: '?page=licences' },
  { label: 'Licencias', href: '?page=licencias' },
  { label: 'People and access', href: '?page=people' },
]

/** Stands in for a search over an account, so that the palette can be tried without one. */
export function loader({ url }: Route.LoaderArgs) {
  const query = (url.searchParams.get('q') ?? '').toLowerCase()
  const matching = (items: typeof pages) =>
    items
      .filter((item) => item.label.toLowerCase().includes(query))
      .map((item) => ({ ...item, href: `ui${item.href}` }))
  const answer: PaletteAnswer = {
    groups: [
      { title: 'Licences', items: query === '' ? [] : matching(things) },
      { title: 'Pages', items: matching(pages) },
    ],
  }
  return Response.json(answer)
}
