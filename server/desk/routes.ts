import { desk } from '../../contract/desk.ts'
import { territories } from '../../contract/territories.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { answerQuoteQuestion } from './answer-quote-question.ts'
import { askAboutQuote } from './ask-about-quote.ts'
import { assignSpecialist } from './assign-specialist.ts'
import { assignTerritory } from './assign-territory.ts'
import { decideQuote } from './decide-quote.ts'
import { declineQuote } from './decline-quote.ts'
import { listQuoteQuestions } from './list-quote-questions.ts'
import { listQuotesOfAll } from './list-quotes-of-all.ts'
import { listTerritories } from './list-territories.ts'
import { prepareQuote } from './prepare-quote.ts'
import { priceManualQuote } from './price-manual-quote.ts'
import { readQuoteDesk } from './read-quote-desk.ts'
import { reviseQuote } from './revise-quote.ts'
import { sendQuote } from './send-quote.ts'

/** What the renewals desk does, and what customers do with what it sent them. */
export const deskRoutes = serve<House, typeof desk>(desk, {
  listQuotesOfAll,
  priceManualQuote,
  prepareQuote,
  reviseQuote,
  readQuoteDesk,
  decideQuote,
  sendQuote,
  assignSpecialist,
  declineQuote,
  askAboutQuote,
  listQuoteQuestions,
  answerQuoteQuestion,
})

/** Who of the desk looks after which part of the world. */
export const territoryRoutes = serve<House, typeof territories>(territories, { listTerritories, assignTerritory })
