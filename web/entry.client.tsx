import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { isLanguage } from './app/language.ts'
import { keepMessages } from './app/messages.ts'

const language = document.documentElement.lang
const sent = document.getElementById('messages')?.textContent
if (sent && isLanguage(language)) keepMessages(language, JSON.parse(sent))

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  )
})
