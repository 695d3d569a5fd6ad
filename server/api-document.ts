import { contract } from '../contract/all.ts'
import { describeRight } from './access/describe-right.ts'
import { openApiDocument } from './platform/openapi.ts'

let made: { document: ReturnType<typeof openApiDocument>; text: string } | null = null

/** The API's OpenAPI document, and its text (PLT-3). Made when it is first asked for: that takes as long as a fifth of a start. */
export function apiDocument(): NonNullable<typeof made> {
  if (made) return made
  const document = openApiDocument(contract, { heldBy: describeRight })
  made = { document, text: JSON.stringify(document) }
  return made
}
