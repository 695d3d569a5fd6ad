import type { hostIdTypes } from '../../contract/licences.ts'

/** What a file can be bound to. */
export type HostIdType = (typeof hostIdTypes)[number]

/** The host as it was typed, blanks and all, so that the check can point them out (LIC-5). */
export type HostDraft = { hostIdType: string; hostId: string; cluster: boolean; label: string }

/** What was chosen so far; it lives in the address, so that reload, Back and another device lose nothing (UX-1, UX-19). */
export type AllocateDraft = HostDraft & { quantity: string; features: readonly string[] | null }

/** What the wizard that reallocates keeps: staff may mark the move as an exception from the budget (LIC-11). */
export type MoveDraft = HostDraft & { exception: boolean }

/** Both the address of a step and a submitted form. */
type Source = Pick<URLSearchParams, 'has'> & {
  get(name: string): FormDataEntryValue | null
  getAll(name: string): FormDataEntryValue[]
}

function textOf(source: Source, name: string): string {
  const value = source.get(name)
  return typeof value === 'string' ? value : ''
}

/** Reads the host of a wizard. */
export function readHostDraft(source: Source): HostDraft {
  return {
    hostIdType: textOf(source, 'hostIdType'),
    hostId: textOf(source, 'hostId').slice(0, 400),
    cluster: textOf(source, 'cluster') === 'on',
    label: textOf(source, 'label').slice(0, 400),
  }
}

/** Reads all of the wizard that reallocates. */
export function readMoveDraft(source: Source): MoveDraft {
  return { ...readHostDraft(source), exception: textOf(source, 'exception') === 'on' }
}

/** Reads all of the allocate wizard; features are null until their step was answered, none being an answer too. */
export function readAllocateDraft(source: Source): AllocateDraft {
  const features = source
    .getAll('features')
    .filter((value): value is string => typeof value === 'string' && value !== '')
  return {
    ...readHostDraft(source),
    quantity: textOf(source, 'quantity').slice(0, 20),
    features: source.has('features') ? features : null,
  }
}

/** The host as an address keeps it. */
export function hostQuery(draft: HostDraft): URLSearchParams {
  const params = new URLSearchParams({ hostIdType: draft.hostIdType, hostId: draft.hostId })
  if (draft.cluster) params.set('cluster', 'on')
  if (draft.label !== '') params.set('label', draft.label)
  return params
}

/** The draft of a move as an address keeps it. */
export function moveQuery(draft: MoveDraft): URLSearchParams {
  const params = hostQuery(draft)
  if (draft.exception) params.set('exception', 'on')
  return params
}

/** The whole draft as an address keeps it. */
export function allocateQuery(draft: AllocateDraft): URLSearchParams {
  const params = hostQuery(draft)
  if (draft.quantity !== '') params.set('quantity', draft.quantity)
  if (draft.features !== null) {
    if (draft.features.length === 0) params.append('features', '')
    for (const code of draft.features) params.append('features', code)
  }
  return params
}

/** The host as the operations take it. The label goes with the operation that stores it. */
export function hostInput({ hostIdType, hostId, cluster }: HostDraft) {
  return { hostIdType, hostId, cluster }
}

/** A move as its preview takes it. Nothing is said of exceptions where none is made: others have no such field. */
export function moveInput(draft: MoveDraft) {
  return { ...hostInput(draft), ...(draft.exception ? { exception: true } : {}) }
}
