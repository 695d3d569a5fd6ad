import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  I18nProvider,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { useNavigate } from 'react-router'
import { Icon } from '../ui/icon.tsx'
import { useI18n } from './i18n.tsx'
import type { PaletteAnswer, PaletteItem } from './palette-answer.ts'
import { recentItems, rememberItem } from './palette-recents.ts'
import type { PaletteAddresses } from './shell-types.ts'

type Found = { state: 'idle' | 'searching' | 'failed'; answer: PaletteAnswer }

const nothing: PaletteAnswer = { groups: [] }

/** Asks for what matches as one types, 100 ms after the last letter; an answer that comes too late is dropped. */
function useAnswer(source: string, query: string): Found {
  const [found, setFound] = useState<Found>({ state: 'idle', answer: nothing })
  useEffect(() => {
    const stop = new AbortController()
    const ask = async () => {
      setFound((before) => ({ ...before, state: 'searching' }))
      const address = new URL(source, window.location.href)
      address.searchParams.set('q', query)
      const response = await fetch(address, { signal: stop.signal, headers: { Accept: 'application/json' } })
      if (!response.ok) throw new Error(`the palette answered ${response.status}`)
      const answer: PaletteAnswer = await response.json()
      setFound({ state: 'idle', answer })
    }
    const timer = setTimeout(
      () => {
        ask().catch(() => {
          if (!stop.signal.aborted) setFound({ state: 'failed', answer: nothing })
        })
      },
      query === '' ? 0 : 100,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [source, query])
  return found
}

function Results({ answer, onChoose }: { answer: PaletteAnswer; onChoose: (item: PaletteItem) => void }) {
  const { t } = useI18n()
  const items = answer.groups.flatMap((group) => group.items)
  return (
    <ListBox
      aria-label={t('app.search.title')}
      selectionMode="none"
      items={answer.groups.map((group) => ({ ...group, id: group.title }))}
      onAction={(key) => {
        const item = items.find((candidate) => candidate.href === key)
        if (item !== undefined) onChoose(item)
      }}
      className="max-h-[min(24rem,60dvh)] overflow-auto p-1.5 outline-none"
    >
      {(group) => (
        <ListBoxSection id={group.title}>
          <Header className="px-2.5 pt-2 pb-1 text-meta font-medium text-muted">{group.title}</Header>
          <Collection items={group.items.map((item) => ({ ...item, id: item.href }))}>
            {(item) => (
              <ListBoxItem
                id={item.href}
                textValue={item.label}
                className="flex min-h-8 cursor-pointer items-center gap-3 rounded-control border border-transparent px-2.5 py-1 outline-none data-focused:bg-accent-soft data-focused:text-accent coarse:min-h-11 forced:data-focused:border-[Highlight]"
              >
                <span className="min-w-0 flex-1 truncate">{item.label}</span>
                {item.hint === undefined ? null : <span className="shrink-0 text-hint text-muted">{item.hint}</span>}
              </ListBoxItem>
            )}
          </Collection>
        </ListBoxSection>
      )}
    </ListBox>
  )
}

/** The word under the field when there is nothing to list. */
function useWord(query: string, found: Found): string | null {
  const { t } = useI18n()
  if (found.state === 'failed') return t('app.search.failed')
  if (found.answer.groups.some((group) => group.items.length > 0)) return null
  if (found.state === 'searching') return t('app.search.loading')
  return query.trim() === '' ? t('app.search.start') : t('app.search.empty', { query })
}

function PaletteBody({ addresses, close }: { addresses: PaletteAddresses; close: () => void }) {
  const { t } = useI18n()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const found = useAnswer(addresses.source, query)
  const recents = recentItems(addresses.source)
  const groups = found.answer.groups.filter((group) => group.items.length > 0)
  const shown = {
    groups:
      query === '' && recents.length > 0 ? [{ title: t('app.search.recent'), items: recents }, ...groups] : groups,
  }
  const word = useWord(query, { ...found, answer: shown })
  const choose = (item: PaletteItem) => {
    rememberItem(addresses.source, item)
    close()
    navigate(item.href)
  }
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField
        aria-label={t('app.search.title')}
        autoFocus
        onSubmit={(text) => {
          close()
          navigate(`${addresses.search}?q=${encodeURIComponent(text)}`)
        }}
        className="flex min-h-12 items-center gap-2.5 border-b border-line px-4"
      >
        <Icon of={Search} className="text-muted" />
        <Input
          placeholder={t('app.search.placeholder')}
          className="h-12 w-full min-w-0 bg-transparent text-article text-ink outline-none placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {word === null ? <Results answer={shown} onChoose={choose} /> : null}
      <p role="status" className={word === null ? 'sr-only' : 'px-4 py-3 text-muted'}>
        {word}
      </p>
    </Autocomplete>
  )
}

/**
 * The command palette: objects first, then pages, then actions, found as one types. The first Escape clears the text,
 * the second closes (UX-40). The only default export outside routes: it is loaded lazily.
 */
export default function PaletteDialog(props: {
  addresses: PaletteAddresses
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t, language } = useI18n()
  return (
    <I18nProvider locale={language === 'es' ? 'es-ES' : 'en-US'}>
      <ModalOverlay
        isOpen={props.open}
        onOpenChange={props.onOpenChange}
        isDismissable
        className="fixed inset-0 z-40 flex items-start justify-center bg-[oklch(0.15_0.02_262/0.5)] px-4 pt-[12dvh]"
      >
        <Modal className="w-full max-w-144 overflow-clip rounded-card border border-line bg-surface shadow-floating">
          <Dialog aria-label={t('app.search.title')} className="outline-none">
            <PaletteBody addresses={props.addresses} close={() => props.onOpenChange(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}
