import { createContext, data, type RouterContextProvider } from 'react-router'
import { type Visit, visit } from './visit.ts'

/** Names of the hidden fields that a `<Form method="post">` carries; `viewing` only where staff see the page as a contact. */
export const hiddenFields = { csrf: 'csrf', idempotencyKey: 'idempotencyKey', viewing: 'viewing' } as const

/** A form as it was submitted. `text` of a field that is absent is the empty string; `texts` has every value of a name. */
export type Submission = {
  form: FormData
  idempotencyKey: string | undefined
  text: (name: string) => string
  texts: (name: string) => string[]
}

const submission = createContext<Submission>()

/** The form of this request. Only actions may ask: pages that are merely read have none. */
export function submitted(context: Readonly<RouterContextProvider>): Submission {
  return context.get(submission)
}

const isText = (value: FormDataEntryValue | null): value is string => typeof value === 'string'

function read(form: FormData): Submission {
  const text = (name: string) => {
    const value = form.get(name)
    return isText(value) ? value : ''
  }
  const idempotencyKey = text(hiddenFields.idempotencyKey)
  return {
    form,
    idempotencyKey: idempotencyKey === '' ? undefined : idempotencyKey,
    text,
    texts: (name) => form.getAll(name).filter(isText),
  }
}

/**
 * Reads the form once, before any action, and refuses it with 403 when its token is not the one of this session. An
 * action cannot forget the check: the body is already read, and `submitted(context)` is the only way to it.
 */
export async function acceptSubmission(request: Request, context: Readonly<RouterContextProvider>): Promise<void> {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const form = await request.formData().catch(() => new FormData())
  const token = form.get(hiddenFields.csrf)
  if (!isText(token) || token === '' || token !== context.get(visit).csrf) {
    throw data({ code: 'stale-form' }, { status: 403 })
  }
  if (isFromFormerView(request, form, context.get(visit))) throw data({ code: 'view-over' }, { status: 403 })
  context.set(submission, read(form))
}

/**
 * Whether a form of an organization's page was shown through a look as a contact that is over by now (ACC-16): it is not done
 * with the rights of whoever looked.
 */
function isFromFormerView(request: Request, form: FormData, { actor }: Visit): boolean {
  const shownThrough = form.get(hiddenFields.viewing)
  if (!isText(shownThrough) || !/^\/(en|es)\/o\//.test(new URL(request.url).pathname)) return false
  return actor.kind === 'visitor' || actor.viewing?.id !== shownThrough
}
