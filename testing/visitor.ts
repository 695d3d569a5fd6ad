import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type Contract, endpointOf, type OperationName } from '../contract/all.ts'
import { type OutputOf, pathNames } from '../contract/endpoint.ts'
import { type Problem, problem } from '../contract/problem.ts'
import { sessionCookie } from '../server/platform/http.ts'

/** How a call differs from the ordinary. */
export type CallOptions = {
  /** The Idempotency-Key; a fresh one where the operation wants one, none when null. */
  key?: string | null
  /** The version for If-Match. */
  ifMatch?: number
  language?: 'en' | 'es'
  headers?: Record<string, string>
}

/** What came back from the door. */
export type TestAnswer<Output> = {
  status: number
  headers: LightMyRequestResponse['headers']
  /** The body as it came: parsed where it is JSON, else text. */
  body: unknown
  /** Value of each cookie that the answer sets. */
  cookies: Record<string, string>
  /** The output, checked against the contract's schema; throws for a refusal. */
  readonly output: Output
  /** The problem details; throws where the call succeeded. */
  readonly problem: Problem
  /** `fieldName: code` of each field that needs correcting. */
  readonly faults: string[]
}

/** Somebody who calls operations through the HTTP door. */
export type Visitor = {
  sessionToken: string | null
  call<N extends OperationName>(
    operation: N,
    input?: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<TestAnswer<OutputOf<Contract[N]>>>
}

/** Somebody at the door, with the session of this token or none. `filled` is added to inputs that know such a field. */
export function visitorOf(
  app: FastifyInstance,
  sessionToken: string | null,
  filled: Record<string, string> = {},
): Visitor {
  return {
    sessionToken,
    async call(operation, input = {}, options = {}) {
      const response = await app.inject(
        requestOf(operation, { ...fitting(operation, filled), ...input }, sessionToken, options),
      )
      return answerOf(operation, response)
    },
  }
}

function fitting(operation: OperationName, filled: Record<string, string>): Record<string, string> {
  const names = pathNames(endpointOf(operation).path)
  return Object.fromEntries(Object.entries(filled).filter(([name]) => names.includes(name)))
}

function requestOf(
  operation: OperationName,
  input: Record<string, unknown>,
  sessionToken: string | null,
  options: CallOptions,
) {
  const { method, path, repeat } = endpointOf(operation)
  const names = pathNames(path)
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)))
  const key = options.key === undefined && repeat === 'once' ? randomUUID() : options.key
  const url = `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name] ?? '-')))}`
  return {
    method,
    url: method === 'GET' ? `${url}${queryOf(rest)}` : url,
    ...(method === 'GET' ? {} : { payload: JSON.stringify(rest) }),
    headers: {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      'accept-language': options.language ?? 'en',
      ...(key ? { 'idempotency-key': key } : {}),
      ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
      ...options.headers,
    },
    ...(sessionToken ? { cookies: { [sessionCookie]: sessionToken } } : {}),
  }
}

function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one))
  return query.size > 0 ? `?${query}` : ''
}

function answerOf<N extends OperationName>(
  operation: N,
  response: LightMyRequestResponse,
): TestAnswer<OutputOf<Contract[N]>> {
  const body = bodyOf(response)
  const called = `${operation} answered ${response.statusCode}: ${response.body.slice(0, 1_000)}`
  return {
    status: response.statusCode,
    headers: response.headers,
    body,
    cookies: Object.fromEntries(response.cookies.map(({ name, value }) => [name, value])),
    get output() {
      if (response.statusCode >= 400) throw new Error(called)
      const parsed = endpointOf(operation).output.safeParse(body)
      if (!parsed.success) throw new Error(`${called}\nThe contract says otherwise: ${parsed.error.message}`)
      // The entry's own schema has just parsed it; the table of entries only forgets which one it was.
      return parsed.data as OutputOf<Contract[N]>
    },
    get problem() {
      if (response.statusCode < 400) throw new Error(called)
      return problem.parse(body)
    },
    get faults() {
      return (this.problem.fields ?? []).map(({ path, code }) => `${path}: ${code}`)
    },
  }
}

/** JSON as such; a file as the operation that made it gave it. */
function bodyOf(response: LightMyRequestResponse): unknown {
  const type = String(response.headers['content-type'] ?? '')
  if (type.includes('json')) return JSON.parse(response.body)
  const fileName = /filename="([^"]*)"/.exec(String(response.headers['content-disposition'] ?? ''))?.[1] ?? ''
  return { fileName, content: type === 'application/pdf' ? new Uint8Array(response.rawPayload) : response.body }
}
